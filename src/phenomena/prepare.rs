//! From a stored observation and its vector to what grouping compares.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::BuildError;
use crate::encoder::{Encoder, SimilaritySpace};
use crate::intake::Observation;
use crate::text::{Analyser, Language, PersonalKind, Token};

use super::concepts::{ConceptBackground, ConceptId, ConceptMatch, ConceptVector, Concepts};
use super::item::{Item, Voice};
use super::names::WordBackground;
use super::shingles::Shingles;
use super::similarity::Evidence;

/// The shortest base form that may stand in a name, in characters.
const SHORTEST_WORD: usize = 3;

/// Makes items of observations.
#[derive(Clone)]
pub struct Preparer {
    analyser: Arc<Analyser>,
    concepts: Arc<Concepts>,
    space: Arc<SimilaritySpace>,
    concept_background: Arc<ConceptBackground>,
    word_background: Arc<WordBackground>,
}

impl Preparer {
    /// Takes the vocabulary and the counts that come with the program.
    ///
    /// # Errors
    /// When one of them is damaged.
    pub fn standard() -> Result<Self, BuildError> {
        let analyser = Arc::new(Analyser::new());
        let concepts = Arc::new(Concepts::load(&analyser)?);
        Ok(Self {
            analyser,
            concepts,
            space: Arc::default(),
            concept_background: Arc::new(ConceptBackground::embedded()?),
            word_background: Arc::new(WordBackground::embedded()?),
        })
    }

    /// Returns one for vectors of an encoder.
    pub fn with_encoder(mut self, encoder: &dyn Encoder) -> Self {
        self.space = encoder.space();
        self
    }

    /// Returns the analysis of texts.
    pub fn analyser(&self) -> &Arc<Analyser> {
        &self.analyser
    }

    /// Returns the concept vocabulary.
    pub const fn concepts(&self) -> &Arc<Concepts> {
        &self.concepts
    }

    /// Returns in how many of the training texts a concept occurs, and of how many.
    pub(super) fn concept_counts(&self, concept: ConceptId) -> (usize, usize) {
        self.concept_background.of_concept(concept, &self.concepts)
    }

    /// Returns in how many of the training texts of a language a word occurs, and of how many.
    pub(super) fn word_counts(&self, word: &str, language: Language) -> (usize, usize) {
        self.word_background.of_word(word, language)
    }

    /// Returns the text that the encoder is given: with the proposal, without places and masks, which
    /// are no phenomena.
    pub fn text_to_encode(&self, observation: &Observation) -> String {
        self.clean(&whole_text(observation), observation.language)
    }

    /// Returns any text without places and masks.
    pub fn clean(&self, text: &str, language: Language) -> String {
        let whole = text.to_owned();
        let masked = PersonalKind::ALL.iter().fold(whole, |text, kind| text.replace(kind.tag(language), " "));
        self.analyser.without_places(&masked, language)
    }

    /// Makes the item of an observation from its text and its sentence vector.
    pub fn prepare(&self, observation: &Observation, vector: Vec<f32>) -> Item {
        let language = observation.language;
        let tokens = self.analyser.analyse(&whole_text(observation), language);
        let concepts = self.concepts.find(&tokens, language);
        let municipality = observation.municipality.clone().or_else(|| observation.municipality_as_written.clone());
        Item {
            id: observation.id,
            received_at: observation.received_at,
            language,
            evidence: Arc::new(self.evidence_of(&concepts, language, vector)),
            concepts: concepts.iter().map(|found| found.concept).collect::<BTreeSet<_>>().into_iter().collect(),
            words: tokens.iter().filter_map(word_for_names).collect(),
            shingles: Shingles::of(tokens.iter().map(|token| token.folded.as_str())),
            voice: Voice {
                municipality,
                county: observation.county.clone(),
                reporter: observation.reporter,
                service_line: observation.service_line,
            },
        }
    }

    /// Makes the evidence of any text, such as a query, from its sentence vector.
    pub fn evidence(&self, text: &str, language: Language, vector: Vec<f32>) -> Evidence {
        let concepts = self.concepts.find(&self.analyser.analyse(text, language), language);
        self.evidence_of(&concepts, language, vector)
    }

    fn evidence_of(&self, concepts: &[ConceptMatch], language: Language, vector: Vec<f32>) -> Evidence {
        let concepts = ConceptVector::new(concepts, language, &self.concepts, &self.concept_background);
        Evidence::new(self.space.place(vector, language), &[], concepts)
    }
}

/// Returns the observation with what its sender proposes.
pub fn whole_text(observation: &Observation) -> String {
    match &observation.proposal {
        Some(proposal) => format!("{}\n{proposal}", observation.text),
        None => observation.text.clone(),
    }
}

/// Returns the base form of a word that may stand in a name.
fn word_for_names(token: &Token) -> Option<String> {
    let base = token.bases.first()?;
    let has_meaning =
        !token.is_stop_word && base.chars().count() >= SHORTEST_WORD && base.chars().all(char::is_alphabetic);
    has_meaning.then(|| base.clone())
}
