//! Tokens with which programs call the API in the name of an account.

use jiff::{SignedDuration, Timestamp};

use super::{Secret, User};
use crate::ids::{TokenId, UserId};
use crate::store::{Store, StoreError};

/// How every token begins.
const PREFIX: &str = "ilm_";

/// The time of use is kept to the hour: enough to find tokens that nobody uses.
const NOTE_USE_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// What is kept of a token; never its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Its own name.
    pub id: TokenId,
    /// In whose name it acts.
    pub user: UserId,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to the hour.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// Makes a token and returns its secret, which cannot be shown again.
///
/// # Errors
///
/// When the store refuses it.
pub async fn create_api_token(
    store: &Store,
    user: UserId,
    name: &str,
    now: Timestamp,
) -> Result<(ApiToken, Secret), StoreError> {
    let secret = Secret::random_with_prefix(PREFIX);
    let token = ApiToken {
        id: TokenId::new(),
        user,
        name: name.trim().to_owned(),
        created_at: now,
        last_used_at: None,
        revoked_at: None,
    };
    store.insert_api_token(&token, &secret.hash()).await?;
    Ok((token, secret))
}

/// Returns in whose name a token acts; `None` when it is unknown or revoked, or the account closed.
///
/// # Errors
///
/// When the store refuses it.
pub async fn user_of_token(store: &Store, secret: &Secret, now: Timestamp) -> Result<Option<User>, StoreError> {
    if !secret.reveal().starts_with(PREFIX) {
        return Ok(None);
    }
    let Some((token, user)) = store.api_token(&secret.hash()).await? else {
        return Ok(None);
    };
    if token.last_used_at.is_none_or(|used| now.duration_since(used) >= NOTE_USE_AFTER) {
        store.note_api_token_use(token.id, now).await?;
    }
    Ok(Some(user))
}
