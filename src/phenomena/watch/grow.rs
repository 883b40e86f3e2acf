//! A topic grows into a phenomenon, because the work group says so.

use jiff::Timestamp;

use super::topic::{Verdict, WatchState, WatchTopic};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId, UserId};
use crate::phenomena::GivenNames;
use crate::phenomena::decisions::{By, DecideError, Decision, Destination, Reason, decide};
use crate::store::StoreError;

/// Why a topic cannot grow.
#[derive(Debug, thiserror::Error)]
pub enum GrowError {
    /// Nobody has accepted an observation.
    #[error("no observation of the topic was accepted")]
    NothingAccepted,
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
/// When nothing was accepted, when somebody else decided about the same, or when the database refuses it.
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
    let phenomenon = PhenomenonId::new();
    let by = By { user: by, reason: Some(Reason::of(&topic.description)), seen: None };
    let gathered = Decision::Move { observations: accepted, to: Destination::New(phenomenon) };
    decide(&app.store, &app.wake, gathered, by.clone(), now).await?;
    decide(&app.store, &app.wake, Decision::Name { phenomenon, names }, by, now).await?;
    app.store.set_watch_state(topic.id, WatchState::Grown, Some(phenomenon), now).await?;
    Ok(phenomenon)
}
