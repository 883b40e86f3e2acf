//! A person decides, or takes a decision back.

use std::collections::HashSet;

use jiff::Timestamp;
use tokio::sync::Notify;

use super::change::Change;
use super::constraints::Constraints;
use super::decision::{Decision, DecisionKind};
use super::fault::DecisionFault;
use super::reason::Reason;
use super::recorded::{Recorded, Undoing};
use super::scene::Scene;
use super::{history, plan, undo as undoing};
use crate::ids::{DecisionId, ObservationId, UserId};
use crate::store::{Store, StoreError};

/// How often a decision is computed anew when the grouping changed while it was.
const MOST_TRIES: usize = 10;

/// Who decides, and what they knew.
#[derive(Clone, Debug)]
pub struct By {
    /// Who.
    pub user: UserId,
    /// Why.
    pub reason: Option<Reason>,
    /// The version of the grouping ([`Store::grouping_version`]) that they were shown; `None` to decide
    /// whatever others decided since.
    pub seen: Option<i64>,
}

/// Why a decision was not taken, or not taken back; then nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// There is no such decision.
    #[error("there is no such decision")]
    NotFound,
    /// It cannot be taken as it is.
    #[error(transparent)]
    Refused(#[from] DecisionFault),
    /// Somebody decided about the same since the page was shown.
    #[error("somebody else has just decided about the same")]
    Overtaken(Box<Recorded>),
    /// A later decision stands on the one that was to be undone.
    #[error("a later decision stands on this one; undo that first")]
    StoodOn(Box<Recorded>),
    /// It was undone before.
    #[error("this decision was undone already")]
    UndoneAlready(Undoing),
    /// The grouping changed again and again meanwhile.
    #[error("the grouping is changing; try again")]
    Busy,
    /// A computation ended early.
    #[error("a comparison was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes a decision: saves it with what it changes, and wakes the pipeline, which makes the grouping follow.
///
/// Ids of phenomena that were merged lead on. What the decision makes has the id that it names.
///
/// # Errors
/// When it cannot be taken, when somebody else decided about the same since `by.seen`, or when the database
/// refuses it; then nothing is changed.
pub async fn decide(
    store: &Store,
    wake: &Notify,
    decision: Decision,
    by: By,
    now: Timestamp,
) -> Result<Recorded, DecideError> {
    for _ in 0..MOST_TRIES {
        let (scene, log) = Scene::of_decision(store, &decision).await?;
        let decided = recorded(&decision, &scene, &log, &by, now)?;
        let events = history::of_decision(&decided);
        if store.save_decision(&decided, &events, scene.version).await?.is_some() {
            wake.notify_one();
            return store.decision(decided.id).await?.ok_or(DecideError::NotFound);
        }
    }
    Err(DecideError::Busy)
}

/// Takes a decision back: what it changed is as it was before, as far as that still is.
///
/// # Errors
/// When there is no such decision, it was undone already or a later one stands on it, or the database
/// refuses it; then nothing is changed.
pub async fn undo(
    store: &Store,
    wake: &Notify,
    id: DecisionId,
    by: UserId,
    now: Timestamp,
) -> Result<Recorded, DecideError> {
    for _ in 0..MOST_TRIES {
        let decided = store.decision(id).await?.ok_or(DecideError::NotFound)?;
        if let Some(undone) = decided.undone {
            return Err(DecideError::UndoneAlready(undone));
        }
        let version = store.grouping_version().await?;
        let log = store.decisions().await?;
        let (remaining, displaced) = Constraints::without(&log, id);
        let scene = Scene::of_undoing(store, &decided.change, (&remaining, &displaced), version).await?;
        if let Some(later) = undoing::standing_on(&decided, &log) {
            return Err(DecideError::StoodOn(Box::new(later.clone())));
        }
        let change = undoing::undoing(&decided, &remaining, &displaced, &scene);
        let events = history::of_undoing(&decided, &change, by, now);
        if store.save_undoing((id, by), &change, &events, (now, scene.version)).await? {
            wake.notify_one();
            return store.decision(id).await?.ok_or(DecideError::NotFound);
        }
    }
    Err(DecideError::Busy)
}

fn recorded(
    decision: &Decision,
    scene: &Scene,
    log: &[Recorded],
    by: &By,
    now: Timestamp,
) -> Result<Recorded, DecideError> {
    let tidy = decision.clone().tidied(|id| scene.living(id).unwrap_or(id));
    let planned = plan::plan(&tidy, scene, now);
    if let Some(seen) = by.seen
        && let Some(other) = overtaking(decision, planned.as_ref().ok(), log, seen)
    {
        return Err(DecideError::Overtaken(Box::new(other.clone())));
    }
    Ok(Recorded {
        id: DecisionId::new(),
        number: scene.version + 1,
        at: now,
        by: Some(by.user),
        reason: by.reason.clone(),
        decision: tidy,
        change: planned?,
        undone: None,
    })
}

/// Returns the first decision or undoing after `seen` that is about the same: an observation, a side of a
/// phenomenon, or the shape of a phenomenon that is named.
fn overtaking<'a>(
    decision: &Decision,
    planned: Option<&Change>,
    log: &'a [Recorded],
    seen: i64,
) -> Option<&'a Recorded> {
    let is_later = |other: &&Recorded| other.number > seen || other.undone.is_some_and(|undone| undone.number > seen);
    let named: HashSet<ObservationId> = decision.observations().iter().copied().collect();
    log.iter().filter(is_later).find(|other| is_about_the_same(decision, &named, planned, other))
}

fn is_about_the_same(
    decision: &Decision,
    named: &HashSet<ObservationId>,
    planned: Option<&Change>,
    other: &Recorded,
) -> bool {
    let mut moved = other.change.homes.iter().map(|home| home.observation);
    let moves =
        moved.any(|id| named.contains(&id)) || other.decision.observations().iter().any(|id| named.contains(id));
    let says = planned.is_some_and(|change| {
        change.facets.iter().any(|facet| {
            let mut others = other.change.facets.iter();
            others.any(|there| there.phenomenon == facet.phenomenon && there.to.is_same_side(&facet.to))
        })
    });
    let shapes = matches!(other.decision.kind(), DecisionKind::Merge | DecisionKind::Split | DecisionKind::Dismiss)
        && decision.phenomena().iter().any(|id| other.decision.phenomena().contains(id));
    moves || says || shapes
}
