//! Somebody moves observations: to another phenomenon, to one of their own, or to none.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::deciding;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::decisions::{Decision, Destination};
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// The choice for a phenomenon of their own.
pub const NEW: &str = "new";

/// The choice for no phenomenon.
pub const ALONE: &str = "alone";

/// Moves the observations that were ticked.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let to = match fields.one("to") {
        NEW => Destination::New(PhenomenonId::new()),
        ALONE => Destination::Alone,
        other => match other.parse() {
            Ok(other) => Destination::Phenomenon(other),
            Err(_) => return Ok(no_destination(phenomenon)),
        },
    };
    let decision = Decision::Move { observations: fields.read("observation"), to };
    deciding::take(&app, &user, phenomenon, decision, &fields).await
}

/// Leads back to the page, which says that no phenomenon was chosen.
pub fn no_destination(phenomenon: PhenomenonId) -> Response {
    Redirect::to(&format!("/app/phenomena/{phenomenon}?refused=no-destination")).into_response()
}
