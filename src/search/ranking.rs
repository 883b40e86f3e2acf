//! One ranking of words and meaning.
//!
//! 1. Words are scored by BM25 (Robertson and Zaragoza 2009), each word of the query by its forms.
//! 2. Meaning is scored by the cosine of the sentence vectors and by that of the concepts.
//! 3. Each of the three is standardised over all observations that may be found; meaning within
//!    each language, so that an observation in the other language stands on equal terms.
//! 4. The three are added with weights. Words and concepts are capped: a word that hardly any of a
//!    million observations has would outweigh everything else without a limit.
//! 5. What is wanted is moved towards the best hits, and meaning is scored once more.
//! 6. A rare word of which nothing but itself can tell (a local name), and all words one after another as they were
//!    typed, are anchors: an observation that has them stands above those that are only alike.
//!
//! Weights and limits were chosen on `dev` and `dev-plain`, and are flat around their values.

use std::collections::HashMap;

use super::collect::Match;
use super::meaning::{Closeness, Meanings};
use super::spread::{Spread, Sums};
use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::Language;

/// Weight of a word met as it was typed.
pub(super) const SURFACE_WEIGHT: f32 = 1.0;
/// Weight of a word met in another inflection.
pub(super) const BASE_WEIGHT: f32 = 1.0;
/// Weight of a word met as part of a compound.
pub(super) const PART_WEIGHT: f32 = 0.8;
/// Weight of a word met by its stem.
pub(super) const STEM_WEIGHT: f32 = 0.8;
/// Weight of a word met in the proposal and not in the text.
pub(super) const PROPOSAL_WEIGHT: f32 = 0.6;
/// Weight of a part of a compound that was asked for.
pub(super) const PART_OF_QUERY_WEIGHT: f32 = 0.5;
/// Weight of a word met without the marks on its letters.
pub(super) const BARE_WEIGHT: f32 = 0.8;
/// Weight of a word that is spelt nearly like the one typed.
pub(super) const NEAR_WEIGHT: f32 = 0.6;
/// Weight of another way to say the same, from the vocabulary.
pub(super) const SYNONYM_WEIGHT: f32 = 0.4;
/// Weight of another way to say the same that people here gave.
pub(super) const OWN_SYNONYM_WEIGHT: f32 = 0.8;
/// How much of a form's score counts beside the best form of the same word.
pub(super) const OTHER_FORMS_SHARE: f32 = 0.6;

/// Weight of the standardised score of words.
const WORDS_WEIGHT: f32 = 0.3;
/// Weight of the standardised cosine of sentence vectors.
const VECTORS_WEIGHT: f32 = 1.0;
/// Weight of the standardised cosine of concepts.
const CONCEPTS_WEIGHT: f32 = 1.0;
/// The most that words may count, in standard deviations.
const WORDS_LIMIT: f32 = 6.0;
/// The most that concepts may count, in standard deviations.
const CONCEPTS_LIMIT: f32 = 8.0;
/// With how many observations of other languages each language's spread is told.
const DRAWN_TOWARDS_ALL: f64 = 5.0;

/// What an anchor adds, in standard deviations.
const ANCHOR: f32 = 6.0;

/// How many observations at most are found by meaning alone.
const NEAREST: usize = 100;
/// Among more observations than this, only the best are asked about a second time.
const MANY: usize = 20_000;
/// How many the best are.
pub(super) const CANDIDATES: usize = 1_000;
/// With how many observations the spread of meaning is told a second time.
const SAMPLE: usize = 5_000;
/// What sets those apart that are not asked about a second time: more than any score.
const FAR: f32 = 1_000.0;

/// The least score for meaning at which an observation is found by it alone.
const NEAREST_FROM: f32 = 1.0;

/// How close observations are in meaning, and which are close enough to be found by it alone.
pub(super) struct Nearest<'m> {
    meanings: &'m Meanings,
    /// The scores by place; 0 for what was not compared.
    scores: Vec<f32>,
    /// The places of those that are close, closest first.
    places: Vec<usize>,
}

/// The observations that a search compares by meaning.
pub(super) struct Compared {
    /// Those whose scores are asked for.
    places: Vec<usize>,
    /// Those by which the spread is told; `None` for the same ones.
    sample: Option<Vec<usize>>,
}

impl Compared {
    /// Compares everything that may be found: all, or those in `allowed`.
    pub(super) fn all(meanings: &Meanings, allowed: Option<&[Match]>) -> Self {
        let places = match allowed {
            None => (0..meanings.rows().len()).collect(),
            Some(allowed) => allowed.iter().filter_map(|found| meanings.place(found.id)).collect(),
        };
        Self { places, sample: None }
    }

    /// Tells whether there are so many that only the best are asked about a second time.
    pub(super) fn are_many(&self) -> bool {
        self.places.len() > MANY
    }

    /// Compares these matches alone, with a spread as among all.
    pub(super) fn only(self, meanings: &Meanings, matches: &[Match]) -> Self {
        let step = self.places.len().div_ceil(SAMPLE).max(1);
        let sample = self.places.into_iter().step_by(step).collect();
        let places = matches.iter().filter_map(|found| meanings.place(found.id)).collect();
        Self { places, sample: Some(sample) }
    }
}

impl<'m> Nearest<'m> {
    /// Compares what is wanted.
    pub(super) fn find(meanings: &'m Meanings, wanted: &Evidence, compared: &Compared) -> Self {
        let closeness = meanings.closeness(wanted, &compared.places);
        let sampled = compared.sample.as_ref().map(|sample| meanings.closeness(wanted, sample));
        let sample = sampled.as_ref().unwrap_or(&closeness);
        let places = compared.sample.as_ref().unwrap_or(&compared.places);
        let vectors = LanguageSpreads::of(meanings, sample, places, |closeness| closeness.vectors);
        let concepts = LanguageSpreads::of(meanings, sample, places, |closeness| closeness.concepts);
        let score = |(&place, closeness): (&usize, &Closeness)| {
            let language = meanings.rows()[place].language;
            let vectors = vectors.of_language(language).standardise(closeness.vectors);
            let concepts = concepts.of_language(language).standardise(closeness.concepts);
            let concepts = CONCEPTS_WEIGHT * concepts.min(CONCEPTS_LIMIT);
            (place, VECTORS_WEIGHT * vectors + concepts)
        };
        let scores: Vec<(usize, f32)> = compared.places.iter().zip(&closeness).map(score).collect();
        let mut places: Vec<(usize, f32)> =
            scores.iter().copied().filter(|(_, score)| *score >= NEAREST_FROM).collect();
        let id = |place: usize| meanings.rows()[place].id;
        let closest_first =
            |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then_with(|| id(b.0).cmp(&id(a.0)));
        if places.len() > NEAREST {
            places.select_nth_unstable_by(NEAREST, closest_first);
            places.truncate(NEAREST);
        }
        places.sort_unstable_by(closest_first);
        let mut by_place = vec![0.0; meanings.rows().len()];
        scores.into_iter().for_each(|(place, score)| by_place[place] = score);
        Self { meanings, scores: by_place, places: places.into_iter().map(|(place, _)| place).collect() }
    }

    /// Returns the observations that are found by meaning alone, closest first.
    pub(super) fn ids(&self) -> impl Iterator<Item = ObservationId> {
        self.places.iter().map(|place| self.meanings.rows()[*place].id)
    }

    /// Returns the score of an observation's meaning; 0 (the average) if nothing is known of it.
    fn score(&self, id: ObservationId) -> f32 {
        self.meanings.place(id).map_or(0.0, |place| self.scores[place])
    }
}

/// How many of the best hits tell what else may be meant.
pub(super) const FEEDBACK: usize = 5;
/// How much they weigh beside the query, all together.
const FEEDBACK_WEIGHT: f32 = 1.0;

/// Moves what is wanted towards the best of what was found (pseudo-relevance feedback, Rocchio 1971): several reports
/// of one matter tell more of it than a word does. `None` if nothing is known of them.
pub(super) fn widened(wanted: &Evidence, best: &[Match], meanings: &Meanings) -> Option<Evidence> {
    let known: Vec<&Evidence> = best.iter().filter_map(|found| meanings.evidence(found.id)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of hits")]
    let share = FEEDBACK_WEIGHT / known.len() as f32;
    let mut widened = wanted.clone();
    known.iter().for_each(|evidence| widened.add(evidence, share));
    (!known.is_empty()).then_some(widened)
}

/// The spread of a score within each language.
struct LanguageSpreads {
    finnish: Spread,
    swedish: Spread,
    other: Spread,
}

impl LanguageSpreads {
    fn of(meanings: &Meanings, closeness: &[Closeness], places: &[usize], score: impl Fn(&Closeness) -> f32) -> Self {
        let (mut all, mut finnish, mut swedish, mut other) =
            (Sums::default(), Sums::default(), Sums::default(), Sums::default());
        for (&place, closeness) in places.iter().zip(closeness) {
            let score = score(closeness);
            all.add(score);
            match meanings.rows()[place].language {
                Language::Fi => finnish.add(score),
                Language::Sv => swedish.add(score),
                Language::Other => other.add(score),
            }
        }
        let spread = |sums: Sums| sums.drawn_towards(all, DRAWN_TOWARDS_ALL).spread();
        Self { finnish: spread(finnish), swedish: spread(swedish), other: spread(other) }
    }

    fn of_language(&self, language: Language) -> Spread {
        match language {
            Language::Fi => self.finnish,
            Language::Sv => self.swedish,
            Language::Other => self.other,
        }
    }
}

/// Returns the spread of the scores of words among `possible` observations, of which those that are
/// not listed have none of the words.
pub(super) fn spread_of_words(matches: &[Match], possible: usize) -> Spread {
    let mut sums = Sums::default();
    matches.iter().for_each(|found| sums.add(found.score));
    sums.add_zeros(possible.saturating_sub(matches.len()));
    sums.spread()
}

/// Gives each match the weighted sum of its scores for words and meaning, and what its anchors add.
pub(super) fn mix(matches: &mut [Match], words: Spread, nearest: &Nearest<'_>, anchored: &HashMap<ObservationId, u8>) {
    for found in matches {
        let words = WORDS_WEIGHT * words.standardise(found.score).min(WORDS_LIMIT);
        let anchors = anchored.get(&found.id).copied().map_or(0.0, f32::from);
        found.score = words + nearest.score(found.id) + ANCHOR * anchors;
    }
}

/// Puts matches behind all others, in their own order.
pub(super) fn put_behind(matches: &mut [Match]) {
    matches.iter_mut().for_each(|found| found.score -= FAR);
}
