//! A watch topic and what was found for it.

use jiff::Timestamp;

use super::description::WatchDescription;
use crate::ids::{ObservationId, PhenomenonId, UserId, WatchTopicId};

coded!(
    /// Where a watch topic stands.
    WatchState {
        /// New observations are gathered.
        Open = "open",
        /// Nothing is gathered any more; it can be opened again.
        Closed = "closed",
        /// It became a phenomenon.
        Grown = "grown",
    }
);

coded!(
    /// Whether an observation fits a topic.
    Verdict {
        /// The program thinks so.
        Proposed = "proposed",
        /// A person said so.
        Accepted = "accepted",
        /// A person said that it does not.
        Refused = "refused",
    }
);

/// Something that the work group wants to follow.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchTopic {
    /// Its id.
    pub id: WatchTopicId,
    /// What is followed.
    pub description: WatchDescription,
    /// Where it stands.
    pub state: WatchState,
    /// The phenomenon that it grew into.
    pub phenomenon: Option<PhenomenonId>,
    /// Who opened it; `None` when the account is gone.
    pub by: Option<UserId>,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When its description or state last changed.
    pub updated_at: Timestamp,
}

/// An observation that was found for a topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WatchHit {
    /// Which observation.
    pub observation: ObservationId,
    /// How alike it and the description are.
    pub fit: f64,
    /// Whether it fits.
    pub verdict: Verdict,
    /// Who said so; `None` for the program, or when the account is gone.
    pub judged_by: Option<UserId>,
    /// When it was found.
    pub found_at: Timestamp,
}
