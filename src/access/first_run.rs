//! The first administrator: made by a link that the program prints when it starts without any account.

use jiff::Timestamp;

use super::{Email, Password, PasswordHasher, Role, Secret, SignedIn, User, session};
use crate::store::{Store, StoreError};

/// Under what name the hash of the link's secret is kept.
const SETTING: &str = "first_run_link";

/// Why no administrator was made.
#[derive(Debug, thiserror::Error)]
pub enum FirstRunError {
    /// There is an account already, or the link is not the one of the last start.
    #[error("the link is spent")]
    Spent,
    /// The store refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the secret of the link where there is no account, in place of an earlier one; `None` where there is one.
///
/// # Errors
///
/// When the store refuses it.
pub async fn begin_first_run(store: &Store) -> Result<Option<Secret>, StoreError> {
    if !store.users().await?.is_empty() {
        return Ok(None);
    }
    let secret = Secret::random();
    store.set_setting(SETTING, Some(secret.hash().as_str())).await?;
    Ok(Some(secret))
}

/// Tells whether a link may still be used.
///
/// # Errors
///
/// When the store cannot be read.
pub async fn is_first_run(store: &Store, secret: &Secret) -> Result<bool, StoreError> {
    let is_known = store.setting(SETTING).await?.as_deref() == Some(secret.hash().as_str());
    Ok(is_known && store.users().await?.is_empty())
}

/// Makes the first administrator and signs them in; the link is spent.
///
/// # Errors
///
/// When the link is spent, or the store refuses it.
pub async fn make_first_administrator(
    store: &Store,
    hasher: &PasswordHasher,
    secret: &Secret,
    (email, name, password): (Email, &str, Password),
    now: Timestamp,
) -> Result<SignedIn, FirstRunError> {
    let user = User::new((email, name, Role::Administrator), now);
    let hash = hasher.hash(password).await;
    if !store.insert_first_user(&user, &hash, (SETTING, secret.hash().as_str())).await? {
        return Err(FirstRunError::Spent);
    }
    Ok(session::begin(store, user, now).await?)
}
