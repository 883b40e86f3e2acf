//! A suggestion as it is kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{SuggestionId, UserId};
use crate::phenomena::decisions::Decision;

coded!(
    /// Where a suggestion stands.
    SuggestionState {
        /// It waits for an answer.
        Open = "open",
        /// A person decided so.
        Accepted = "accepted",
        /// A person did not want it.
        Refused = "refused",
        /// The grouping no longer thinks so.
        Withdrawn = "withdrawn",
    }
);

/// Something that the grouping would do if people had not decided otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// What it proposes. A phenomenon that this would make gets its id when it is accepted.
    pub decision: Decision,
    /// Why.
    pub why: Why,
    /// Where it stands.
    pub state: SuggestionState,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who answered it; `None` while it is open, or when it was withdrawn.
    pub answer: Option<Answer>,
}

/// Why the grouping would do so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// How many observations it is about.
    pub reports: usize,
    /// The mean similarity of those to the ones that they would be with: 1 is the same, 0 nothing in common.
    pub similarity: f32,
    /// The mean similarity to the ones that they are with and would leave; 0 when they are alone.
    pub similarity_now: f32,
    /// Words in base form that they share with the ones that they would be with, the most telling first.
    pub words: Vec<String>,
}

/// Who answered a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// By whom; `None` when the account is gone.
    pub by: Option<UserId>,
}
