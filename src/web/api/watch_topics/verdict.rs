//! Somebody says whether an observation fits a watch topic, or takes that back.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{OneTopic, answer, topic_of};
use crate::app::App;
use crate::ids::ObservationId;
use crate::phenomena::watch::{Verdict, WatchState};
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::codes;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// A verdict about an observation that was found for a topic.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVerdict {
    /// The observation's id.
    #[schema(value_type = Uuid, required)]
    observation: Option<String>,
    /// Whether it fits; `proposed` takes a verdict back.
    #[schema(schema_with = codes::watch_verdict, required)]
    verdict: Option<String>,
}

/// Say whether an observation fits a watch topic.
///
/// The topic learns from it which others fit.
#[utoipa::path(
    post, path = "/watch-topics/{id}/verdicts", operation_id = "judgeWatchHit", tag = "Watch topics",
    params(("id" = Uuid, Path, description = "The topic's id.")),
    request_body = NewVerdict,
    responses(
        (status = 201, description = "The topic as it now is.", body = OneTopic),
        (status = 404, description = "There is no such topic, or the observation was not found for it.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "The topic is not open.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
    Json(new): Json<NewVerdict>,
) -> Result<Response, WebError> {
    let topic = topic_of(&app, &id).await?;
    let mut reader = Reader::default();
    let keys = ("fault-parameter-id", "fault-parameter-id");
    let observation = reader.required("observation", new.observation, keys, |id| id.parse::<ObservationId>().ok());
    let keys = ("fault-parameter-verdict", "fault-parameter-verdict");
    let verdict = reader.required("verdict", new.verdict, keys, Verdict::from_code);
    let (observation, verdict) = reader.finish_with(observation.zip(verdict))?;
    if topic.state != WatchState::Open {
        return Err(WebError::Conflict("watch-not-open"));
    }
    if !app.store.judge_watch_hit((topic.id, observation), verdict, user.id, Timestamp::now()).await? {
        return Err(WebError::NotFound);
    }
    Ok((StatusCode::CREATED, answer(&app, topic.id).await?).into_response())
}
