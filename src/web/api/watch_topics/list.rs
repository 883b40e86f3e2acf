//! The list of watch topics.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Topic;
use crate::app::App;
use crate::web::WebError;
use crate::web::api::caller::Caller;

/// All watch topics.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TopicList {
    /// The topics, the latest first.
    watch_topics: Vec<Topic>,
}

/// List watch topics, the latest first.
#[utoipa::path(
    get, path = "/watch-topics", operation_id = "listWatchTopics", tag = "Watch topics",
    responses((status = 200, description = "All of them; a work group has a few.", body = TopicList)),
)]
pub async fn list(State(app): State<App>, _caller: Caller) -> Result<Json<TopicList>, WebError> {
    let topics = app.store.watch_topics().await?;
    Ok(Json(TopicList { watch_topics: topics.iter().map(Topic::from).collect() }))
}
