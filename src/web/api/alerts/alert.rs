//! An alert as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::alerts::{self, Accumulation};
use crate::store::AlertEvent;
use crate::web::api::codes;

/// An alert: a proposal to look at a phenomenon, with the figures that raised it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Alert {
    /// Its id.
    id: Uuid,
    /// Why it was raised.
    #[schema(schema_with = codes::alert_kind)]
    kind: &'static str,
    /// Where it stands.
    #[schema(schema_with = codes::alert_state)]
    state: &'static str,
    /// The id of the phenomenon that it is about.
    phenomenon: Uuid,
    /// The time of the report that raised it.
    #[schema(value_type = String, format = DateTime)]
    raised_at: Timestamp,
    /// The figures that raised it.
    evidence: AlertEvidence,
}

/// The figures of an alert by the work group's own rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertEvidence {
    /// How often the number needed was doubled: 0 at n reports, 1 at 2n, 2 at 4n.
    level: u32,
    /// How many reports were counted.
    reports: u32,
    /// How many reports were needed.
    reports_needed: u32,
    /// The length of the window in days.
    days: u32,
    /// From how many different senders or places the reports came.
    voices: u32,
    /// From how many they had to come.
    voices_needed: u32,
    /// How many reports were left out as near-identical to another.
    near_identical: u32,
    /// How many more reports raise the next alert.
    more_for_next: u32,
    /// When the first report counted was received.
    #[schema(value_type = String, format = DateTime)]
    first: Timestamp,
    /// When the last report counted was received.
    #[schema(value_type = String, format = DateTime)]
    last: Timestamp,
    /// The ids of the observations counted, in order of time.
    observations: Vec<Uuid>,
}

/// One alert.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OneAlert {
    /// The alert.
    pub alert: AlertHistory,
}

/// An alert with what was done about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertHistory {
    #[serde(flatten)]
    alert: Alert,
    /// What was done about it, oldest first.
    events: Vec<AlertChange>,
}

/// A change of an alert's state.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertChange {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The id of the account that did it; null for the machine, or when the account is gone.
    by: Option<Uuid>,
    /// The state that it led to.
    #[schema(schema_with = codes::alert_state)]
    state: &'static str,
    /// What was said about it.
    note: Option<String>,
}

impl From<alerts::Alert> for Alert {
    fn from(alert: alerts::Alert) -> Self {
        Self {
            id: alert.id.uuid(),
            kind: alert.kind.code(),
            state: alert.state.code(),
            phenomenon: alert.phenomenon.uuid(),
            raised_at: alert.raised_at,
            evidence: alert.evidence.into(),
        }
    }
}

impl From<Accumulation> for AlertEvidence {
    fn from(evidence: Accumulation) -> Self {
        Self {
            level: evidence.level,
            reports: evidence.reports,
            reports_needed: evidence.needed,
            days: evidence.days,
            voices: evidence.voices,
            voices_needed: evidence.voices_needed,
            near_identical: evidence.near_identical,
            more_for_next: evidence.more_for_next,
            first: evidence.first,
            last: evidence.last,
            observations: evidence.observations.into_iter().map(|id| id.uuid()).collect(),
        }
    }
}

impl AlertHistory {
    /// Puts an alert and what was done about it together.
    pub fn new(alert: alerts::Alert, events: Vec<AlertEvent>) -> Self {
        let events = events.into_iter().map(AlertChange::from).collect();
        Self { alert: alert.into(), events }
    }
}

impl From<AlertEvent> for AlertChange {
    fn from(event: AlertEvent) -> Self {
        Self { at: event.at, by: event.by.map(|id| id.uuid()), state: event.state.code(), note: event.note }
    }
}
