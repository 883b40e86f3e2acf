//! What the work group says a phenomenon is.

use serde::{Deserialize, Serialize};

use crate::text::{Language, Redactor, normalise};

/// The longest description in one language, in characters.
pub const LONGEST_DESCRIPTION: usize = 2_000;

/// A description in one or both languages; in neither: none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    fi: Option<String>,
    sv: Option<String>,
}

/// What is wrong with a description that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptionFault {
    /// The Finnish one is longer than [`LONGEST_DESCRIPTION`].
    FinnishTooLong,
    /// The Swedish one is longer than [`LONGEST_DESCRIPTION`].
    SwedishTooLong,
    /// The Finnish one holds personal data.
    FinnishPersonalData,
    /// The Swedish one holds personal data.
    SwedishPersonalData,
}

impl Description {
    /// Reads a description as it was typed; both empty takes it away.
    ///
    /// # Errors
    /// Every fault at once.
    pub fn parse(fi: &str, sv: &str, redactor: &Redactor) -> Result<Self, Vec<DescriptionFault>> {
        let (fi, sv) = (normalise(fi), normalise(sv));
        let is_too_long = |text: &String| text.chars().count() > LONGEST_DESCRIPTION;
        let faults: Vec<DescriptionFault> = [
            (is_too_long(&fi), DescriptionFault::FinnishTooLong),
            (is_too_long(&sv), DescriptionFault::SwedishTooLong),
            (redactor.finds_any(&fi, Language::Fi), DescriptionFault::FinnishPersonalData),
            (redactor.finds_any(&sv, Language::Sv), DescriptionFault::SwedishPersonalData),
        ]
        .into_iter()
        .filter_map(|(is_at_fault, fault)| is_at_fault.then_some(fault))
        .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let filled = |text: String| (!text.is_empty()).then_some(text);
        Ok(Self { fi: filled(fi), sv: filled(sv) })
    }

    /// Takes a description as the database keeps it.
    pub(crate) fn stored(fi: Option<String>, sv: Option<String>) -> Self {
        Self { fi, sv }
    }

    /// Returns the Finnish description.
    pub fn fi(&self) -> Option<&str> {
        self.fi.as_deref()
    }

    /// Returns the Swedish description.
    pub fn sv(&self) -> Option<&str> {
        self.sv.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_may_be_in_one_language_and_has_a_longest_length() {
        let redactor = Redactor::new();
        let one = Description::parse("Vuokrat nousevat.", " ", &redactor).unwrap();
        assert_eq!((one.fi(), one.sv()), (Some("Vuokrat nousevat."), None));
        let long = "ö".repeat(LONGEST_DESCRIPTION + 1);
        assert_eq!(Description::parse("", &long, &redactor), Err(vec![DescriptionFault::SwedishTooLong]));
    }

    #[test]
    fn a_description_holds_no_personal_data() {
        let faults = Description::parse("Kysy numerosta 040 123 4567.", "Fråga på 040 123 4567.", &Redactor::new());
        let both = vec![DescriptionFault::FinnishPersonalData, DescriptionFault::SwedishPersonalData];
        assert_eq!(faults, Err(both));
    }
}
