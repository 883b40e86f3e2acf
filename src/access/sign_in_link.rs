//! Links that work once: one kind signs somebody in, the other lets them choose a password first.

use jiff::{SignedDuration, Timestamp};

use super::second_factor::{Admission, admit};
use super::{Password, PasswordHasher, Secret, User};
use crate::ids::UserId;
use crate::store::{Store, StoreError};

coded!(
    /// What a link is for; it does nothing else.
    LinkPurpose {
        /// Signs in: for the demo, and for whoever has the command line.
        SignIn = "sign_in",
        /// Lets its holder choose a password: for people invited, and for those who forgot theirs.
        Password = "password",
    }
);

impl LinkPurpose {
    /// Returns how long such a link may wait to be used: 24 hours, or seven days where people are to come in.
    const fn lifetime(self) -> SignedDuration {
        match self {
            Self::SignIn => SignedDuration::from_hours(24),
            Self::Password => SignedDuration::from_hours(7 * 24),
        }
    }
}

/// Makes the secret of a link that signs a user in once, within 24 hours; earlier links of the account end.
///
/// # Errors
///
/// When the store refuses it.
pub async fn create_sign_in_link(store: &Store, user: UserId, now: Timestamp) -> Result<Secret, StoreError> {
    create(store, user, LinkPurpose::SignIn, now).await
}

/// Makes the secret of a link by which somebody chooses a password once, within seven days; earlier links of the account
/// end. It signs nobody in by itself: whoever made it cannot come in unnoticed, for the owner's password would change.
///
/// # Errors
///
/// When the store refuses it.
pub async fn create_invitation(store: &Store, user: UserId, now: Timestamp) -> Result<Secret, StoreError> {
    create(store, user, LinkPurpose::Password, now).await
}

async fn create(store: &Store, user: UserId, purpose: LinkPurpose, now: Timestamp) -> Result<Secret, StoreError> {
    let secret = Secret::random();
    store.insert_sign_in_link(&secret.hash(), user, purpose, now + purpose.lifetime()).await?;
    Ok(secret)
}

/// Signs in whoever holds a link's secret; `None` when it is unknown, used, too old or for a password.
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

/// Returns who is to choose a password by a link; `None` when it is unknown, used, too old or for something else. The
/// link is not used by this.
///
/// # Errors
///
/// When the store cannot be read.
pub async fn invited(store: &Store, secret: &Secret, now: Timestamp) -> Result<Option<User>, StoreError> {
    store.link_owner(&secret.hash(), LinkPurpose::Password, now).await
}

/// Gives the account of a link its password, ends its sessions, and lets its owner in – by way of the code where there is
/// a second factor. `None` when the link is unknown, used, too old or for something else.
///
/// # Errors
///
/// When the store refuses it.
pub async fn accept_invitation(
    store: &Store,
    hasher: &PasswordHasher,
    secret: &Secret,
    password: Password,
    now: Timestamp,
) -> Result<Option<(User, Admission)>, StoreError> {
    let hash = hasher.hash(password).await;
    match store.set_password_by_link(&secret.hash(), &hash, now).await? {
        Some(user) => Ok(Some((user.clone(), admit(store, user, now).await?))),
        None => Ok(None),
    }
}
