//! How the reader is told of alerts, and where the service posts them.

pub mod digest;
pub mod feed;
pub mod show;
pub mod unsubscribe;
pub mod webhook;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::sign_out::Nothing;
use crate::app::App;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// The page.
const ADDRESS: &str = "/app/notifications";

/// Lets what was given up be sent again.
pub async fn retry(State(app): State<App>, _user: SignedIn, _form: OwnForm<Nothing>) -> Result<Response, WebError> {
    app.store.retry_failed_jobs(Timestamp::now()).await?;
    Ok(Redirect::to(&format!("{ADDRESS}?done=retried")).into_response())
}
