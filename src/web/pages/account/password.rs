//! Somebody changes the own password.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::show::{Shown, render_page};
use crate::access::{self, Password};
use crate::app::App;
use crate::web::form::OwnForm;
use crate::web::session::{self, SignedIn};
use crate::web::{Page, WebError};

/// What the form sends.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// Changes the password; every other session of the account ends. An account without a password, which came in by a
/// link, gets its first one without a current one.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<PasswordForm>,
) -> Result<Response, WebError> {
    let user = user.user;
    let new = match Password::choose(&form.new, &[&user.name, user.email.as_str()]) {
        Ok(new) => new,
        Err(fault) => return again(&app, page, &user, fault.key()).await,
    };
    if !access::is_password_of(&app.store, &app.hasher, &user, &form.current, Timestamp::now()).await? {
        return again(&app, page, &user, "account-password-wrong").await;
    }
    let hash = app.hasher.hash(new).await;
    app.store.set_password_hash(user.id, &hash).await?;
    let signed_in = access::begin_session(&app.store, user, Timestamp::now()).await?;
    let cookie = session::cookie(&signed_in.secret, app.config.server.is_secure());
    let headers = [(axum::http::header::SET_COOKIE, cookie)];
    Ok((headers, Redirect::to("/app/account?done=password")).into_response())
}

async fn again(app: &App, page: Page, user: &access::User, key: &'static str) -> Result<Response, WebError> {
    let shown = render_page(app, page, user, Shown { password_fault: key, ..Shown::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
