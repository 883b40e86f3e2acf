//! A decision as it is kept.

use jiff::Timestamp;

use super::change::Change;
use super::decision::Decision;
use super::reason::Reason;
use crate::ids::{DecisionId, UserId};

/// A decision with who, when and why, and what it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its id.
    pub id: DecisionId,
    /// Its place in the order of all decisions.
    pub number: i64,
    /// When it was taken.
    pub at: Timestamp,
    /// Who took it; `None` when the account is gone.
    pub by: Option<UserId>,
    /// Why.
    pub reason: Option<Reason>,
    /// What was decided.
    pub decision: Decision,
    /// What it changed.
    pub change: Change,
    /// Who undid it; `None` while it stands.
    pub undone: Option<Undoing>,
}

/// That a decision was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undoing {
    /// Its place in the order of decisions and undoings.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` when the account is gone.
    pub by: Option<UserId>,
}

impl Recorded {
    /// Tells whether it stands.
    pub const fn stands(&self) -> bool {
        self.undone.is_none()
    }
}
