//! Signing in through the organisation's own service: there and back.

use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::sign_in::{self, After};
use crate::access::{AuditAction, Oidc, OidcAnswer, OidcError, Secret};
use crate::app::App;
use crate::web::{Page, WebError, cookies};

/// The cookie that ties the answer to the browser that asked.
const COOKIE: &str = "oidc";

/// What the provider sends along; an error of its own has no code.
#[derive(Deserialize)]
pub struct Answer {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    iss: String,
}

/// Sends the browser to the provider. A link and no form: a form may lead to no other site.
pub async fn begin(State(app): State<App>, page: Page, Query(after): Query<After>) -> Result<Response, WebError> {
    let oidc = provider(&app)?;
    match oidc.begin(&app.store, &after.next, Timestamp::now()).await {
        Ok((address, secret)) => {
            let is_secure = app.config.server.is_secure();
            let cookie = cookies::set(&cookies::name(COOKIE, is_secure), secret.reveal(), None, is_secure);
            Ok(([(SET_COOKIE, cookie)], Redirect::to(&address)).into_response())
        }
        Err(error) => refuse(&app, page, error).await,
    }
}

/// Takes the browser when it comes back.
pub async fn finish(
    State(app): State<App>,
    page: Page,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, WebError> {
    let oidc = provider(&app)?;
    let is_secure = app.config.server.is_secure();
    let name = cookies::name(COOKIE, is_secure);
    let secret = Secret::from_text(cookies::value(&headers, &name).unwrap_or_default());
    let answer = OidcAnswer { code: answer.code, state: answer.state, issuer: answer.iss };
    match oidc.finish(&app.store, &secret, &answer, Timestamp::now()).await {
        Ok((admission, next)) => {
            let gone = cookies::ended(&name, is_secure);
            let response = sign_in::let_in(&app, admission, &next).await?;
            Ok((AppendHeaders([(SET_COOKIE, gone)]), response).into_response())
        }
        Err(error) => refuse(&app, page, error).await,
    }
}

fn provider(app: &App) -> Result<&Oidc, WebError> {
    app.oidc.as_ref().ok_or(WebError::NotFound)
}

/// Shows the sign-in page with what went wrong, and what to do.
async fn refuse(app: &App, page: Page, error: OidcError) -> Result<Response, WebError> {
    let (key, status) = match error {
        OidcError::Store(error) => return Err(error.into()),
        OidcError::Provider(reason) => {
            tracing::warn!(reason, "the organisation's own sign-in does not answer as it must");
            ("oidc-fault-provider", StatusCode::BAD_GATEWAY)
        }
        OidcError::Stale => ("oidc-fault-stale", StatusCode::UNPROCESSABLE_ENTITY),
        OidcError::BrokenOff => ("oidc-fault-broken-off", StatusCode::UNPROCESSABLE_ENTITY),
        OidcError::NoEmail => ("oidc-fault-email", StatusCode::UNPROCESSABLE_ENTITY),
        OidcError::NoAccount => ("oidc-fault-account", StatusCode::UNPROCESSABLE_ENTITY),
    };
    sign_in::note(app, AuditAction::Refused, None).await?;
    Ok((status, sign_in::show_fault(app, page, key)?).into_response())
}
