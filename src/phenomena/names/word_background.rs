//! How common words are in ordinary observations: counted once over the training texts (`data/train`) and kept in
//! `models/words.json`, so that names are telling from the first phenomenon on.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::{Language, Token};

const EMBEDDED: &str = include_str!("../../../models/words.json");

/// A word in fewer texts than this is left out of the file: it is as good as unseen.
const LEAST: u32 = 2;

/// In how many of the training texts each base form occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordBackground {
    texts_fi: u32,
    texts_sv: u32,
    words_fi: BTreeMap<String, u32>,
    words_sv: BTreeMap<String, u32>,
}

/// The counts that come with the program are damaged.
#[derive(Debug, thiserror::Error)]
#[error("models/words.json: {0}")]
pub struct WordBackgroundError(#[from] serde_json::Error);

impl WordBackground {
    /// Returns the counts that come with the program.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn embedded() -> Result<Self, WordBackgroundError> {
        Ok(serde_json::from_str(EMBEDDED)?)
    }

    /// Counts a text in.
    pub fn add(&mut self, tokens: &[Token], language: Language) {
        let (texts, words) = match language {
            Language::Fi => (&mut self.texts_fi, &mut self.words_fi),
            Language::Sv => (&mut self.texts_sv, &mut self.words_sv),
            Language::Other => return,
        };
        *texts += 1;
        let meaningful = tokens.iter().filter(|token| !token.is_stop_word);
        for word in meaningful.filter_map(|token| token.bases.first()).collect::<BTreeSet<_>>() {
            *words.entry(word.clone()).or_default() += 1;
        }
    }

    /// Leaves out the words that are as good as unseen.
    #[must_use]
    pub fn without_rare_words(mut self) -> Self {
        for words in [&mut self.words_fi, &mut self.words_sv] {
            words.retain(|_, texts| *texts >= LEAST);
        }
        self
    }

    /// Returns in how many texts of a language a word occurs, and of how many.
    pub(in crate::phenomena) fn of_word(&self, word: &str, language: Language) -> (usize, usize) {
        let (texts, words) = match language {
            Language::Fi => (self.texts_fi, &self.words_fi),
            Language::Sv => (self.texts_sv, &self.words_sv),
            Language::Other => return (0, 0),
        };
        (words.get(word).copied().unwrap_or_default() as usize, texts as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Analyser;

    #[test]
    fn a_word_counts_once_a_text_and_rare_ones_are_left_out() {
        let analyser = Analyser::new();
        let mut background = WordBackground::default();
        for text in ["Jobb och jobb", "Ett jobb, en bostad"] {
            background.add(&analyser.analyse(text, Language::Sv), Language::Sv);
        }
        let background = background.without_rare_words();
        assert_eq!(background.of_word("jobb", Language::Sv), (2, 2));
        assert_eq!(background.of_word("bostad", Language::Sv), (0, 2));
    }
}
