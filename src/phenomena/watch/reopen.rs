//! A topic that ended is followed again.

use jiff::Timestamp;

use super::gather::gather;
use super::open::WatchError;
use super::topic::{WatchState, WatchTopic};
use crate::app::App;
use crate::store::{Phenomenon, PhenomenonState, Store, StoreError};

/// Opens a topic again and looks for what has come in meanwhile: one that was closed, and one whose phenomenon is no
/// more. Returns whether it was opened.
///
/// # Errors
/// When there is no encoder, or the database fails; a topic that was opened is looked for later.
pub async fn reopen(app: &App, topic: &WatchTopic, now: Timestamp) -> Result<bool, WatchError> {
    if !is_over(&app.store, topic).await? {
        return Ok(false);
    }
    let is_opened = app.store.change_watch_state(topic.id, (topic.state, WatchState::Open), now).await?;
    if is_opened {
        gather(app, now).await?;
    }
    Ok(is_opened)
}

/// Tells whether a topic is neither open nor lives on as a phenomenon: that takes nothing in any more once the
/// decision that made it was undone, or once it was merged into another.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_over(store: &Store, topic: &WatchTopic) -> Result<bool, StoreError> {
    match (topic.state, topic.phenomenon) {
        (WatchState::Open, _) => Ok(false),
        (WatchState::Grown, Some(id)) => {
            let phenomenon = store.phenomenon(id).await?;
            let lives = |living: Phenomenon| living.id == id && living.state == PhenomenonState::Active;
            Ok(!phenomenon.is_some_and(lives))
        }
        (WatchState::Closed | WatchState::Grown, _) => Ok(true),
    }
}
