//! Sessions: who is signed in, for how long.

use jiff::{SignedDuration, Timestamp};

use super::{Secret, User};
use crate::store::{SessionTimes, Store, StoreError};

/// How long a session lasts unused.
const IDLE: SignedDuration = SignedDuration::from_hours(2);

/// How long a session lasts in any case: a working day.
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);

/// Uses within this time move nothing: one write a minute is enough.
const EXTEND_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// Somebody who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// The secret for the cookie.
    pub secret: Secret,
    /// When the session ends in any case.
    pub expires_at: Timestamp,
}

/// Begins a session for somebody who has shown who they are.
pub(super) async fn begin(store: &Store, user: User, now: Timestamp) -> Result<SignedIn, StoreError> {
    let secret = Secret::random();
    let times = SessionTimes { idle_until: now + IDLE, expires_at: now + ABSOLUTE };
    store.insert_session(&secret.hash(), user.id, times, now).await?;
    Ok(SignedIn { user, secret, expires_at: times.expires_at })
}

/// Begins another session for somebody whose sessions have just ended, such as after a new password.
///
/// # Errors
///
/// When the store refuses it.
pub async fn begin_session(store: &Store, user: User, now: Timestamp) -> Result<SignedIn, StoreError> {
    begin(store, user, now).await
}

/// Returns whose session a cookie's secret opens, and keeps the session alive; `None` when it has
/// ended or never was.
///
/// # Errors
///
/// When the store refuses it.
pub async fn session_of(store: &Store, secret: &Secret, now: Timestamp) -> Result<Option<User>, StoreError> {
    let hash = secret.hash();
    let Some((user, times)) = store.session(&hash, now).await? else {
        return Ok(None);
    };
    let idle_until = now + IDLE;
    if idle_until.duration_since(times.idle_until) >= EXTEND_AFTER {
        store.extend_session(&hash, idle_until).await?;
    }
    Ok(Some(user))
}

/// Ends the session of a cookie's secret.
///
/// # Errors
///
/// When the store refuses it.
pub async fn sign_out(store: &Store, secret: &Secret) -> Result<(), StoreError> {
    store.delete_session(&secret.hash()).await
}
