//! Somebody signs out everywhere.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::{self, SignedIn};

/// Ends every session of the account, this one too.
pub async fn end(State(app): State<App>, user: SignedIn, _form: OwnForm<Nothing>) -> Result<Response, WebError> {
    app.store.end_sessions(user.user.id).await?;
    let cookie = session::ended_cookie(app.config.server.is_secure());
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}
