//! Somebody decides about an alert.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{AlertHistory, OneAlert};
use crate::alerts::{self, AlertState, DecideError, Decision};
use crate::app::App;
use crate::ids::AlertId;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::codes;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

/// A decision about an alert.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertDecision {
    /// The state that the alert goes to; another than it is in.
    #[schema(schema_with = codes::alert_state, required)]
    state: Option<String>,
    /// What to say about it; at most 2,000 characters.
    note: Option<String>,
}

/// Decide about an alert: move it to another state.
///
/// The decision is kept with the account of the token.
#[utoipa::path(
    post, path = "/alerts/{id}/events", operation_id = "decideAlert", tag = "Alerts",
    params(("id" = Uuid, Path, description = "The alert's id.")),
    request_body = AlertDecision,
    responses(
        (status = 201, description = "The alert as it now is.", body = OneAlert),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "It is in that state already, or somebody else has just decided.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn decide(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
    Json(decision): Json<AlertDecision>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let (state, note) = decision.read()?;
    let decision = Decision { state, note, by: user.id };
    let alert = match alerts::decide(&app.store, id, decision, Timestamp::now()).await {
        Ok(alert) => alert,
        Err(DecideError::NotFound) => return Err(WebError::NotFound),
        Err(DecideError::Overtaken) => return Err(WebError::Conflict("alert-overtaken")),
        Err(DecideError::Store(error)) => return Err(error.into()),
    };
    let events = app.store.alert_events(id).await?;
    let body = Json(OneAlert { alert: AlertHistory::new(alert, events) });
    Ok((StatusCode::CREATED, body).into_response())
}

impl AlertDecision {
    /// Reads state and note, or finds every fault.
    fn read(self) -> Result<(AlertState, Option<String>), WebError> {
        let mut reader = Reader::default();
        let keys = ("fault-parameter-state-missing", "fault-parameter-state");
        let state = reader.required("state", self.state, keys, AlertState::from_code);
        let note = self.note.map(|note| note.trim().to_owned());
        let length = note.as_ref().map_or(0, |note| note.chars().count());
        if length > LONGEST_NOTE {
            reader.fault("note", "fault-parameter-note", &length.to_string());
        }
        Ok((reader.finish_with(state)?, note))
    }
}
