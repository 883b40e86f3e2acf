//! Somebody takes a decision back.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::OneDecision;
use crate::app::App;
use crate::ids::DecisionId;
use crate::phenomena::decisions::undo;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;
use crate::web::{WebError, decision_error};

/// Undo a decision.
///
/// What it changed is as it was before, as far as that still is. A decision on which a later one stands
/// cannot be undone before that.
#[utoipa::path(
    post, path = "/decisions/{id}/undoings", operation_id = "undoDecision", tag = "Decisions",
    params(("id" = Uuid, Path, description = "The decision's id.")),
    responses(
        (status = 201, description = "The decision, undone.", body = OneDecision),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "It was undone already, or a later decision stands on it.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: DecisionId = id.parse().map_err(|_| WebError::NotFound)?;
    let undone = undo(&app.store, &app.wake, id, user.id, Timestamp::now()).await.map_err(decision_error)?;
    Ok((StatusCode::CREATED, Json(OneDecision { decision: undone.into() })).into_response())
}
