//! The figures of a surge.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::calibrate::CalibrationSource;
use super::look::Test;
use crate::alerts::origin::Origin;
use crate::ids::ObservationId;

/// The figures of an alert because more came in than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Surge {
    /// The test that found most.
    pub test: Test,
    /// The length of its window in days.
    pub days: u32,
    /// How many reports were counted in the window.
    pub reports: u32,
    /// How many were expected there.
    pub expected: f64,
    /// How many would have been enough.
    pub needed: u32,
    /// What each test that found anything found.
    pub tests: Vec<TestFigures>,
    /// How unusual it is: −log₁₀ of the least probability.
    pub strength: f64,
    /// From which strength on alerts are raised.
    pub threshold: f64,
    /// How many false alarms a year that threshold allows.
    pub false_alarms_a_year: f64,
    /// In how many years chance does as much once.
    pub years_between: f64,
    /// Whether chance may need longer still, the history being too short to tell.
    pub is_at_least: bool,
    /// What the threshold comes from.
    pub calibration: CalibrationSource,
    /// From how many voices the reports came.
    pub voices: u32,
    /// How many reports of the phenomenon were left out as near-identical to another or sent by the same voice at once.
    pub left_out: u32,
    /// When reports began to come closer together.
    pub onset: Timestamp,
    /// The first report counted.
    pub first: Timestamp,
    /// The report that raised the alert.
    pub last: Timestamp,
    /// Where the reports come from more than others do.
    pub origin: Origin,
    /// The reports counted, in order of time.
    pub observations: Vec<ObservationId>,
}

/// What one test found in the window in which it found most.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestFigures {
    /// Which test.
    pub test: Test,
    /// The length of its window in days.
    pub days: u32,
    /// The weight of the reports in it.
    pub reports: f64,
    /// The weight that was expected.
    pub expected: f64,
    /// The probability of so much or more by chance, for this test and window alone.
    pub probability: f64,
}
