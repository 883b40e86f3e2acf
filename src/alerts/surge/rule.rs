//! How readily a surge is said.

/// The budget of false alarms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurgeRule {
    /// How many false alarms a year are put up with, F; 0 raises none.
    pub false_alarms_a_year: f64,
}

impl Default for SurgeRule {
    fn default() -> Self {
        Self { false_alarms_a_year: 2.0 }
    }
}
