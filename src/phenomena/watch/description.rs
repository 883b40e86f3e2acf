//! What the work group wants to follow, as it was typed.

use crate::text::{Language, Redactor, detect_language, normalise};

/// The shortest description, in characters: one word says too little.
pub const SHORTEST_WATCH: usize = 10;

/// The longest description, in characters.
pub const LONGEST_WATCH: usize = 500;

/// A description fit to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchDescription {
    text: String,
    language: Language,
}

/// What is wrong with a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchFault {
    /// It is shorter than [`SHORTEST_WATCH`].
    TooShort,
    /// It is longer than [`LONGEST_WATCH`].
    TooLong,
    /// It holds personal data.
    PersonalData,
}

impl WatchDescription {
    /// Reads a description as it was typed; `prior` is the reader's own language.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str, prior: Language, redactor: &Redactor) -> Result<Self, WatchFault> {
        let text = normalise(typed).replace('\n', " ");
        let length = text.chars().count();
        if length < SHORTEST_WATCH {
            return Err(WatchFault::TooShort);
        }
        if length > LONGEST_WATCH {
            return Err(WatchFault::TooLong);
        }
        let language = detect_language(&text, Some(prior));
        if !redactor.redact(&text, language).spans.is_empty() {
            return Err(WatchFault::PersonalData);
        }
        Ok(Self { text, language })
    }

    /// Takes a description as the database keeps it.
    pub(crate) const fn stored(text: String, language: Language) -> Self {
        Self { text, language }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the language that it is written in.
    pub const fn language(&self) -> Language {
        self.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(typed: &str) -> Result<WatchDescription, WatchFault> {
        WatchDescription::parse(typed, Language::Fi, &Redactor::new())
    }

    #[test]
    fn a_description_is_one_line_with_its_language() {
        let sv = parsed(" Äldre som inte\nfår hjälp hemma på kvällarna ").unwrap();
        assert_eq!((sv.text(), sv.language()), ("Äldre som inte får hjälp hemma på kvällarna", Language::Sv));
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        assert_eq!(parsed(" häätö "), Err(WatchFault::TooShort));
        assert_eq!(parsed(&"pitkä ".repeat(100)), Err(WatchFault::TooLong));
        assert_eq!(parsed("Kotihoidon jonot, soita 040 123 4567"), Err(WatchFault::PersonalData));
    }
}
