//! Watch topics: what the work group follows in a sentence of its own.

pub mod close;
mod form;
pub mod grow;
pub mod judge;
pub mod list;
pub mod new;
pub mod show;

use crate::app::App;
use crate::ids::WatchTopicId;
use crate::phenomena::watch::WatchTopic;
use crate::web::WebError;

/// Reads the topic of an address.
async fn topic(app: &App, id: &str) -> Result<WatchTopic, WebError> {
    let id: WatchTopicId = id.parse().map_err(|_| WebError::NotFound)?;
    app.store.watch_topic(id).await?.ok_or(WebError::NotFound)
}
