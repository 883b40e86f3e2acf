//! The rules of a replay, as a file gives them.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::alerts::AccumulationRule;

/// The rules that a replay runs with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The work group's own rule.
    pub accumulation: AccumulationRule,
}

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
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenAccumulation {
    reports: Option<u32>,
    days: Option<u32>,
    voices: Option<u32>,
}

impl Rules {
    /// Reads rules from a TOML file with a table `[accumulation]`: `reports`, `days`, `voices`.
    ///
    /// # Errors
    /// When the file cannot be read, holds an unknown key, or a number is too small.
    pub fn read(path: &Path) -> Result<Self, RulesError> {
        let text =
            std::fs::read_to_string(path).map_err(|source| RulesError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&text).map_err(|message| RulesError::Invalid { path: path.to_owned(), message })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let standard = AccumulationRule::default();
        let rule = AccumulationRule {
            reports: written.accumulation.reports.unwrap_or(standard.reports),
            days: written.accumulation.days.unwrap_or(standard.days),
            voices: written.accumulation.voices.unwrap_or(standard.voices),
        };
        for (key, value, least) in [("reports", rule.reports, 2), ("days", rule.days, 1), ("voices", rule.voices, 1)] {
            if value < least {
                return Err(format!("accumulation.{key} must be at least {least}"));
            }
        }
        Ok(Self { accumulation: rule })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_as_usual() {
        let rules = Rules::parse("[accumulation]\nreports = 5").unwrap();
        assert_eq!(rules.accumulation, AccumulationRule { reports: 5, ..AccumulationRule::default() });
        assert_eq!(Rules::parse("").unwrap(), Rules::default());
    }

    #[test]
    fn a_bad_rule_is_named() {
        assert!(Rules::parse("[accumulation]\nreports = 1").unwrap_err().contains("accumulation.reports"));
        assert!(Rules::parse("[surge]\n").is_err());
    }
}
