//! Somebody says that observations report another phenomenon too.

use axum::extract::{Path, State};
use axum::response::Response;

use super::deciding;
use super::relocate::no_destination;
use crate::app::App;
use crate::phenomena::decisions::Decision;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Puts the observations that were ticked in the other phenomenon too.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let Ok(other) = fields.one("to").parse() else { return Ok(no_destination(phenomenon)) };
    let decision = Decision::AlsoIn { observations: fields.read("observation")?, phenomenon: other };
    deciding::take(&app, &user, phenomenon, decision, &fields).await
}
