//! Whose account a person of the provider opens, and with what rights.

use jiff::Timestamp;

use super::person::Person;
use super::{OidcConfig, OidcError};
use crate::access::{AuditAction, AuditNote, Grant, NewUser, User};
use crate::store::Store;

/// Returns the account that a person opens. A person is known by the provider's name for them; the first time, by an
/// e-mail address that the provider vouches for. Where groups give rights, they are brought up to date, and who has no
/// account yet gets one.
///
/// # Errors
///
/// When the person has no account and no group that gives one, the account is closed or another person's, or no address
/// is vouched for.
pub(super) async fn of(store: &Store, config: &OidcConfig, person: Person, now: Timestamp) -> Result<User, OidcError> {
    let grant = config.grant(&person.groups);
    if grant.is_none() && !config.groups.is_empty() {
        return Err(OidcError::NoAccount);
    }
    let user = match store.user_of_identity(&person.identity).await? {
        Some(user) => user,
        None => first_time(store, config, person, grant, now).await?,
    };
    if user.disabled_at.is_some() {
        return Err(OidcError::NoAccount);
    }
    match grant {
        Some(grant) => with_rights(store, user, grant, now).await,
        None => Ok(user),
    }
}

/// Finds the account by the e-mail address and keeps whose it is, or makes one.
async fn first_time(
    store: &Store,
    config: &OidcConfig,
    person: Person,
    grant: Option<&Grant>,
    now: Timestamp,
) -> Result<User, OidcError> {
    let email = person.email.filter(|_| person.is_verified || config.trusts_email).ok_or(OidcError::NoEmail)?;
    match (store.user_by_email(&email).await?, grant) {
        (Some(user), _) => match store.bind_identity(user.id, &person.identity).await? {
            true => Ok(user),
            false => Err(OidcError::NoAccount),
        },
        (None, Some(grant)) => {
            let name = person.name.unwrap_or_else(|| email.to_string());
            let user = User::new(NewUser { email, name: &name, role: grant.role, scope: grant.scope.clone() }, now);
            store.insert_user_of_identity(&user, &person.identity).await?;
            note(store, &user, grant.to_string(), now).await?;
            Ok(user)
        }
        (None, None) => Err(OidcError::NoAccount),
    }
}

/// Brings the rights up to date; the last administrator stays one.
async fn with_rights(store: &Store, user: User, grant: &Grant, now: Timestamp) -> Result<User, OidcError> {
    let before = user.grant();
    if before == *grant || !store.set_rights(user.id, grant.role, &grant.scope).await? {
        return Ok(user);
    }
    let user = User { role: grant.role, scope: grant.scope.clone(), ..user };
    note(store, &user, format!("{before} → {grant}"), now).await?;
    Ok(user)
}

async fn note(store: &Store, user: &User, detail: String, now: Timestamp) -> Result<(), OidcError> {
    let note = AuditNote::by(user, AuditAction::Changed, format!("/app/accounts/{}/rights", user.id));
    Ok(store.note(AuditNote { detail, ..note }, now).await?)
}
