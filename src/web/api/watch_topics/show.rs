//! One watch topic.

use axum::Json;
use axum::extract::{Path, State};

use super::{OneTopic, answer, topic_of};
use crate::app::App;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;

/// Read a watch topic, with the observations that fit it.
#[utoipa::path(
    get, path = "/watch-topics/{id}", operation_id = "getWatchTopic", tag = "Watch topics",
    params(("id" = Uuid, Path, description = "The topic's id.")),
    responses(
        (status = 200, description = "The topic.", body = OneTopic),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn show(State(app): State<App>, _caller: Caller, Path(id): Path<String>) -> Result<Json<OneTopic>, WebError> {
    answer(&app, topic_of(&app, &id).await?.id).await
}
