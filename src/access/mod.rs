//! Access: who may come in, and as what – accounts, passwords, sessions, links and tokens.
//!
//! Secrets that the program makes are 256 random bits and kept as SHA-256; passwords, which people
//! make, go through argon2id. Pages and commands call the verbs; only the store knows the tables.

mod api_token;
mod audit;
mod audit_retention;
mod email;
mod first_run;
mod grant;
mod oidc;
mod one_time_code;
mod password;
mod right;
mod scope;
mod second_factor;
mod secret;
mod session;
mod sign_in;
mod sign_in_link;
mod small_cells;
mod throttle;
mod user;

pub use api_token::{ApiToken, create_api_token, user_of_token};
pub use audit::{AuditAction, AuditEvent, AuditNote};
pub use audit_retention::{LEAST_AUDIT_DAYS, forget_audit};
pub use email::{Email, EmailFault};
pub use first_run::{FirstRunError, begin_first_run, is_first_run, make_first_administrator};
pub use grant::Grant;
pub use oidc::{GroupGrant, Identity, IdentityAttempt, Oidc, OidcAnswer, OidcConfig, OidcError, OidcSecret};
pub use one_time_code::CodeSecret;
pub use password::{LEAST_PASSWORD_LENGTH, Password, PasswordFault, PasswordHasher};
pub use right::Right;
pub use scope::Scope;
pub use second_factor::{
    Admission, begin_second_factor, confirm_second_factor, pending_second_factor, remove_second_factor,
    sign_in_with_code,
};
pub use secret::{Secret, SecretHash};
pub use session::{SignedIn, begin_session, session_of, sign_out};
pub use sign_in::{SignInError, is_password_of, sign_in};
pub use sign_in_link::{
    LinkPurpose, accept_invitation, create_invitation, create_sign_in_link, invited, sign_in_with_link,
};
pub use small_cells::{Count, SmallCells};
pub use user::{AddUserError, NewUser, Role, User, add_user};
