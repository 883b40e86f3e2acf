//! Signing in with a link: for the first administrator, who has no password yet, and the demo.

use jiff::{SignedDuration, Timestamp};

use super::Secret;
use super::second_factor::{Admission, admit};
use crate::ids::UserId;
use crate::store::{Store, StoreError};

/// How long a link may wait to be used.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// Makes the secret of a link that signs a user in once, within 24 hours.
///
/// # Errors
///
/// When the store refuses it.
pub async fn create_sign_in_link(store: &Store, user: UserId, now: Timestamp) -> Result<Secret, StoreError> {
    let secret = Secret::random();
    store.insert_sign_in_link(&secret.hash(), user, now + LIFETIME).await?;
    Ok(secret)
}

/// How long an invitation may wait to be used.
const INVITATION: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Makes the secret of a link by which somebody who was invited comes in once, within seven days, to choose a password.
///
/// # Errors
///
/// When the store refuses it.
pub async fn create_invitation(store: &Store, user: UserId, now: Timestamp) -> Result<Secret, StoreError> {
    let secret = Secret::random();
    store.insert_sign_in_link(&secret.hash(), user, now + INVITATION).await?;
    Ok(secret)
}

/// Signs in whoever holds a link's secret; `None` when it is unknown, used or too old.
///
/// # Errors
///
/// When the store refuses it.
pub async fn sign_in_with_link(
    store: &Store,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Admission>, StoreError> {
    match store.use_sign_in_link(&secret.hash(), now).await? {
        Some(user) => admit(store, user, now).await.map(Some),
        None => Ok(None),
    }
}
