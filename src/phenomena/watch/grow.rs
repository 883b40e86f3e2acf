//! A topic grows into a phenomenon, because the work group says so.

use jiff::Timestamp;

use super::topic::{Verdict, WatchState, WatchTopic};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId, UserId};
use crate::phenomena::GivenNames;
use crate::phenomena::decisions::{By, DecideError, Decision, Destination, Reason, decide, undo};
use crate::store::StoreError;

/// Why a topic cannot grow.
#[derive(Debug, thiserror::Error)]
pub enum GrowError {
    /// Nobody has accepted an observation.
    #[error("no observation of the topic was accepted")]
    NothingAccepted,
    /// It is closed, or has grown already.
    #[error("the topic is not open")]
    NotOpen,
    /// The decision could not be taken.
    #[error(transparent)]
    Decide(#[from] DecideError),
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a phenomenon of the observations that were accepted, named by the person, and ends the topic. Both are
/// decisions of theirs and can be undone.
///
/// # Errors
/// When nothing was accepted, when the topic is not open, when somebody else decided about the same, or when the
/// database refuses it; then the topic is open as before.
pub async fn grow(
    app: &App,
    topic: &WatchTopic,
    names: GivenNames,
    by: UserId,
    now: Timestamp,
) -> Result<PhenomenonId, GrowError> {
    let hits = app.store.watch_hits(topic.id).await?;
    let accepted: Vec<ObservationId> =
        hits.iter().filter(|hit| hit.verdict == Verdict::Accepted).map(|hit| hit.observation).collect();
    if accepted.is_empty() {
        return Err(GrowError::NothingAccepted);
    }
    // Claimed first, so that of two people who do it at once one makes a phenomenon.
    if !app.store.change_watch_state(topic.id, (WatchState::Open, WatchState::Grown), now).await? {
        return Err(GrowError::NotOpen);
    }
    let phenomenon = PhenomenonId::new();
    let by = By { user: by, reason: Some(Reason::of(&topic.description)), seen: None };
    let gathered = Decision::Move { observations: accepted, to: Destination::New(phenomenon) };
    let named = Decision::Name { phenomenon, names };
    if let Err(error) = make(app, gathered, named, by, now).await {
        app.store.change_watch_state(topic.id, (WatchState::Grown, WatchState::Open), now).await?;
        return Err(error);
    }
    app.store.note_watch_growth(topic.id, phenomenon).await?;
    Ok(phenomenon)
}

/// Takes both decisions; the first is undone when the second fails, so that no observation is left in a phenomenon
/// that nobody named. When that fails too, its error is returned.
async fn make(app: &App, gathered: Decision, named: Decision, by: By, now: Timestamp) -> Result<(), GrowError> {
    let user = by.user;
    let gathered = decide(&app.store, &app.wake, gathered, by.clone(), now).await?;
    if let Err(error) = decide(&app.store, &app.wake, named, by, now).await {
        undo(&app.store, &app.wake, gathered.id, user, now).await?;
        return Err(error.into());
    }
    Ok(())
}
