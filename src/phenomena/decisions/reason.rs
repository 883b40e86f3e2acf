//! Why a person decided something, in their own words.

use serde::{Deserialize, Serialize};

use crate::phenomena::watch::WatchDescription;
use crate::text::{Redactor, detect_language, normalise};

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// A reason that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(String);

/// What is wrong with a reason that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonFault {
    /// It is longer than [`LONGEST_REASON`].
    TooLong,
    /// It holds personal data.
    PersonalData,
}

impl Reason {
    /// Reads a reason as it was typed; `None` when nothing was.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str, redactor: &Redactor) -> Result<Option<Self>, ReasonFault> {
        let text = normalise(typed);
        if text.chars().count() > LONGEST_REASON {
            return Err(ReasonFault::TooLong);
        }
        if redactor.finds_any(&text, detect_language(&text, None)) {
            return Err(ReasonFault::PersonalData);
        }
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    /// Makes the description of a watch topic the reason; it was found to be short and without personal data.
    pub fn of(description: &WatchDescription) -> Self {
        Self(description.text().to_owned())
    }

    /// Takes a reason as the database keeps it.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_may_be_left_out_and_has_a_longest_length_in_characters() {
        let parse = |typed: &str| Reason::parse(typed, &Redactor::new());
        assert_eq!(parse(" \n "), Ok(None));
        assert_eq!(parse(&"ä".repeat(LONGEST_REASON + 1)), Err(ReasonFault::TooLong));
        assert_eq!(parse(" sama asia ").unwrap().unwrap().as_str(), "sama asia");
    }

    #[test]
    fn personal_data_is_no_reason() {
        let parsed = Reason::parse("Sovittu puhelimessa, 040 123 4567", &Redactor::new());
        assert_eq!(parsed, Err(ReasonFault::PersonalData));
    }
}
