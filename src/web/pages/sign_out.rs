//! Ends a session.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::access;
use crate::app::App;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::session::{self, SignedIn};

/// The form has nothing but its token.
#[derive(Deserialize)]
pub struct Nothing {}

/// Ends the session and leads to the sign-in page.
pub async fn create(State(app): State<App>, user: SignedIn, _form: OwnForm<Nothing>) -> Result<Response, WebError> {
    access::sign_out(&app.store, &user.secret).await?;
    let cookie = session::ended_cookie(app.config.server.is_secure());
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}
