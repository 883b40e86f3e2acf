//! Somebody answers a suggestion.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::ids::SuggestionId;
use crate::phenomena::decisions::By;
use crate::phenomena::suggestions::{accept, refuse};
use crate::web::api::caller::Caller;
use crate::web::api::decisions::Decision;
use crate::web::api::decisions::create::reason;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;
use crate::web::{WebError, answer_error};

/// An answer to a suggestion.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestionAnswer {
    /// Whether what it proposes is to be; if not, it is not proposed again until the matter changes.
    accept: bool,
    /// Why; at most 500 characters. It is kept with the decision.
    #[serde(default)]
    reason: String,
}

/// What an answer led to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuggestionAnswered {
    /// The decision that it became; null when it was refused.
    decision: Option<Decision>,
}

/// Accept or refuse a suggestion.
#[utoipa::path(
    post, path = "/suggestions/{id}/answers", operation_id = "answerSuggestion", tag = "Decisions",
    params(("id" = Uuid, Path, description = "The suggestion's id.")),
    request_body = SuggestionAnswer,
    responses(
        (status = 201, description = "It is answered.", body = SuggestionAnswered),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "It is no longer open, or its decision can no longer be taken.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
    Json(answer): Json<SuggestionAnswer>,
) -> Result<Response, WebError> {
    let id: SuggestionId = id.parse().map_err(|_| WebError::NotFound)?;
    let mut reader = Reader::default();
    let reason = reason(&answer.reason, &app.redactor, &mut reader);
    let reason = reader.finish_with(reason)?;
    let decision = match answer.accept {
        true => {
            let by = By { user: user.id, reason, seen: None };
            let accepted = accept(&app.store, &app.wake, id, by, Timestamp::now()).await;
            Some(accepted.map_err(answer_error)?.into())
        }
        false => {
            refuse(&app.store, id, user.id, Timestamp::now()).await.map_err(answer_error)?;
            None
        }
    };
    Ok((StatusCode::CREATED, Json(SuggestionAnswered { decision })).into_response())
}
