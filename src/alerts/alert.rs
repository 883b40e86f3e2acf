//! What an alert is, and the states it goes through.

use jiff::{SignedDuration, Timestamp};

use crate::ids::{AlertId, ObservationId, PhenomenonId};

use super::evidence::Evidence;
use super::standing::Standing;

/// How old the newest report of an alert may be without the alert being about the past.
const BACKFILL: SignedDuration = SignedDuration::from_hours(14 * 24);

coded!(
    /// Why an alert is raised.
    AlertKind {
        /// The work group's own rule: enough similar reports within a time.
        Accumulation = "accumulation",
        /// More than its own past and the whole stream explain.
        Surge = "surge",
    }
);

coded!(
    /// Where an alert stands.
    AlertState {
        /// Nobody has looked at it.
        New = "new",
        /// Somebody has taken note of it.
        Acknowledged = "acknowledged",
        /// The work group is at it.
        InWork = "in_work",
        /// A social report came of it.
        Reported = "reported",
        /// It sleeps until a day, or until more reports have come in.
        Snoozed = "snoozed",
        /// Somebody has decided that nothing follows.
        Dismissed = "dismissed",
        /// A later alert says more about the same.
        Superseded = "superseded",
    }
);

#[expect(clippy::derivable_impls, reason = "the macro that declares the states marks no default")]
impl Default for AlertState {
    fn default() -> Self {
        Self::New
    }
}

/// An alert: a proposal to look at a phenomenon, with the figures that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Its own name.
    pub id: AlertId,
    /// Why it was raised.
    pub kind: AlertKind,
    /// What it is about.
    pub phenomenon: PhenomenonId,
    /// The time of the report that raised it.
    pub raised_at: Timestamp,
    /// Where it stands and whose it is.
    pub standing: Standing,
    /// Whether it was raised about the past, when older reports were brought in: then nobody is sent a message.
    pub is_backfill: bool,
    /// The figures that raised it.
    pub evidence: Evidence,
}

impl Alert {
    /// Raises an alert with its figures.
    pub fn raise(id: AlertId, phenomenon: PhenomenonId, evidence: impl Into<Evidence>) -> Self {
        let evidence = evidence.into();
        let (kind, raised_at) = (evidence.kind(), evidence.last());
        Self { id, kind, phenomenon, raised_at, standing: Standing::default(), is_backfill: false, evidence }
    }

    /// Tells the alert when it is raised: one whose newest report is old by then is a backfill.
    pub fn raised_by(self, now: Timestamp) -> Self {
        Self { is_backfill: now.duration_since(self.evidence.last()) > BACKFILL, ..self }
    }

    /// Returns its state.
    pub fn state(&self) -> AlertState {
        self.standing.state
    }

    /// Returns the reports that raised it, in order of time.
    pub fn observations(&self) -> &[ObservationId] {
        self.evidence.observations()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::{Accumulation, Origin};

    #[test]
    fn an_alert_about_reports_of_last_year_is_a_backfill() {
        let last: Timestamp = "2026-01-10T09:00:00Z".parse().unwrap();
        let evidence = Accumulation {
            level: 0,
            reports: 3,
            needed: 3,
            days: 365,
            voices: 2,
            voices_needed: 2,
            near_identical: 0,
            more_for_next: 3,
            first: last,
            last,
            origin: Origin::default(),
            observations: Vec::new(),
        };
        let alert = Alert::raise(AlertId::new(), PhenomenonId::new(), evidence);
        let is_backfill = |now: &str| alert.clone().raised_by(now.parse().unwrap()).is_backfill;
        assert!(!is_backfill("2026-01-12T09:00:00Z"));
        assert!(is_backfill("2026-03-01T09:00:00Z"));
    }
}
