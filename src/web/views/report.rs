//! An observation as lists show it.

use crate::ids::ObservationId;
use crate::intake::{Observation, Reference};
use crate::text::Language;
use crate::web::{Page, views};

use super::pieces::{self, Piece};

/// How much of a text a list shows, in characters.
const SHOWN: usize = 280;

/// An observation as lists show it, in the reader's language. The part `parts/report.html` draws it.
#[derive(Clone, Debug)]
pub struct Report {
    /// Which observation.
    pub id: ObservationId,
    /// When it was received.
    pub date: String,
    /// Where, who and about which line, as far as they are known.
    pub facts: Vec<String>,
    /// The language of the text, in words.
    pub language: String,
    /// The code of the language for the `lang` attribute; empty where it is neither of ours.
    pub lang: &'static str,
    /// The beginning of the text, or the stretch that was found.
    pub pieces: Vec<Piece>,
    /// What the list adds, such as how surely it belongs; empty for nothing.
    pub note: String,
}

impl Report {
    /// Shows the beginning of an observation.
    pub fn new(page: &Page, reference: &Reference, observation: &Observation) -> Self {
        let locale = page.locale();
        let municipality = views::place(locale, reference, observation);
        let county = observation.county.as_deref().map(|id| views::county(locale, reference, id));
        let line = observation.service_line.map(|line| views::service_line(locale, reference, line));
        let reporter = observation.reporter.map(|group| views::reporter(locale, reference, group));
        let county = county.filter(|county| municipality.as_ref() != Some(county));
        Self {
            id: observation.id,
            date: page.date(observation.received_at),
            facts: [municipality, county, line, reporter].into_iter().flatten().collect(),
            language: locale.language(observation.language).into_owned(),
            lang: lang(observation.language),
            pieces: pieces::masked(&beginning(&observation.text), observation.language),
            note: String::new(),
        }
    }

    /// Shows these pieces of the text instead of its beginning.
    #[must_use]
    pub fn pieces(mut self, pieces: Vec<Piece>) -> Self {
        self.pieces = pieces;
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// Returns the value of the `lang` attribute for a text in a language; empty where it is not known.
pub fn lang(language: Language) -> &'static str {
    match language {
        Language::Other => "",
        language => language.code(),
    }
}

/// Cuts a text that is too long for a list after a whole word.
pub fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else { return text.to_owned() };
    let whole_words = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(words, _)| words);
    format!("{}\u{a0}…", whole_words.trim_end_matches([',', ';', '–', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_after_a_whole_word() {
        let text = "sana ".repeat(100);
        let shown = beginning(&text);
        assert!(shown.ends_with("sana\u{a0}…") && shown.chars().count() <= SHOWN + 2);
        assert_eq!(beginning("lyhyt"), "lyhyt");
    }
}
