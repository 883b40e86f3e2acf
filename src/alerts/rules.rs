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

/// Which number no rule can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// So few or so many reports are no accumulation.
    #[error("reports must be from 2 to 1000")]
    Reports,
    /// The window is no time, or longer than ten years.
    #[error("days must be from 1 to 3650")]
    Days,
    /// There are no such many voices.
    #[error("voices must be from 1 to 100")]
    Voices,
    /// The budget is no number of alarms.
    #[error("false_alarms_a_year must be from 0 to 1000")]
    FalseAlarms,
}

impl RuleFault {
    /// Every fault, in the order of the numbers.
    pub const ALL: [Self; 4] = [Self::Reports, Self::Days, Self::Voices, Self::FalseAlarms];
}

impl Rules {
    /// Makes sure that rules can be followed.
    ///
    /// # Errors
    ///
    /// Every number that none can have, in order.
    pub fn check(self) -> Result<Self, Vec<RuleFault>> {
        let AccumulationRule { reports, days, voices } = self.accumulation;
        let budget = self.surge.false_alarms_a_year;
        let is_at_fault = |fault: &RuleFault| match fault {
            RuleFault::Reports => !(2..=1_000).contains(&reports),
            RuleFault::Days => !(1..=3_650).contains(&days),
            RuleFault::Voices => !(1..=100).contains(&voices),
            RuleFault::FalseAlarms => !(0.0..=1_000.0).contains(&budget),
        };
        let faults: Vec<RuleFault> = RuleFault::ALL.into_iter().filter(is_at_fault).collect();
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_that_none_can_have_is_told() {
        assert_eq!(Rules::default().check(), Ok(Rules::default()));
        let rules = Rules {
            accumulation: AccumulationRule { reports: 1, days: 0, voices: 0 },
            surge: SurgeRule { false_alarms_a_year: f64::NAN },
        };
        assert_eq!(rules.check(), Err(RuleFault::ALL.to_vec()));
    }
}
