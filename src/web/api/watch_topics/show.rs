//! One watch topic.

use axum::Json;
use axum::extract::{Path, State};

use super::{OneTopic, TopicHits};
use crate::app::App;
use crate::ids::WatchTopicId;
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
    let id: WatchTopicId = id.parse().map_err(|_| WebError::NotFound)?;
    let topic = app.store.watch_topic(id).await?.ok_or(WebError::NotFound)?;
    let hits = app.store.watch_hits(id).await?;
    Ok(Json(OneTopic { watch_topic: TopicHits::new(&topic, &hits) }))
}
