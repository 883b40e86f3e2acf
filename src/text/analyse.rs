//! The chain from a text to its words: the one place where index, queries and grouping get it.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::finnish::{self, Finnish};
use super::stop_words::is_stop_word;
use super::swedish::{self, Swedish};
use super::words::{Word, words};
use super::{Language, Token};

/// Analyses texts: words → base forms and parts by language → stems → stop words.
///
/// Cheap to clone; clones share their caches. Without Voikko's dictionary Finnish words are
/// stemmed only.
#[derive(Clone, Debug)]
pub struct Analyser {
    pub(super) finnish: Arc<Finnish>,
    pub(super) swedish: Arc<Swedish>,
}

impl Analyser {
    /// Makes an analyser with the dictionaries there are.
    pub fn new() -> Self {
        Self { finnish: Arc::new(Finnish::new()), swedish: Arc::new(Swedish::new()) }
    }

    /// Tells whether Voikko and its Finnish dictionary are installed.
    pub fn has_voikko(&self) -> bool {
        self.finnish.has_voikko()
    }

    /// Returns the version of the Voikko library, or `None` where its dictionary is missing.
    pub fn voikko_version(&self) -> Option<String> {
        self.finnish.voikko_version()
    }

    /// Returns the version of the chain; an index made by another one is to be rebuilt.
    pub fn version() -> &'static str {
        "1"
    }

    /// Cuts `text`, written in `language`, into words with their base forms; offsets are bytes in
    /// `text`.
    pub fn analyse(&self, text: &str, language: Language) -> Vec<Token> {
        words(text).iter().map(|word| self.token(word, language)).collect()
    }

    /// Tells whether a dictionary of either language knows a word as it was written.
    pub fn knows(&self, word: &str) -> bool {
        let composed: String = word.nfc().collect();
        self.finnish.knows(&composed) || self.swedish.knows(&composed.to_lowercase())
    }

    fn token(&self, word: &Word<'_>, language: Language) -> Token {
        let surface: String = word.text.nfc().collect();
        let folded = surface.to_lowercase();
        let (mut bases, parts, stem) = match language {
            Language::Fi => {
                let known = self.finnish.look_up(&surface);
                (known.bases.clone(), known.parts.clone(), finnish::stem(&folded))
            }
            Language::Sv => {
                let known = self.swedish.look_up(&folded);
                (known.bases.clone(), known.parts.clone(), swedish::stem(&folded))
            }
            Language::Other => (vec![folded.clone()], Vec::new(), folded.clone()),
        };
        if bases.is_empty() {
            bases.push(stem.clone());
        }
        let is_stop_word = is_stop_word(&folded, language)
            || is_stop_word(&bases[0], language)
            || folded.chars().all(|character| character.is_numeric());
        Token { surface, start: word.start, end: word.end, folded, bases, parts, stem, is_stop_word }
    }
}

impl Default for Analyser {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::detect_language;

    #[test]
    fn words_carry_base_forms_parts_and_stop_words() {
        let analyser = Analyser::new();
        let tokens = analyser.analyse("Hyresskulderna och barnen", Language::Sv);
        assert_eq!(tokens[0].parts, ["hyra", "skuld"]);
        assert_eq!(tokens[0].bases[0], "hyresskuld");
        assert!(tokens[1].is_stop_word && !tokens[2].is_stop_word);
        if analyser.has_voikko() {
            let tokens = analyser.analyse("Vuokravelat ovat kasvaneet", Language::Fi);
            assert_eq!(
                (tokens[0].bases[0].as_str(), &tokens[0].parts[..]),
                ("vuokravelka", &["vuokra".to_owned(), "velka".to_owned()][..])
            );
            assert!(tokens[1].is_stop_word);
            assert_eq!(tokens[2].bases[0], "kasvaa");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn offsets_point_at_the_words_and_nothing_panics(text in "[A-ZÅÄÖa-zåäö0-9 .,:'\u{308}-]{0,40}|\\PC{0,30}|(?s:.{0,20})") {
            let analyser = Analyser::new();
            for language in [Language::Fi, Language::Sv, Language::Other] {
                let mut last_end = 0;
                for token in analyser.analyse(&text, language) {
                    prop_assert!(last_end <= token.start && token.start < token.end);
                    let written: String = text[token.start..token.end].nfc().collect();
                    prop_assert_eq!(written, token.surface);
                    prop_assert!(!token.bases.is_empty());
                    last_end = token.end;
                }
                analyser.without_places(&text, language);
            }
            detect_language(&text, None);
        }
    }
}
