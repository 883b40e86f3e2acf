//! Signing in with e-mail address and password.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::access::{self, Admission, AuditAction, AuditNote, SignInError, User};
use crate::app::App;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::pages::sign_in_code;
use crate::web::{Page, WebError, cookies, render, session};

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    pub(super) next: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage {
    page: Page,
    email: Field,
    password: Field,
    next: String,
    /// What the organisation's own sign-in is called; empty where there is none.
    provider: String,
    /// The message about what went wrong; empty for nothing.
    fault: Cow<'static, str>,
}

/// Shows the form.
pub async fn show(State(app): State<App>, page: Page, Query(after): Query<After>) -> Result<Response, WebError> {
    render(&sign_in_page(&app, page, "", after.next))
}

/// Shows the form with a message about what went wrong.
pub(super) fn show_fault(app: &App, page: Page, key: &'static str) -> Result<Response, WebError> {
    let fault = page.text(key);
    render(&SignInPage { fault, ..sign_in_page(app, page, "", String::new()) })
}

/// Signs in, or shows the form again without telling whether address or password was wrong.
pub async fn create(
    State(app): State<App>,
    page: Page,
    OwnForm(form): OwnForm<SignInForm>,
) -> Result<Response, WebError> {
    match access::sign_in(&app.store, &app.hasher, &form.email, &form.password, Timestamp::now()).await {
        Ok(admission) => let_in(&app, admission, &form.next).await,
        Err(SignInError::Refused) => {
            note(&app, AuditAction::Refused, None).await?;
            let fault = page.text("sign-in-refused");
            let page = SignInPage { fault, ..sign_in_page(&app, page, &form.email, form.next) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)?).into_response())
        }
        Err(SignInError::Store(error)) => Err(error.into()),
    }
}

/// Lets somebody in, or leads to where the code is asked for.
pub(super) async fn let_in(app: &App, admission: Admission, next: &str) -> Result<Response, WebError> {
    let is_secure = app.config.server.is_secure();
    let next = place_within(next);
    let (cookie, place) = match admission {
        Admission::SignedIn(signed_in) => {
            note(app, AuditAction::SignedIn, Some(&signed_in.user)).await?;
            (session::cookie(&signed_in.secret, is_secure), next.to_owned())
        }
        Admission::CodeNeeded(secret) => {
            let name = cookies::name(sign_in_code::COOKIE, is_secure);
            (cookies::set(&name, secret.reveal(), None, is_secure), format!("/sign-in-code?next={next}"))
        }
    };
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&place)).into_response())
}

/// Notes that somebody came in, or tried to; the address that was typed is not kept, for it may be anybody's.
pub(super) async fn note(app: &App, action: AuditAction, user: Option<&User>) -> Result<(), WebError> {
    let subject = "/sign-in".to_owned();
    let (id, who) = (user.map(|user| user.id), user.map(|user| user.name.clone()).unwrap_or_default());
    let note = AuditNote { user: id, who, action, subject, detail: String::new() };
    Ok(app.store.note(note, Timestamp::now()).await?)
}

fn sign_in_page(app: &App, page: Page, email: &str, next: String) -> SignInPage {
    let locale = page.locale();
    let provider = app.oidc.as_ref().map_or(String::new(), |oidc| match oidc.name() {
        "" => page.text("oidc-name").into_owned(),
        name => name.to_owned(),
    });
    SignInPage {
        email: Field::required(locale, "email", "sign-in-email", email).autocomplete("username"),
        password: Field::required(locale, "password", "sign-in-password", "").autocomplete("current-password"),
        next: place_within(&next).to_owned(),
        provider,
        fault: Cow::Borrowed(""),
        page,
    }
}

/// Returns the internal page that the reader wanted; the overview for anything else, so that a
/// link cannot lead elsewhere.
pub(super) fn place_within(next: &str) -> &str {
    let is_internal = next == "/app" || next.starts_with("/app/");
    let is_plain = next.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    if is_internal && is_plain { next } else { "/app" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_internal_pages_only() {
        assert_eq!(place_within("/app/phenomena/0199"), "/app/phenomena/0199");
        for elsewhere in ["", "/", "//evil.example", "https://evil.example", "/app/../x", "/app\\evil", "/application"]
        {
            assert_eq!(place_within(elsewhere), "/app", "{elsewhere}");
        }
    }
}
