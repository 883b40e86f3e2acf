//! Accounts and their roles.

use jiff::Timestamp;

use super::{Email, Grant, Password, PasswordHasher, Scope};
use crate::ids::UserId;
use crate::store::{Store, StoreError};

coded!(
    /// What the owner of an account does here.
    Role {
        /// Reads observations, curates phenomena, decides on alerts.
        Member = "member",
        /// Also runs the social-report process and the rules.
        Coordinator = "coordinator",
        /// Sees its own service line.
        ServiceLineTeam = "service_line_team",
        /// Reads summaries and reports.
        Leadership = "leadership",
        /// Compares counties.
        CentreOfExcellence = "centre_of_excellence",
        /// Keeps accounts, organisation and retention.
        Administrator = "administrator",
    }
);

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its own name for ever.
    pub id: UserId,
    /// The address by which its owner signs in.
    pub email: Email,
    /// What its owner is called.
    pub name: String,
    /// What its owner does here.
    pub role: Role,
    /// What its owner may see of what came in.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was closed.
    pub disabled_at: Option<Timestamp>,
    /// When its owner last came in; `None` for never.
    pub signed_in_at: Option<Timestamp>,
}

/// An account to be added.
#[derive(Clone, Debug)]
pub struct NewUser<'n> {
    /// The address by which its owner will sign in.
    pub email: Email,
    /// What its owner is called.
    pub name: &'n str,
    /// What its owner does here.
    pub role: Role,
    /// What its owner may see of what came in.
    pub scope: Scope,
}

impl<'n> From<(Email, &'n str, Role)> for NewUser<'n> {
    /// Makes an account that may see everything that came in.
    fn from((email, name, role): (Email, &'n str, Role)) -> Self {
        Self { email, name, role, scope: Scope::ALL }
    }
}

impl User {
    /// Returns what the account was given.
    pub fn grant(&self) -> Grant {
        Grant { role: self.role, scope: self.scope.clone() }
    }

    /// Makes an open account that nobody has used yet; it counts once the store has it.
    pub(super) fn new<'n>(new: impl Into<NewUser<'n>>, now: Timestamp) -> Self {
        let NewUser { email, name, role, scope } = new.into();
        let (id, name) = (UserId::new(), name.trim().to_owned());
        Self { id, email, name, role, scope, created_at: now, disabled_at: None, signed_in_at: None }
    }
}

/// Why an account was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddUserError {
    /// The address has one.
    #[error("there is an account for this e-mail address already")]
    AlreadyThere,
    /// The store refused it.
    #[error(transparent)]
    Store(StoreError),
}

/// Adds an account; without a password its owner signs in by link alone.
///
/// # Errors
///
/// When the address has an account, or the store refuses it.
pub async fn add_user<'n>(
    store: &Store,
    hasher: &PasswordHasher,
    new: impl Into<NewUser<'n>>,
    password: Option<Password>,
    now: Timestamp,
) -> Result<User, AddUserError> {
    let user = User::new(new, now);
    let hash = match password {
        Some(password) => Some(hasher.hash(password).await),
        None => None,
    };
    store.insert_user(&user, hash.as_deref()).await.map_err(|error| match error {
        StoreError::AlreadyThere(_) => AddUserError::AlreadyThere,
        other => AddUserError::Store(other),
    })?;
    Ok(user)
}
