//! Somebody takes a decision back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::ids::{DecisionId, ObservationId, PhenomenonId};
use crate::phenomena::decisions::{DecideError, undo};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{WebError, decision_error};

/// Undoes the decision and leads back to where the reader was; the list shows what stands in the way.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: DecisionId = id.parse().map_err(|_| WebError::NotFound)?;
    match undo(&app.store, &app.wake, id, user.user.id, Timestamp::now()).await {
        Ok(_) => Ok(Redirect::to(&next(&fields, id)).into_response()),
        Err(DecideError::StoodOn(later)) => {
            let first = later.id;
            Ok(Redirect::to(&format!("/app/decisions?first={first}#decision-{first}")).into_response())
        }
        Err(error) => Err(decision_error(error)),
    }
}

/// Returns the page of the phenomenon or the observation where the reader was, else the list.
fn next(fields: &Fields, id: DecisionId) -> String {
    if let Ok(phenomenon) = fields.one("phenomenon").parse::<PhenomenonId>() {
        return format!("/app/phenomena/{phenomenon}?undone={id}");
    }
    match fields.one("observation").parse::<ObservationId>() {
        Ok(observation) => format!("/app/observations/{observation}?undone={id}"),
        Err(_) => format!("/app/decisions?undone={id}"),
    }
}
