//! The terms of the vocabulary after analysis: what each word of each term matches by.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::text::{Analyser, Language, Token};

use super::matcher::keys;
use super::vocabulary::Concept;

const BUILT_IN: &str = include_str!("../../../models/concept-terms.json");

/// The longest abbreviation that matches only in capitals, in letters.
const SHORT: usize = 3;

/// The analysed terms of each concept, in the vocabulary's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalysedTerms {
    /// The version of the analysis.
    version: String,
    pub(super) fi: Vec<Vec<AnalysedTerm>>,
    pub(super) sv: Vec<Vec<AnalysedTerm>>,
}

/// A term after analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum AnalysedTerm {
    /// Matches only as it is written.
    Abbreviation(String),
    /// For each word the keys, any of which will do.
    Words(Vec<Vec<String>>),
}

impl AnalysedTerms {
    /// Returns the terms that come with the program; `None` when the file is damaged.
    pub(super) fn built_in() -> Option<Self> {
        serde_json::from_str(BUILT_IN).ok()
    }

    /// Analyses the terms of all concepts.
    pub(super) fn analyse(concepts: &[Concept], analyser: &Analyser) -> Self {
        let analysed = |language: Language| {
            concepts.par_iter().map(|concept| analyse_concept(concept, language, analyser)).collect()
        };
        Self { version: version(), fi: analysed(Language::Fi), sv: analysed(Language::Sv) }
    }

    /// Tells whether these are the terms of `concepts` as `analyser` would analyse them.
    pub(super) fn fits(&self, concepts: &[Concept], analyser: &Analyser) -> bool {
        let same_counts = |analysed: &[Vec<AnalysedTerm>], terms: fn(&Concept) -> &Vec<String>| {
            analysed.len() == concepts.len()
                && analysed.iter().zip(concepts).all(|(analysed, concept)| analysed.len() == terms(concept).len())
        };
        analyser.has_voikko()
            && self.version == version()
            && same_counts(&self.fi, |concept| &concept.fi)
            && same_counts(&self.sv, |concept| &concept.sv)
    }
}

fn version() -> String {
    Analyser::version().to_owned()
}

fn analyse_concept(concept: &Concept, language: Language, analyser: &Analyser) -> Vec<AnalysedTerm> {
    let terms = if language == Language::Sv { &concept.sv } else { &concept.fi };
    terms.iter().map(|term| analyse_term(&analyser.analyse(term, language), language)).collect()
}

fn analyse_term(tokens: &[Token], language: Language) -> AnalysedTerm {
    if let [only] = tokens
        && only.surface.chars().count() <= SHORT
        && only.surface.chars().all(char::is_uppercase)
    {
        return AnalysedTerm::Abbreviation(only.surface.clone());
    }
    AnalysedTerm::Words(tokens.iter().map(|token| term_keys(token, language)).collect())
}

/// Returns what a word of a term matches by: a term that is a base form stands for itself alone.
fn term_keys(token: &Token, language: Language) -> Vec<String> {
    if language == Language::Fi && token.bases.contains(&token.folded) {
        return vec![token.folded.clone()];
    }
    keys(token, language)
}

#[cfg(test)]
mod tests {
    use super::super::Concepts;
    use super::*;

    #[test]
    fn the_terms_that_come_with_the_program_are_as_analysis_makes_them() {
        let fresh = Concepts::analyse_terms(&Analyser::new()).unwrap();
        let built_in = AnalysedTerms::built_in().expect("models/concept-terms.json can be read");
        assert!(fresh == built_in, "models/concept-terms.json is out of date: run `ilmiotutka model background`");
    }
}
