//! An alert as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::alerts::{self, Accumulation, Cause, Evidence, Origin, Surge};
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
    /// The id of the account that looks after it; null for nobody.
    owner: Option<Uuid>,
    /// While it is snoozed: the day on which it returns.
    #[schema(value_type = Option<String>, format = Date)]
    snoozed_until: Option<String>,
    /// While it is snoozed: the number of reports of its phenomenon at which it returns.
    snoozed_until_reports: Option<u32>,
    /// Once it is reported: what the report is called.
    report: Option<String>,
    /// The id of the phenomenon that it is about.
    phenomenon: Uuid,
    /// The time of the report that raised it.
    #[schema(value_type = String, format = DateTime)]
    raised_at: Timestamp,
    /// Whether it was raised about the past, when older reports were brought in.
    is_backfill: bool,
    /// The figures that raised it.
    evidence: AlertEvidence,
}

/// The figures of an alert: those of its kind.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AlertEvidence {
    /// The figures of an accumulation.
    Accumulation(AccumulationEvidence),
    /// The figures of a surge.
    Surge(SurgeEvidence),
}

/// The figures of an alert by the work group's own rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccumulationEvidence {
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
    /// Where the reports come from more than others do.
    origin: AlertOrigin,
    /// The ids of the observations counted, in order of time.
    observations: Vec<Uuid>,
}

/// The figures of an alert because more came in than before.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SurgeEvidence {
    /// The test that found most.
    #[schema(schema_with = codes::alert_test)]
    test: &'static str,
    /// The length of its window in days.
    days: u32,
    /// How many reports were counted in the window.
    reports: u32,
    /// How many were expected there.
    reports_expected: f64,
    /// How many would have been enough.
    reports_needed: u32,
    /// What each test that found anything found.
    tests: Vec<AlertTest>,
    /// How unusual it is: the number of zeros of the least probability.
    strength: f64,
    /// From which strength on alerts are raised.
    threshold: f64,
    /// How many false alarms a year that threshold allows.
    false_alarms_a_year: f64,
    /// In how many years chance does as much once.
    years_between: f64,
    /// Whether chance may need longer still, the history being too short to tell.
    is_at_least: bool,
    /// What the threshold comes from.
    #[schema(schema_with = codes::calibration_source)]
    calibration: &'static str,
    /// From how many different senders or places the reports came.
    voices: u32,
    /// How many reports were left out: near-identical to another, or sent by the same voice at once.
    left_out: u32,
    /// When reports began to come closer together.
    #[schema(value_type = String, format = DateTime)]
    onset: Timestamp,
    /// When the first report counted was received.
    #[schema(value_type = String, format = DateTime)]
    first: Timestamp,
    /// When the last report counted was received.
    #[schema(value_type = String, format = DateTime)]
    last: Timestamp,
    /// Where the reports come from more than others do.
    origin: AlertOrigin,
    /// The ids of the observations counted, in order of time.
    observations: Vec<Uuid>,
}

/// What one test found in the window in which it found most.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertTest {
    /// Which test.
    #[schema(schema_with = codes::alert_test)]
    test: &'static str,
    /// The length of its window in days.
    days: u32,
    /// The weight of the reports in it; a report that may not belong counts less than one.
    reports: f64,
    /// The weight that was expected.
    expected: f64,
    /// The probability of so much or more by chance, for this test and window alone.
    probability: f64,
}

/// Where an alert's reports come from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertOrigin {
    /// From how many reporter groups they came.
    reporter_groups: u32,
    /// What is more frequent than among all reports, the clearest first.
    more_than_elsewhere: Vec<AlertConcentration>,
}

/// A value that is more frequent among an alert's reports than among all.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertConcentration {
    /// What it is a value of.
    #[schema(schema_with = codes::alert_side)]
    side: &'static str,
    /// Its code.
    value: String,
    /// How many of the reports have it.
    observed: u32,
    /// How many would, were they like all others.
    expected: f64,
    /// The information component, in bits: 1 is twice as many as expected.
    component: f64,
    /// The lower limit of its 95 % credibility interval.
    lower: f64,
    /// The upper limit.
    upper: f64,
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
    /// The id of the account that looked after it then; null for nobody.
    owner: Option<Uuid>,
    /// What was said about it.
    note: Option<String>,
    /// Why the machine did it: `day`, `reports` or `superseded`; null when a person did.
    cause: Option<&'static str>,
}

impl From<alerts::Alert> for Alert {
    fn from(alert: alerts::Alert) -> Self {
        Self {
            id: alert.id.uuid(),
            kind: alert.kind.code(),
            state: alert.state().code(),
            owner: alert.standing.owner.map(|id| id.uuid()),
            snoozed_until: alert.standing.snooze.and_then(|snooze| snooze.until()).map(|day| day.to_string()),
            snoozed_until_reports: alert.standing.snooze.and_then(|snooze| snooze.reports()),
            report: alert.standing.report.clone(),
            phenomenon: alert.phenomenon.uuid(),
            raised_at: alert.raised_at,
            is_backfill: alert.is_backfill,
            evidence: alert.evidence.into(),
        }
    }
}

impl From<Evidence> for AlertEvidence {
    fn from(evidence: Evidence) -> Self {
        match evidence {
            Evidence::Accumulation(evidence) => Self::Accumulation(evidence.into()),
            Evidence::Surge(evidence) => Self::Surge(evidence.into()),
        }
    }
}

impl From<Accumulation> for AccumulationEvidence {
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
            origin: evidence.origin.into(),
            observations: evidence.observations.into_iter().map(|id| id.uuid()).collect(),
        }
    }
}

impl From<Surge> for SurgeEvidence {
    fn from(evidence: Surge) -> Self {
        let tests = evidence.tests.iter().map(|figures| AlertTest {
            test: figures.test.code(),
            days: figures.days,
            reports: figures.reports,
            expected: figures.expected,
            probability: figures.probability,
        });
        Self {
            test: evidence.test.code(),
            days: evidence.days,
            reports: evidence.reports,
            reports_expected: evidence.expected,
            reports_needed: evidence.needed,
            tests: tests.collect(),
            strength: evidence.strength,
            threshold: evidence.threshold,
            false_alarms_a_year: evidence.false_alarms_a_year,
            years_between: evidence.years_between,
            is_at_least: evidence.is_at_least,
            calibration: evidence.calibration.code(),
            voices: evidence.voices,
            left_out: evidence.left_out,
            onset: evidence.onset,
            first: evidence.first,
            last: evidence.last,
            origin: evidence.origin.into(),
            observations: evidence.observations.into_iter().map(|id| id.uuid()).collect(),
        }
    }
}

impl From<Origin> for AlertOrigin {
    fn from(origin: Origin) -> Self {
        let concentrations = origin.more_than_elsewhere.into_iter().map(|concentration| AlertConcentration {
            side: concentration.side.code(),
            value: concentration.value,
            observed: concentration.observed,
            expected: concentration.expected,
            component: concentration.information.component,
            lower: concentration.information.lower,
            upper: concentration.information.upper,
        });
        Self { reporter_groups: origin.reporter_groups, more_than_elsewhere: concentrations.collect() }
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
        Self {
            at: event.at,
            by: event.by.map(|id| id.uuid()),
            state: event.standing.state.code(),
            owner: event.standing.owner.map(|id| id.uuid()),
            note: event.note,
            cause: event.cause.map(Cause::code),
        }
    }
}
