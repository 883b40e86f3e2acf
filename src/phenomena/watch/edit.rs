//! The work group says anew what it follows.

use jiff::Timestamp;

use super::description::WatchDescription;
use super::gather::gather;
use super::open::{WatchError, encoded};
use crate::app::App;
use crate::ids::WatchTopicId;

/// Describes a topic anew and looks through everything again. What people said of observations stays; what
/// nobody said anything of is found anew. Returns whether there is such an open topic.
///
/// # Errors
/// When there is no encoder, or the database fails.
pub async fn edit(
    app: &App,
    id: WatchTopicId,
    description: &WatchDescription,
    now: Timestamp,
) -> Result<bool, WatchError> {
    let (encoder, vector) = encoded(app, description).await?;
    let is_there = app.store.describe_watch_topic(id, description, (&encoder, &vector), now).await?;
    if is_there {
        gather(app, now).await?;
    }
    Ok(is_there)
}
