//! A text read word by word: which words stand for which concept, and where they stand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::concepts::ConceptId;
use super::prepare::Preparer;
use crate::text::{Language, Token};

/// The shortest word that ties two texts, in characters.
const SHORTEST: usize = 4;

/// A text after analysis, with the places of the words that stand for concepts.
#[derive(Clone, Debug)]
pub struct Reading {
    tokens: Vec<Token>,
    concepts: BTreeMap<ConceptId, BTreeSet<usize>>,
}

impl Preparer {
    /// Reads a text word by word.
    pub fn read(&self, text: &str, language: Language) -> Reading {
        let tokens = self.analyser().analyse(text, language);
        let concepts = self.concepts().locate(&tokens, language);
        Reading { tokens, concepts }
    }
}

impl Reading {
    /// Tells whether the text speaks of a concept.
    pub fn speaks_of(&self, concept: ConceptId) -> bool {
        self.concepts.contains_key(&concept)
    }

    /// Returns the words that stand for a concept as they are written, each once.
    pub fn words_for(&self, concept: ConceptId) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for &place in self.concepts.get(&concept).into_iter().flatten() {
            let word = &self.tokens[place].surface;
            if words.iter().all(|known| known.to_lowercase() != word.to_lowercase()) {
                words.push(word.clone());
            }
        }
        words
    }

    /// Returns the words that carry meaning by base form and by the base forms of their parts, each once, in order.
    pub fn forms(&self) -> Vec<&str> {
        let mut said = BTreeSet::new();
        let meaningful = self.tokens.iter().filter(|token| !token.is_stop_word);
        let forms = meaningful.flat_map(forms);
        forms.filter(|form| form.chars().count() >= SHORTEST && said.insert(*form)).collect()
    }

    /// Returns where words stand that stand for one of the concepts, or are one of the words in any inflection
    /// or as a part of a compound: bytes of the text, in order.
    pub fn marks(&self, concepts: &[ConceptId], words: &[String]) -> Vec<Range<usize>> {
        let mut places: BTreeSet<usize> =
            concepts.iter().filter_map(|concept| self.concepts.get(concept)).flatten().copied().collect();
        let is_meant = |token: &Token| !token.is_stop_word && forms(token).any(|form| words.iter().any(|w| w == form));
        places.extend((0..self.tokens.len()).filter(|&place| is_meant(&self.tokens[place])));
        places.into_iter().map(|place| self.tokens[place].start..self.tokens[place].end).collect()
    }
}

fn forms(token: &Token) -> impl Iterator<Item = &str> {
    token.bases.iter().take(1).chain(&token.parts).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_on_the_whole_word_in_any_inflection_and_in_compounds() {
        let preparer = Preparer::standard().unwrap();
        if !preparer.analyser().has_voikko() {
            return;
        }
        let text = "Häätöuhka kasvaa, ja vuokravelasta tulee häätöjä.";
        let reading = preparer.read(text, Language::Fi);
        let marked: Vec<&str> =
            reading.marks(&[], &["häätö".to_owned(), "velka".to_owned()]).into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(marked, ["Häätöuhka", "vuokravelasta", "häätöjä"]);
    }

    #[test]
    fn a_concept_is_told_by_the_words_that_stand_for_it() {
        let preparer = Preparer::standard().unwrap();
        let text = "Familjen vräktes, en vräkning till kommer.";
        let reading = preparer.read(text, Language::Sv);
        let eviction = reading.concepts.keys().copied().find(|id| preparer.concepts().concept(*id).name == "eviction");
        let words = reading.words_for(eviction.unwrap());
        assert_eq!(words, ["vräktes", "vräkning"]);
    }
}
