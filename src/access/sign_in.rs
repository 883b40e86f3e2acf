//! Signing in with e-mail address and password.

use jiff::Timestamp;

use super::session::{self, SignedIn};
use super::{Email, PasswordHasher, throttle};
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

/// Signs somebody in.
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
) -> Result<SignedIn, SignInError> {
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
    if credentials.failed_sign_ins > 0 {
        store.forget_failed_sign_ins(user.id).await?;
    }
    Ok(session::begin(store, user, now).await?)
}
