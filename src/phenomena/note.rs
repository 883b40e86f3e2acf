//! What the work group says among itself about a phenomenon.

use jiff::Timestamp;

use crate::ids::{NoteId, PhenomenonId, UserId};
use crate::text::{Redactor, detect_language, normalise};

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 2_000;

/// The text of a note that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText(String);

/// What is wrong with a note that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteFault {
    /// Nothing was typed.
    Empty,
    /// It is longer than [`LONGEST_NOTE`].
    TooLong,
    /// It holds personal data.
    PersonalData,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// About which phenomenon; one that was merged since leads on to the living one.
    pub phenomenon: PhenomenonId,
    /// Who wrote it; `None` for an account that is gone.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub text: NoteText,
}

impl NoteText {
    /// Reads a note as it was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str, redactor: &Redactor) -> Result<Self, NoteFault> {
        let text = normalise(typed);
        match text.chars().count() {
            0 => Err(NoteFault::Empty),
            length if length > LONGEST_NOTE => Err(NoteFault::TooLong),
            _ if redactor.finds_any(&text, detect_language(&text, None)) => Err(NoteFault::PersonalData),
            _ => Ok(Self(text)),
        }
    }

    /// Takes a note as the database keeps it.
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
    fn a_note_says_something_and_names_nobody() {
        let parse = |typed: &str| NoteText::parse(typed, &Redactor::new());
        assert_eq!(parse(" \n "), Err(NoteFault::Empty));
        assert_eq!(parse(&"ä".repeat(LONGEST_NOTE + 1)), Err(NoteFault::TooLong));
        assert_eq!(parse("Soitetaan 040 123 4567"), Err(NoteFault::PersonalData));
        assert_eq!(parse(" Kysytään neuvolasta. ").unwrap().as_str(), "Kysytään neuvolasta.");
    }
}
