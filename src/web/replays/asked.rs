//! What a reader asks a replay for.

use jiff::civil::Date;

use crate::alerts::{AccumulationRule, RuleFault, Rules, SurgeRule};
use crate::web::fields::Fields;

coded!(
    /// Which phenomena a replay looks at.
    Grouped {
        /// Those that there are now.
        Now = "now",
        /// Those that the service would have found at the time.
        Anew = "anew",
    }
);

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The rules.
    pub rules: Rules,
    /// The rules to compare with.
    pub compared: Option<Rules>,
    /// Which phenomena.
    pub grouped: Grouped,
}

/// What is wrong with what was typed, by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedFault {
    /// A day is none.
    From,
    /// A day is none, or before the first.
    To,
    /// A number of the rules.
    Rule(RuleFault),
}

impl AskedFault {
    /// Returns the field and the message about it.
    pub fn field(self) -> (&'static str, &'static str) {
        match self {
            Self::From => ("from", "replay-fault-day"),
            Self::To => ("to", "replay-fault-to"),
            Self::Rule(RuleFault::Reports) => ("reports", "rules-fault-reports"),
            Self::Rule(RuleFault::Days) => ("days", "rules-fault-days"),
            Self::Rule(RuleFault::Voices) => ("voices", "rules-fault-voices"),
            Self::Rule(RuleFault::FalseAlarms) => ("false_alarms", "rules-fault-false-alarms"),
        }
    }
}

/// Reads the rules of a form.
///
/// # Errors
///
/// Every number that none can have.
pub fn rules(fields: &Fields) -> Result<Rules, Vec<AskedFault>> {
    // What is no number is out of range, too.
    let whole = |name: &str| fields.one(name).trim().parse().unwrap_or(0);
    let budget = fields.one("false_alarms").trim().replace(',', ".").parse().unwrap_or(f64::NAN);
    let rules = Rules {
        accumulation: AccumulationRule { reports: whole("reports"), days: whole("days"), voices: whole("voices") },
        surge: SurgeRule { false_alarms_a_year: budget },
    };
    rules.check().map_err(|faults| faults.into_iter().map(AskedFault::Rule).collect())
}

impl Asked {
    /// Reads a form.
    ///
    /// # Errors
    ///
    /// Every fault at once.
    pub fn read(fields: &Fields) -> Result<Self, Vec<AskedFault>> {
        let mut faults = Vec::new();
        let day = |name: &str| fields.one(name).trim().parse::<Date>().ok();
        let (from, to) = (day("from"), day("to"));
        if from.is_none() {
            faults.push(AskedFault::From);
        }
        if to.is_none_or(|to| from.is_some_and(|from| to < from)) {
            faults.push(AskedFault::To);
        }
        let rules = rules(fields).map_err(|more| faults.extend(more)).ok();
        let grouped = Grouped::from_code(fields.one("grouped")).unwrap_or(Grouped::Now);
        match (from, to, rules) {
            (Some(from), Some(to), Some(rules)) if faults.is_empty() => {
                Ok(Self { from, to, rules, compared: None, grouped })
            }
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &str) -> Result<Asked, Vec<AskedFault>> {
        Asked::read(&serde_urlencoded::from_str(form).unwrap())
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = read("from=x&to=2026-01-01&reports=1&days=365&voices=x&false_alarms=2").unwrap_err();
        let rule = AskedFault::Rule;
        assert_eq!(faults, [AskedFault::From, rule(RuleFault::Reports), rule(RuleFault::Voices)]);
        let backwards = "from=2026-02-01&to=2026-01-01&reports=3&days=365&voices=2&false_alarms=2";
        assert_eq!(read(backwards).unwrap_err(), [AskedFault::To]);
    }

    #[test]
    fn a_decimal_comma_will_do() {
        let asked = read("from=2026-01-01&to=2026-01-01&reports=3&days=365&voices=2&false_alarms=0,5").unwrap();
        assert!((asked.rules.surge.false_alarms_a_year - 0.5).abs() < 1e-9);
    }
}
