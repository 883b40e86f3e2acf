//! Finds the concepts that a text speaks of.
//!
//! 1. A term of one word matches a word with the same base form (in Swedish also the same stem) with
//!    strength 1, and a part of a compound, or neighbouring parts together, with 0.6.
//! 2. A term of several words matches when all of them stand within a window of the first.
//! 3. Abbreviations of up to three letters match only in capitals.
//! 4. The terms' own analysis is kept in `models/concept-terms.json` (90,000 terms take seconds to
//!    analyse), and made anew when the analysis of texts has changed or Voikko is missing.
//! 5. Terms match texts of their own language only: "pappa" is a grandfather in Finnish and a father
//!    in Swedish.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::{Analyser, Language, Token};

use super::terms::{AnalysedTerm, AnalysedTerms};
use super::vocabulary::{Concept, ConceptId, VocabularyError, parse};

const VOCABULARY: &str = include_str!("../../../data/vocabulary/concepts.jsonl");

const ABBREVIATIONS: &str = include_str!("../../../data/vocabulary/abbreviations.jsonl");

/// The strength of a match with a part of a compound.
const PART: f32 = 0.6;

/// How many terms of a concept in each language are its best known ones.
const LEADING: usize = 3;

/// Of how many concepts a word may be a term and still name each of them.
const MOST_MEANINGS: usize = 2;

/// How many other words may stand between the words of a phrase.
const WINDOW: usize = 2;

/// A concept found in a text, by one of the words or phrases that stand for it.
#[derive(Clone, Debug, PartialEq)]
pub struct ConceptMatch {
    /// Which concept.
    pub concept: ConceptId,
    /// The base form, compound part or phrase that was found.
    pub key: String,
    /// How surely: 1 for a whole word or phrase, 0.6 for a part of a compound.
    pub weight: f32,
}

/// The vocabulary, ready to be matched.
pub struct Concepts {
    concepts: Vec<Concept>,
    finnish: Terms,
    swedish: Terms,
    /// The first terms of each concept, for queries: [`Concepts::leading_terms`].
    leading: Vec<Vec<Vec<Vec<String>>>>,
}

#[derive(Default)]
struct Terms {
    words: HashMap<String, Vec<ConceptId>>,
    abbreviations: HashMap<String, Vec<ConceptId>>,
    phrases: HashMap<String, Vec<Phrase>>,
}

/// The keys of each word after the first, any of which will do.
struct Phrase {
    rest: Vec<Vec<String>>,
    concept: ConceptId,
}

impl Concepts {
    /// Reads the vocabulary that comes with the program.
    ///
    /// # Errors
    /// When the vocabulary is damaged.
    pub fn load(analyser: &Analyser) -> Result<Self, VocabularyError> {
        let concepts = parse(VOCABULARY)?;
        let terms = match AnalysedTerms::built_in() {
            Some(terms) if terms.fits(&concepts, analyser) => terms,
            _ => AnalysedTerms::analyse(&concepts, analyser),
        };
        Ok(Self::new(concepts, &terms))
    }

    /// Analyses the terms of the vocabulary anew, as `models/concept-terms.json` keeps them.
    ///
    /// # Errors
    /// When the vocabulary is damaged.
    pub fn analyse_terms(analyser: &Analyser) -> Result<AnalysedTerms, VocabularyError> {
        Ok(AnalysedTerms::analyse(&parse(VOCABULARY)?, analyser))
    }

    /// Reads the abbreviations and their long forms that come with the program for queries. They are no part of the
    /// vocabulary by which texts are compared: an office that is named is no phenomenon.
    ///
    /// # Errors
    /// When the list is damaged.
    pub fn abbreviations(analyser: &Analyser) -> Result<Self, VocabularyError> {
        let concepts = parse(ABBREVIATIONS)?;
        let terms = AnalysedTerms::analyse(&concepts, analyser);
        Ok(Self::new(concepts, &terms))
    }

    /// Makes a vocabulary of people's own: of each concept the terms in Finnish and in Swedish.
    pub fn of_terms(terms: Vec<(Vec<String>, Vec<String>)>, analyser: &Analyser) -> Self {
        let concepts: Vec<Concept> = terms.into_iter().map(|(fi, sv)| Concept::own(fi, sv)).collect();
        let terms = AnalysedTerms::analyse(&concepts, analyser);
        Self::new(concepts, &terms)
    }

    fn new(concepts: Vec<Concept>, terms: &AnalysedTerms) -> Self {
        let (finnish, swedish) = (Terms::of(&terms.fi), Terms::of(&terms.sv));
        let words = |term: &AnalysedTerm| match term {
            AnalysedTerm::Abbreviation(letters) => vec![vec![letters.to_lowercase()]],
            AnalysedTerm::Words(words) => words.clone(),
        };
        let leading = |(fi, sv): (&Vec<AnalysedTerm>, &Vec<AnalysedTerm>)| {
            [fi, sv].into_iter().flat_map(|terms| terms.iter().take(LEADING)).map(words).collect()
        };
        let leading = terms.fi.iter().zip(&terms.sv).map(leading).collect();
        Self { concepts, finnish, swedish, leading }
    }

    /// Returns the terms in both languages by which a concept is best known: for each word of a term the keys, any
    /// of which will do.
    pub fn leading_terms(&self, id: ConceptId) -> &[Vec<Vec<String>>] {
        &self.leading[id.index()]
    }

    /// Finds the concepts that a text names outright, by whole words or phrases that have hardly another meaning,
    /// with the places of the words among the tokens.
    pub fn named(&self, tokens: &[Token], language: Language) -> BTreeSet<(ConceptId, Vec<usize>)> {
        let mut named = BTreeSet::new();
        self.visit(tokens, language, |concept, key, weight, places| {
            if weight >= 1.0 && self.meanings(key, language) <= MOST_MEANINGS {
                let mut places = places.to_vec();
                places.sort_unstable();
                named.insert((concept, places));
            }
        });
        named
    }

    /// Returns a concept.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.index()]
    }

    /// Returns all concepts' places, in the vocabulary's order.
    pub fn ids(&self) -> impl Iterator<Item = ConceptId> {
        self.concepts.iter().zip(0..).map(|(_, place)| ConceptId(place))
    }

    /// Returns how many concepts there are.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// Returns of how many concepts a single word is a term, at least 1.
    pub fn meanings(&self, key: &str, language: Language) -> usize {
        let concepts = self.terms(language).and_then(|terms| terms.words.get(key));
        concepts.map_or(1, Vec::len).max(1)
    }

    /// Tells whether a single word is a term of any concept.
    pub fn is_term(&self, key: &str, language: Language) -> bool {
        self.terms(language).is_some_and(|terms| terms.words.contains_key(key))
    }

    fn terms(&self, language: Language) -> Option<&Terms> {
        match language {
            Language::Fi => Some(&self.finnish),
            Language::Sv => Some(&self.swedish),
            Language::Other => None,
        }
    }

    /// Finds the concepts of an analysed text: each concept and key once, in order.
    pub fn find(&self, tokens: &[Token], language: Language) -> Vec<ConceptMatch> {
        let mut found: BTreeMap<(ConceptId, String), f32> = BTreeMap::new();
        self.visit(tokens, language, |concept, key, weight, _| {
            let best = found.entry((concept, key.to_owned())).or_default();
            *best = weight.max(*best);
        });
        found.into_iter().map(|((concept, key), weight)| ConceptMatch { concept, key, weight }).collect()
    }

    /// Finds the words that stand for each concept of an analysed text, by their places among the tokens.
    pub fn locate(&self, tokens: &[Token], language: Language) -> BTreeMap<ConceptId, BTreeSet<usize>> {
        let mut places: BTreeMap<ConceptId, BTreeSet<usize>> = BTreeMap::new();
        self.visit(tokens, language, |concept, _, _, at| places.entry(concept).or_default().extend(at));
        places
    }

    /// Tells of every match: the concept, the key, the weight and the places of the words.
    fn visit(&self, tokens: &[Token], language: Language, mut tell: impl FnMut(ConceptId, &str, f32, &[usize])) {
        let Some(terms) = self.terms(language) else { return };
        let keys: Vec<Vec<String>> = tokens.iter().map(|token| keys(token, language)).collect();
        for (place, token) in tokens.iter().enumerate() {
            let mut tell_all = |concepts: Option<&Vec<ConceptId>>, key: &str, weight: f32| {
                concepts.into_iter().flatten().for_each(|&concept| tell(concept, key, weight, &[place]));
            };
            let written = token.surface.split(':').next().unwrap_or_default();
            tell_all(terms.abbreviations.get(written), written, 1.0);
            for key in &keys[place] {
                tell_all(terms.words.get(key), key, 1.0);
            }
            for part in part_keys(token) {
                tell_all(terms.words.get(&part), &part, PART);
            }
            for key in &keys[place] {
                for phrase in terms.phrases.get(key).into_iter().flatten() {
                    if let Some(places) = phrase.places_around(place, &keys) {
                        tell(phrase.concept, &phrase.key(key), 1.0, &places);
                    }
                }
            }
        }
    }
}

impl Terms {
    fn of(analysed: &[Vec<AnalysedTerm>]) -> Self {
        let mut terms = Self::default();
        for (place, concept_terms) in (0..).zip(analysed) {
            for term in concept_terms {
                terms.add(term, ConceptId(place));
            }
        }
        terms
    }

    fn add(&mut self, term: &AnalysedTerm, concept: ConceptId) {
        let words = match term {
            AnalysedTerm::Abbreviation(letters) => {
                self.abbreviations.entry(letters.clone()).or_default().push(concept);
                return;
            }
            AnalysedTerm::Words(words) => words,
        };
        let Some((first, rest)) = words.split_first() else { return };
        for key in first.iter().cloned() {
            if rest.is_empty() {
                self.words.entry(key).or_default().push(concept);
            } else {
                self.phrases.entry(key).or_default().push(Phrase { rest: rest.to_vec(), concept });
            }
        }
    }
}

impl Phrase {
    /// Returns the phrase by its words' first keys.
    fn key(&self, first: &str) -> String {
        let rest = self.rest.iter().filter_map(|word| word.first());
        rest.fold(first.to_owned(), |key, word| format!("{key} {word}"))
    }

    /// Returns where the phrase stands, its first word at `place`; `None` if its other words are not near.
    fn places_around(&self, place: usize, keys: &[Vec<String>]) -> Option<Vec<usize>> {
        let reach = self.rest.len() + WINDOW;
        let around = place.saturating_sub(reach)..(place + reach + 1).min(keys.len());
        let mut places = vec![place];
        for word in &self.rest {
            let stands = |&other: &usize| other != place && keys[other].iter().any(|key| word.contains(key));
            places.push(around.clone().find(stands)?);
        }
        Some(places)
    }
}

/// Returns what a word of a text matches by.
pub(super) fn keys(token: &Token, language: Language) -> Vec<String> {
    let mut keys = token.bases.clone();
    if language == Language::Sv && !keys.contains(&token.stem) {
        keys.push(token.stem.clone());
    }
    keys
}

/// Returns the parts of a compound and the joins of neighbouring parts, the whole left out.
fn part_keys(token: &Token) -> Vec<String> {
    let parts = &token.parts;
    let mut keys = Vec::new();
    for first in 0..parts.len() {
        for last in first..parts.len() {
            match last - first + 1 {
                1 => keys.push(parts[first].clone()),
                length if length < parts.len() => {
                    keys.push(parts[first..=last].concat());
                    keys.push(parts[first..=last].join("s"));
                }
                _ => {}
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: &str = r#"{"id": "eviction", "fi": ["häätö", "joutua ulos asunnosta"], "sv": ["vräkning"]}
{"id": "kela", "fi": ["Kela"], "sv": ["FPA"]}
{"id": "grandfather", "fi": ["pappa"], "sv": ["morfar"]}
{"id": "dad", "fi": ["iskä"], "sv": ["pappa"]}"#;

    fn found(text: &str, language: Language) -> Vec<(String, f32)> {
        let analyser = Analyser::new();
        let vocabulary = parse(TERMS).unwrap();
        let terms = AnalysedTerms::analyse(&vocabulary, &analyser);
        let concepts = Concepts::new(vocabulary, &terms);
        let found = concepts.find(&analyser.analyse(text, language), language);
        let mut names: Vec<(String, f32)> =
            found.iter().map(|found| (concepts.concept(found.concept).name.clone(), found.weight)).collect();
        // A word may be found by its base form and by its stem.
        names.dedup();
        names
    }

    #[test]
    fn an_inflected_word_is_its_concept() {
        assert_eq!(found("Perhe sai häädön.", Language::Fi), [("eviction".to_owned(), 1.0)]);
    }

    #[test]
    fn a_part_of_a_compound_is_weaker() {
        assert_eq!(found("Häätöuhka kasvaa.", Language::Fi), [("eviction".to_owned(), PART)]);
    }

    #[test]
    fn the_words_of_a_phrase_may_stand_a_little_apart() {
        assert_eq!(found("Hän joutui asunnosta heti ulos.", Language::Fi), [("eviction".to_owned(), 1.0)]);
        assert_eq!(found("Hän joutui kotiin.", Language::Fi), []);
    }

    #[test]
    fn a_short_abbreviation_counts_only_in_capitals() {
        assert_eq!(found("Beslut från FPA.", Language::Sv), [("kela".to_owned(), 1.0)]);
        assert_eq!(found("Beslut från fpa.", Language::Sv), []);
    }

    #[test]
    fn a_word_means_what_it_means_in_its_own_language() {
        assert_eq!(found("Pappa on yksin.", Language::Fi), [("grandfather".to_owned(), 1.0)]);
        assert_eq!(found("Pappa är ensam.", Language::Sv), [("dad".to_owned(), 1.0)]);
    }

    #[test]
    fn the_vocabulary_that_comes_with_the_program_is_whole() {
        let concepts = Concepts::load(&Analyser::new()).unwrap();
        assert!(concepts.len() > 2000);
        assert!(concepts.concepts.iter().all(|concept| concept.display(Language::Fi).is_some()));
        assert!(concepts.concepts.iter().all(|concept| concept.display(Language::Sv).is_some()));
    }
}
