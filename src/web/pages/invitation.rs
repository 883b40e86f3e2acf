//! Somebody chooses a password by a link: who was invited, or who forgot the password.
//!
//! Opening the link uses nothing up: a program that looks at links in a mail may do so.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::access::{self, AuditAction, AuditNote, Password, Secret, User};
use crate::app::App;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::pages::sign_in;
use crate::web::{Page, WebError, render};

/// What the form sends.
#[derive(Deserialize)]
pub struct InvitationForm {
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    page: Page,
    /// Whose account it is; empty where the link is spent.
    name: String,
    email: String,
    password: Field,
}

impl InvitationPage {
    fn fields(&self) -> Vec<&Field> {
        vec![&self.password]
    }
}

fn invitation_page(page: Page, user: Option<&User>) -> InvitationPage {
    InvitationPage {
        name: user.map(|user| user.name.clone()).unwrap_or_default(),
        email: user.map(|user| user.email.to_string()).unwrap_or_default(),
        password: Field::required(page.locale(), "password", "account-password-new", "")
            .hint(page.locale(), "first-run-password-hint")
            .autocomplete("new-password"),
        page,
    }
}

fn spent(page: Page) -> Result<Response, WebError> {
    Ok((StatusCode::NOT_FOUND, render(&invitation_page(page, None))?).into_response())
}

/// Shows whose account it is, and the form.
pub async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Result<Response, WebError> {
    match access::invited(&app.store, &Secret::from_text(&secret), Timestamp::now()).await? {
        Some(user) => render(&invitation_page(page, Some(&user))),
        None => spent(page),
    }
}

/// Sets the password and lets its owner in, or shows the form again; only a good password uses the link up.
pub async fn create(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    OwnForm(form): OwnForm<InvitationForm>,
) -> Result<Response, WebError> {
    let (secret, now) = (Secret::from_text(&secret), Timestamp::now());
    let Some(user) = access::invited(&app.store, &secret, now).await? else { return spent(page) };
    let password = match Password::choose(&form.password, &[&user.name, user.email.as_str()]) {
        Ok(password) => password,
        Err(fault) => {
            let mut shown = invitation_page(page, Some(&user));
            shown.password.faults.push(shown.page.text(fault.key()));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown)?).into_response());
        }
    };
    match access::accept_invitation(&app.store, &app.hasher, &secret, password, now).await? {
        Some((user, admission)) => {
            app.store.note(AuditNote::by(&user, AuditAction::Changed, "/invitations"), now).await?;
            sign_in::let_in(&app, admission, "/app").await
        }
        None => spent(page),
    }
}
