//! The rules of a replay, as a file gives them.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::alerts::{AccumulationRule, RuleFault, Rules, SurgeRule};

/// Why rules could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// The file cannot be opened.
    #[error("cannot read rules `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file holds something else than rules.
    #[error("cannot understand rules `{path}`: {message}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    accumulation: WrittenAccumulation,
    surge: WrittenSurge,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenAccumulation {
    reports: Option<u32>,
    days: Option<u32>,
    voices: Option<u32>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenSurge {
    false_alarms_a_year: Option<f64>,
}

/// Reads rules from a TOML file with tables `[accumulation]`: `reports`, `days`, `voices`; and `[surge]`:
/// `false_alarms_a_year`. What is left out is as usual.
///
/// # Errors
/// When the file cannot be read, holds an unknown key, or a number is too small.
pub fn read_rules(path: &Path) -> Result<Rules, RulesError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| RulesError::Unreadable { path: path.to_owned(), source })?;
    parse(&text).map_err(|message| RulesError::Invalid { path: path.to_owned(), message })
}

fn parse(text: &str) -> Result<Rules, String> {
    let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
    let standard = AccumulationRule::default();
    let accumulation = AccumulationRule {
        reports: written.accumulation.reports.unwrap_or(standard.reports),
        days: written.accumulation.days.unwrap_or(standard.days),
        voices: written.accumulation.voices.unwrap_or(standard.voices),
    };
    let false_alarms_a_year = written.surge.false_alarms_a_year.unwrap_or(SurgeRule::default().false_alarms_a_year);
    let rules = Rules { accumulation, surge: SurgeRule { false_alarms_a_year } };
    rules.check().map_err(|faults| {
        let table = |fault: &RuleFault| if *fault == RuleFault::FalseAlarms { "surge" } else { "accumulation" };
        let told: Vec<String> = faults.iter().map(|fault| format!("{}.{fault}", table(fault))).collect();
        told.join("; ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_as_usual() {
        let rules = parse("[accumulation]\nreports = 5").unwrap();
        assert_eq!(rules.accumulation, AccumulationRule { reports: 5, ..AccumulationRule::default() });
        assert_eq!(parse("[surge]\nfalse_alarms_a_year = 0.5").unwrap().surge.false_alarms_a_year, 0.5);
        assert_eq!(parse("").unwrap(), Rules::default());
    }

    #[test]
    fn a_bad_rule_is_named() {
        assert!(parse("[accumulation]\nreports = 1").unwrap_err().contains("accumulation.reports"));
        assert!(parse("[surge]\nfalse_alarms_a_year = -1.0").unwrap_err().contains("surge.false_alarms_a_year"));
        assert!(parse("[slump]\n").is_err());
    }
}
