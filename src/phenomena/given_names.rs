//! The names that a person gives a phenomenon.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 120;

/// Names in one or both languages, fit to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenNames {
    fi: Option<String>,
    sv: Option<String>,
}

/// What is wrong with the names that were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Neither language has a name.
    Missing,
    /// The Finnish name is longer than [`LONGEST_NAME`].
    FinnishTooLong,
    /// The Swedish name is longer than [`LONGEST_NAME`].
    SwedishTooLong,
}

impl GivenNames {
    /// Reads names as they were typed.
    ///
    /// # Errors
    /// Every fault at once.
    pub fn parse(fi: &str, sv: &str) -> Result<Self, Vec<NameFault>> {
        let names = Self { fi: tidy(fi), sv: tidy(sv) };
        let is_too_long = |name: &Option<String>| name.as_ref().is_some_and(|name| name.chars().count() > LONGEST_NAME);
        let faults: Vec<NameFault> = [
            (names.fi.is_none() && names.sv.is_none(), NameFault::Missing),
            (is_too_long(&names.fi), NameFault::FinnishTooLong),
            (is_too_long(&names.sv), NameFault::SwedishTooLong),
        ]
        .into_iter()
        .filter_map(|(is_at_fault, fault)| is_at_fault.then_some(fault))
        .collect();
        if faults.is_empty() { Ok(names) } else { Err(faults) }
    }

    /// Takes names as the database keeps them.
    pub(crate) const fn stored(fi: Option<String>, sv: Option<String>) -> Self {
        Self { fi, sv }
    }

    /// Returns the Finnish name.
    pub fn fi(&self) -> Option<&str> {
        self.fi.as_deref()
    }

    /// Returns the Swedish name.
    pub fn sv(&self) -> Option<&str> {
        self.sv.as_deref()
    }
}

/// Makes one line of what was typed; `None` if nothing is left.
fn tidy(typed: &str) -> Option<String> {
    let line: Vec<&str> =
        typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let name: String = line.join(" ").nfc().collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_tidy_line() {
        let names = GivenNames::parse(" Nuorten\n\u{7}häädöt ", "\t").unwrap();
        assert_eq!((names.fi(), names.sv()), (Some("Nuorten häädöt"), None));
    }

    #[test]
    fn one_name_is_needed_and_none_may_be_too_long() {
        let long = "ä".repeat(LONGEST_NAME + 1);
        assert_eq!(GivenNames::parse("", " "), Err(vec![NameFault::Missing]));
        assert_eq!(GivenNames::parse(&long, &long), Err(vec![NameFault::FinnishTooLong, NameFault::SwedishTooLong]));
        assert!(GivenNames::parse(&long[2..], "").is_ok());
    }
}
