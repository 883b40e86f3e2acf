//! How common concepts and words are among the observations that came in.

use std::collections::{BTreeSet, HashMap};

use crate::phenomena::concepts::ConceptId;
use crate::phenomena::item::Item;
use crate::text::Language;

/// In how many texts each concept and word occurs.
#[derive(Clone, Debug, Default)]
pub struct Frequencies {
    texts: usize,
    concepts: HashMap<ConceptId, usize>,
    words: HashMap<(Language, String), usize>,
    texts_in: HashMap<Language, usize>,
}

impl Frequencies {
    /// Counts an observation in.
    pub fn add(&mut self, item: &Item) {
        self.texts += 1;
        *self.texts_in.entry(item.language).or_default() += 1;
        for &concept in &item.concepts {
            *self.concepts.entry(concept).or_default() += 1;
        }
        for word in item.words.iter().collect::<BTreeSet<_>>() {
            *self.words.entry((item.language, word.clone())).or_default() += 1;
        }
    }

    /// Returns in how many texts a concept occurs, and of how many.
    pub(super) fn of_concept(&self, concept: ConceptId) -> (usize, usize) {
        (self.concepts.get(&concept).copied().unwrap_or_default(), self.texts)
    }

    /// Returns in how many texts of a language a word occurs, and of how many.
    pub(super) fn of_word(&self, word: &str, language: Language) -> (usize, usize) {
        let texts = self.texts_in.get(&language).copied().unwrap_or_default();
        (self.words.get(&(language, word.to_owned())).copied().unwrap_or_default(), texts)
    }

    /// Returns in what share of the texts of a language a word occurs; 0 while there are none.
    pub fn share_of_word(&self, word: &str, language: Language) -> f64 {
        let (with_it, texts) = self.of_word(word, language);
        if texts == 0 { 0.0 } else { with_it as f64 / texts as f64 }
    }
}
