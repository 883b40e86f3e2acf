//! What was answered.

use jiff::Timestamp;

use crate::ids::{DecisionId, ObservationId, UserId};

coded!(
    /// What somebody said of an observation.
    Verdict {
        /// What the program proposed is right.
        Accepted = "accepted",
        /// It belongs to another phenomenon.
        Moved = "moved",
        /// It belongs to another phenomenon too.
        Also = "also",
        /// It is a phenomenon of its own.
        New = "new",
        /// It belongs to none.
        Apart = "apart",
        /// It was read.
        Seen = "seen",
    }
);

/// That somebody looked at an observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which.
    pub observation: ObservationId,
    /// What was said.
    pub verdict: Verdict,
    /// The decision that it became, if it changed anything.
    pub decision: Option<DecisionId>,
    /// Who; `None` for an account that is gone.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
}
