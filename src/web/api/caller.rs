//! Who calls: the account of the bearer token.

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::access::{self, Secret, User};
use crate::app::App;
use crate::web::{WebError, audit, doors};

/// The account in whose name a program calls; without a valid token the door stays shut.
#[derive(Clone, Debug)]
pub struct Caller(pub User);

/// Why the door stays shut.
#[derive(Debug)]
pub enum Refusal {
    /// No token was sent.
    NoToken,
    /// The token is unknown or revoked, or its account closed.
    InvalidToken,
    /// The tokens could not be looked up.
    Failed(WebError),
}

impl FromRequestParts<App> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let secret = token(&parts.headers).ok_or(Refusal::NoToken)?;
        let user = access::user_of_token(&app.store, &secret, Timestamp::now()).await;
        let user = user.map_err(|error| Refusal::Failed(error.into()))?.ok_or(Refusal::InvalidToken)?;
        if !doors::may_open(&user, parts) {
            return Err(Refusal::Failed(WebError::Forbidden));
        }
        audit::keep(app, &user, &parts.method, parts.uri.path().to_owned()).await.map_err(Refusal::Failed)?;
        Ok(Self(user))
    }
}

/// Returns the token of an `Authorization` header (RFC 6750); the scheme's name in any case.
fn token(headers: &HeaderMap) -> Option<Secret> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::from_text(token.trim()))
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let challenge = match self {
            Self::NoToken => r#"Bearer realm="ilmiotutka""#,
            Self::InvalidToken => r#"Bearer realm="ilmiotutka", error="invalid_token""#,
            Self::Failed(error) => return error.into_response(),
        };
        let mut response = WebError::Unauthorised.into_response();
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        response
    }
}
