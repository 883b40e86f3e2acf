//! What people know about the stream that counts do not tell.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::ids::{AlertId, PhenomenonId};

coded!(
    /// Why more or less came in than usual.
    KnownEventKind {
        /// Observations were asked for.
        Campaign = "campaign",
        /// The form or the way to it changed.
        NewForm = "new_form",
        /// Hardly anybody was at work.
        Closure = "closure",
    }
);

/// Days on which more or less came in than usual, for a reason that people know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEvent {
    /// Why.
    pub kind: KnownEventKind,
    /// The first day.
    pub first_day: Date,
    /// The last day, not before the first.
    pub last_day: Date,
    /// What it was, in a few words.
    pub note: Option<String>,
}

/// What people have said that the search for surges must know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Days that are neither counted nor compared with.
    pub events: Vec<KnownEvent>,
    /// From which day on the level that a phenomenon rose to is its usual one.
    pub usual_since: BTreeMap<PhenomenonId, Date>,
    /// Alerts that somebody dismissed: what came since is the usual, too.
    pub dismissed: HashSet<AlertId>,
}

impl Marks {
    /// Tells whether a day lies in a known event.
    pub fn holds(&self, day: Date) -> bool {
        self.events.iter().any(|event| (event.first_day..=event.last_day).contains(&day))
    }
}
