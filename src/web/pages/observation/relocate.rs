//! Somebody moves an observation: to a phenomenon, to a new one of its own, or to none.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::ids::ObservationId;
use crate::phenomena::decisions::Decision;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::phenomenon::{deciding, relocate};
use crate::web::session::SignedIn;

/// Moves the observation and leads back to it.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let address = format!("/app/observations/{id}");
    let Some(to) = relocate::destination(fields.one("to")) else {
        return Ok(Redirect::to(&format!("{address}?refused=no-destination")).into_response());
    };
    let decision = Decision::Move { observations: vec![id], to };
    deciding::take_at(&app, &user, &address, decision, &fields).await
}
