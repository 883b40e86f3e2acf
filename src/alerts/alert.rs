//! What an alert is, and the states it goes through.

use jiff::Timestamp;

use crate::ids::{AlertId, ObservationId, PhenomenonId};

use super::accumulation::Accumulation;

coded!(
    /// Why an alert is raised.
    AlertKind {
        /// The work group's own rule: enough similar reports within a time.
        Accumulation = "accumulation",
    }
);

coded!(
    /// Where an alert stands.
    AlertState {
        /// Nobody has looked at it.
        New = "new",
        /// Somebody has taken note of it.
        Acknowledged = "acknowledged",
        /// Somebody has decided that nothing follows.
        Dismissed = "dismissed",
    }
);

impl AlertState {
    /// Tells whether a person may move an alert from this state to another.
    ///
    /// What was decided can be taken back: every state can be left for any other, but not for itself.
    pub fn may_become(self, next: Self) -> bool {
        self != next
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
    /// Where it stands.
    pub state: AlertState,
    /// The figures that raised it.
    pub evidence: Accumulation,
}

impl Alert {
    /// Raises an alert by the work group's rule.
    pub fn accumulation(id: AlertId, phenomenon: PhenomenonId, evidence: Accumulation) -> Self {
        let raised_at = evidence.last;
        Self { id, kind: AlertKind::Accumulation, phenomenon, raised_at, state: AlertState::New, evidence }
    }

    /// Returns the reports that raised it, in order of time.
    pub fn observations(&self) -> &[ObservationId] {
        &self.evidence.observations
    }
}
