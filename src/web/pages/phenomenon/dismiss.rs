//! Somebody dismisses a phenomenon: it is nothing to follow, keeps its observations and raises no alert.

use axum::extract::{Path, State};
use axum::response::Response;

use super::deciding;
use crate::app::App;
use crate::phenomena::decisions::Decision;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Dismisses the phenomenon.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    deciding::take(&app, &user, phenomenon, Decision::Dismiss { phenomenon }, &fields).await
}
