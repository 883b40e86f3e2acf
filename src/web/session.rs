//! Who may call a handler is one of its arguments: `SignedIn` shuts the door to everybody else,
//! `MaybeSignedIn` leaves it open.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method};
use axum::response::{IntoResponse, Redirect, Response};

use super::{WebError, cookies, doors};
use crate::access::{Secret, User};

/// The cookie that holds a session's secret.
pub const COOKIE: &str = "session";

/// A session that `readers::recognise` found.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) user: User,
    pub(super) secret: Secret,
}

/// Somebody signed in; other readers are sent to the sign-in page.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Whose account it is.
    pub user: User,
    /// The secret of the session, to end it.
    pub secret: Secret,
}

/// Somebody signed in, or anybody.
#[derive(Clone, Debug)]
pub struct MaybeSignedIn(pub Option<User>);

/// Why somebody may not come in.
#[derive(Debug)]
pub enum SignInNeeded {
    /// Nobody is signed in: leads to the sign-in page and, after reading a page, back to it.
    SignedOut {
        /// The page that was to be read.
        next: Option<String>,
    },
    /// The page is not for this account.
    Forbidden,
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = SignInNeeded;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        match parts.extensions.get::<Session>() {
            Some(session) if !doors::may_open(&session.user, parts) => Err(SignInNeeded::Forbidden),
            Some(session) => Ok(Self { user: session.user.clone(), secret: session.secret.clone() }),
            None => {
                let page_read = (parts.method == Method::GET).then(|| parts.uri.path().to_owned());
                Err(SignInNeeded::SignedOut { next: page_read })
            }
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for MaybeSignedIn {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<Session>().map(|session| session.user.clone())))
    }
}

impl IntoResponse for SignInNeeded {
    fn into_response(self) -> Response {
        let next = match self {
            Self::SignedOut { next } => next,
            Self::Forbidden => return WebError::Forbidden.into_response(),
        };
        match next {
            Some(next) => Redirect::to(&format!("/sign-in?next={next}")).into_response(),
            None => Redirect::to("/sign-in").into_response(),
        }
    }
}

/// Returns the header that hands a new session's secret to the browser, which keeps it until it is
/// closed.
pub fn cookie(secret: &Secret, is_secure: bool) -> HeaderValue {
    cookies::set(&cookies::name(COOKIE, is_secure), secret.reveal(), None, is_secure)
}

/// Returns the header that makes the browser forget its session.
pub fn ended_cookie(is_secure: bool) -> HeaderValue {
    cookies::ended(&cookies::name(COOKIE, is_secure), is_secure)
}
