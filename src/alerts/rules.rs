//! When to propose a social report: the rules of both kinds of alert.

use super::accumulation::AccumulationRule;
use super::surge::SurgeRule;

/// The rules that alerts are raised by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rules {
    /// The work group's own rule.
    pub accumulation: AccumulationRule,
    /// When more comes in than before.
    pub surge: SurgeRule,
}
