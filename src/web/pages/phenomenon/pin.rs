//! Somebody pins a phenomenon: it never fades.

use axum::extract::{Path, State};
use axum::response::Response;

use super::deciding;
use crate::app::App;
use crate::phenomena::decisions::Decision;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Pins the phenomenon.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    deciding::take(&app, &user, phenomenon, Decision::Pin { phenomenon }, &fields).await
}
