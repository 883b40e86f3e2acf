//! Watch topics.

pub mod change;
pub mod create;
pub mod grow;
pub mod list;
pub mod show;
mod topic;
pub mod verdict;

use axum::Json;

use crate::app::App;
use crate::ids::WatchTopicId;
use crate::phenomena::watch::WatchTopic;
use crate::web::WebError;

pub use topic::{OneTopic, Topic, TopicHits};

/// Returns the topic of an address.
async fn topic_of(app: &App, id: &str) -> Result<WatchTopic, WebError> {
    let id: WatchTopicId = id.parse().map_err(|_| WebError::NotFound)?;
    app.store.watch_topic(id).await?.ok_or(WebError::NotFound)
}

/// Returns a topic as it now is, with what fits it.
async fn answer(app: &App, id: WatchTopicId) -> Result<Json<OneTopic>, WebError> {
    let topic = app.store.watch_topic(id).await?.ok_or(WebError::NotFound)?;
    let hits = app.store.watch_hits(id).await?;
    Ok(Json(OneTopic { watch_topic: TopicHits::new(&topic, &hits) }))
}
