//! Signing in with e-mail address and password.

use jiff::Timestamp;

use super::second_factor::{Admission, admit};
use super::{Email, PasswordHasher, User, throttle};
use crate::store::{Store, StoreError};

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Address or password are wrong, the account is closed, or it rests after too many attempts.
    /// These are one, so that nobody learns which addresses have an account.
    #[error("the e-mail address or the password is wrong, or there were too many attempts; try again later")]
    Refused,
    /// The store refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signs somebody in, or asks for the code where the account has a second factor.
///
/// Takes the same time whether or not the address has an account. After repeated failures the
/// account looks at no attempt for a growing while, not even at the right password.
///
/// # Errors
///
/// [`SignInError::Refused`] when they may not come in; else when the store refuses it.
pub async fn sign_in(
    store: &Store,
    hasher: &PasswordHasher,
    email: &str,
    password: &str,
    now: Timestamp,
) -> Result<Admission, SignInError> {
    let credentials = match Email::parse(email) {
        Ok(email) => store.credentials(&email).await?,
        Err(_) => None,
    };
    let hash = credentials.as_ref().and_then(|credentials| credentials.password_hash.clone());
    let is_right = hasher.verify(password, hash).await;
    let Some(credentials) = credentials else {
        return Err(SignInError::Refused);
    };
    if credentials.blocked_until.is_some_and(|until| now < until) {
        return Err(SignInError::Refused);
    }
    let user = credentials.user;
    if !is_right || user.disabled_at.is_some() {
        let failures = store.count_failed_sign_in(user.id).await?;
        if let Some(pause) = throttle::pause_after(failures) {
            store.block_sign_in(user.id, now + pause).await?;
        }
        return Err(SignInError::Refused);
    }
    Ok(admit(store, user, now).await?)
}

/// Tells whether a text is the password of somebody signed in; an account without a password takes any. Wrong ones are
/// counted like failed attempts to sign in.
///
/// # Errors
///
/// When the store refuses it.
pub async fn is_password_of(
    store: &Store,
    hasher: &PasswordHasher,
    user: &User,
    password: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(credentials) = store.credentials(&user.email).await? else { return Ok(false) };
    if credentials.blocked_until.is_some_and(|until| now < until) {
        return Ok(false);
    }
    if credentials.password_hash.is_none() || hasher.verify(password, credentials.password_hash).await {
        return Ok(true);
    }
    let failures = store.count_failed_sign_in(user.id).await?;
    if let Some(pause) = throttle::pause_after(failures) {
        store.block_sign_in(user.id, now + pause).await?;
    }
    Ok(false)
}
