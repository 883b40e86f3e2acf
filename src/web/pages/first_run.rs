//! The first administrator makes their account.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::access::{self, Email, FirstRunError, Password, Secret};
use crate::app::App;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::{Page, WebError, render, session};

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FirstRunForm {
    name: String,
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "first-run.html")]
struct FirstRunPage {
    page: Page,
    is_spent: bool,
    name: Field,
    email: Field,
    password: Field,
}

impl FirstRunPage {
    /// Returns the fields in the order of the form.
    fn fields(&self) -> Vec<&Field> {
        vec![&self.name, &self.email, &self.password]
    }
}

fn first_run_page(page: Page, form: &FirstRunForm) -> FirstRunPage {
    let locale = page.locale();
    FirstRunPage {
        is_spent: false,
        name: Field::required(locale, "name", "accounts-name", &form.name).autocomplete("name"),
        email: Field::required(locale, "email", "accounts-email", &form.email).autocomplete("username"),
        password: Field::required(locale, "password", "sign-in-password", "")
            .hint(locale, "first-run-password-hint")
            .autocomplete("new-password"),
        page,
    }
}

fn spent(page: Page) -> Result<Response, WebError> {
    let shown = FirstRunPage { is_spent: true, ..first_run_page(page, &FirstRunForm::default()) };
    Ok((StatusCode::NOT_FOUND, render(&shown)?).into_response())
}

/// Shows the form while the link may be used.
pub async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Result<Response, WebError> {
    match access::is_first_run(&app.store, &Secret::from_text(&secret)).await? {
        true => render(&first_run_page(page, &FirstRunForm::default())),
        false => spent(page),
    }
}

/// Makes the account and signs in, or shows the form again with every fault.
pub async fn create(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    OwnForm(form): OwnForm<FirstRunForm>,
) -> Result<Response, WebError> {
    let mut shown = first_run_page(page.clone(), &form);
    let name = form.name.trim();
    if name.is_empty() {
        shown.name.faults.push(page.text("accounts-fault-name"));
    }
    let email = Email::parse(&form.email);
    if email.is_err() {
        shown.email.faults.push(page.text("accounts-fault-email"));
    }
    let password = Password::choose(&form.password, &[name, &form.email]);
    if let Err(fault) = &password {
        shown.password.faults.push(page.text(fault.key()));
    }
    let (Ok(email), Ok(password), false) = (email, password, name.is_empty()) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown)?).into_response());
    };
    let (secret, now) = (Secret::from_text(&secret), Timestamp::now());
    match access::make_first_administrator(&app.store, &app.hasher, &secret, (email, name, password), now).await {
        Ok(signed_in) => {
            let cookie = session::cookie(&signed_in.secret, app.config.server.is_secure());
            Ok(([(SET_COOKIE, cookie)], Redirect::to("/app")).into_response())
        }
        Err(FirstRunError::Spent) => spent(page),
        Err(FirstRunError::Store(error)) => Err(error.into()),
    }
}
