//! The code of the second factor, after a password or a link.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::sign_in::{note, place_within};
use crate::access::{self, AuditAction, Secret, SignInError};
use crate::app::App;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::{Page, WebError, cookies, render, session};

/// The cookie that stands for the password or link that was shown.
pub(super) const COOKIE: &str = "challenge";

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    next: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "sign-in-code.html")]
struct CodePage {
    page: Page,
    code: Field,
    next: String,
    refused: bool,
}

/// Shows the form.
pub async fn show(page: Page, Query(after): Query<After>) -> Result<Response, WebError> {
    render(&code_page(page, after.next, false))
}

/// Signs in, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    headers: HeaderMap,
    OwnForm(form): OwnForm<CodeForm>,
) -> Result<Response, WebError> {
    let is_secure = app.config.server.is_secure();
    let cookie = cookies::name(COOKIE, is_secure);
    let Some(secret) = cookies::value(&headers, &cookie).map(Secret::from_text) else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    match access::sign_in_with_code(&app.store, &secret, &form.code, Timestamp::now()).await {
        Ok(signed_in) => {
            note(&app, AuditAction::SignedIn, Some(&signed_in.user)).await?;
            let cookies = [
                (SET_COOKIE, session::cookie(&signed_in.secret, is_secure)),
                (SET_COOKIE, cookies::ended(&cookie, is_secure)),
            ];
            Ok((AppendHeaders(cookies), Redirect::to(place_within(&form.next))).into_response())
        }
        Err(SignInError::Refused) => {
            note(&app, AuditAction::Refused, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&code_page(page, form.next, true))?).into_response())
        }
        Err(SignInError::Store(error)) => Err(error.into()),
    }
}

fn code_page(page: Page, next: String, refused: bool) -> CodePage {
    let locale = page.locale();
    let code =
        Field::required(locale, "code", "code-label", "").hint(locale, "code-hint").autocomplete("one-time-code");
    CodePage { code, next, refused, page }
}
