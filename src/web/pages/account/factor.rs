//! Somebody switches the second factor on or off.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::show::{Shown, render_page};
use crate::access;
use crate::app::App;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// A code that was typed.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
}

/// Makes a secret and shows it, to be confirmed with a first code.
pub async fn begin(State(app): State<App>, user: SignedIn, _form: OwnForm<Nothing>) -> Result<Response, WebError> {
    access::begin_second_factor(&app.store, &user.user).await?;
    Ok(Redirect::to("/app/account#second-factor").into_response())
}

/// Switches it on, and shows the codes for when the telephone is lost.
pub async fn confirm(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<CodeForm>,
) -> Result<Response, WebError> {
    match access::confirm_second_factor(&app.store, &user.user, &form.code, Timestamp::now()).await? {
        Some(recovery) => {
            let shown = Shown { recovery, done: "account-factor-on", ..Shown::default() };
            render_page(&app, page, &user.user, shown).await
        }
        None => wrong(&app, page, &user).await,
    }
}

/// Switches it off, with a code.
pub async fn remove(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<CodeForm>,
) -> Result<Response, WebError> {
    if access::remove_second_factor(&app.store, &user.user, &form.code, Timestamp::now()).await? {
        return Ok(Redirect::to("/app/account?done=factor").into_response());
    }
    wrong(&app, page, &user).await
}

async fn wrong(app: &App, page: Page, user: &SignedIn) -> Result<Response, WebError> {
    let shown = render_page(app, page, &user.user, Shown { is_wrong_code: true, ..Shown::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
