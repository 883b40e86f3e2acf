//! What a replay found.

use jiff::Timestamp;

use crate::alerts::AlertKind;
use crate::ids::PhenomenonId;
use crate::intake::ServiceLine;

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The alerts by the rules asked for, in order of time.
    pub raised: Vec<Raised>,
    /// The alerts by the rules compared with.
    pub compared: Option<Vec<Raised>>,
    /// The phenomena that any of them are about, the one with the first alert first.
    pub lanes: Vec<Lane>,
    /// How many observations came in during the period.
    pub observations: usize,
}

/// An alert that would have been raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub kind: AlertKind,
    /// About what.
    pub phenomenon: PhenomenonId,
    /// From how many reports.
    pub reports: usize,
    /// The county that most of these come from, as far as known.
    pub county: Option<String>,
    /// The service line that most of these come from, as far as known.
    pub service_line: Option<ServiceLine>,
}

impl Raised {
    /// Tells whether another run raised the same: the same kind about the same phenomenon on the same day, as days
    /// are counted in UTC.
    pub fn is_in(&self, others: &[Self]) -> bool {
        let day = |raised: &Self| raised.at.as_second().div_euclid(86_400);
        let is_same = |other: &&Self| (other.kind, other.phenomenon) == (self.kind, self.phenomenon);
        others.iter().filter(is_same).any(|other| day(other) == day(self))
    }
}

/// A phenomenon with its reports during the period.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Which.
    pub phenomenon: PhenomenonId,
    /// What it is called in Finnish and in Swedish.
    pub names: [Option<String>; 2],
    /// Whether it has a page: one that a replay found by itself has none.
    pub has_page: bool,
    /// When its reports came in.
    pub reports: Vec<Timestamp>,
}
