//! One ranking of words and meaning.
//!
//! Words are scored by BM25 (Robertson and Zaragoza 2009), each query word by the best of its
//! forms; meaning by the cosine of centred vectors. The two are put on one scale by standardising
//! each over all observations that may be found, and added with weights.

use super::collect::Match;
use super::meaning::VectorSet;
use crate::ids::ObservationId;

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
/// How much of a form's score counts beside the best form of the same word.
pub(super) const OTHER_FORMS_SHARE: f32 = 0.6;

/// Weight of the standardised score of words.
const WORDS_WEIGHT: f32 = 0.4;
/// Weight of the standardised score of meaning.
const MEANING_WEIGHT: f32 = 1.0;
/// How many observations at most are found by meaning alone.
const NEAREST: usize = 100;
/// How many standard deviations closer than the average an observation must be to be found by meaning alone.
const NEAREST_FROM: f32 = 1.0;

/// Mean and standard deviation of a score.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    mean: f64,
    deviation: f64,
}

impl Spread {
    /// Returns the spread of `count` scores, of which those not listed are 0.
    pub(super) fn of(scores: impl Iterator<Item = f32>, count: usize) -> Self {
        if count == 0 {
            return Self::default();
        }
        let (mut sum, mut squares) = (0.0, 0.0);
        for score in scores.map(f64::from) {
            sum += score;
            squares += score * score;
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of observations")]
        let count = count as f64;
        let mean = sum / count;
        Self { mean, deviation: (squares / count - mean * mean).max(0.0).sqrt() }
    }

    /// Returns how many standard deviations a score lies above the mean; 0 where all are alike.
    #[expect(clippy::cast_possible_truncation, reason = "a score needs no more digits")]
    pub(super) fn standardise(self, score: f32) -> f32 {
        if self.deviation > 0.0 { ((f64::from(score) - self.mean) / self.deviation) as f32 } else { 0.0 }
    }
}

/// The observations closest in meaning, and what is needed to compare others with them.
pub(super) struct Nearest<'v> {
    vectors: &'v VectorSet,
    cosines: Vec<f32>,
    spread: Spread,
    rows: Vec<usize>,
}

impl<'v> Nearest<'v> {
    /// Compares a query's vector with those that may be found: all, or those in `allowed`.
    pub(super) fn find(vectors: &'v VectorSet, query: &[f32], allowed: Option<&[Match]>) -> Self {
        let cosines = vectors.cosines(query);
        let mut rows: Vec<usize> = match allowed {
            None => (0..vectors.len()).collect(),
            Some(allowed) => allowed.iter().filter_map(|found| vectors.row(found.id)).collect(),
        };
        let spread = Spread::of(rows.iter().map(|row| cosines[*row]), rows.len());
        rows.retain(|row| spread.standardise(cosines[*row]) >= NEAREST_FROM);
        let closest_first =
            |a: &usize, b: &usize| cosines[*b].total_cmp(&cosines[*a]).then(vectors.id(*b).cmp(&vectors.id(*a)));
        if rows.len() > NEAREST {
            rows.select_nth_unstable_by(NEAREST, closest_first);
            rows.truncate(NEAREST);
        }
        rows.sort_unstable_by(closest_first);
        Self { vectors, cosines, spread, rows }
    }

    /// Returns the observations that are close, closest first.
    pub(super) fn ids(&self) -> impl Iterator<Item = ObservationId> {
        self.rows.iter().map(|row| self.vectors.id(*row))
    }

    /// Returns the standardised closeness of an observation; 0 (the average) if it has no vector yet.
    fn closeness(&self, found: &Match) -> f32 {
        self.vectors.row(found.id).map_or(0.0, |row| self.spread.standardise(self.cosines[row]))
    }
}

/// Gives each match the sum of its standardised scores for words and meaning.
pub(super) fn mix(matches: &mut [Match], words: Spread, nearest: &Nearest<'_>) {
    for found in matches {
        found.score = WORDS_WEIGHT * words.standardise(found.score) + MEANING_WEIGHT * nearest.closeness(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_standardised_over_those_not_listed_too() {
        let spread = Spread::of([3.0, 1.0].into_iter(), 4);
        assert!((spread.standardise(1.0)).abs() < 1e-6, "the mean of 3, 1, 0, 0 is 1");
        assert!((spread.standardise(3.0) - 2.0 / 1.5_f32.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn scores_that_are_all_alike_tell_nothing() {
        assert!(Spread::of([2.0, 2.0].into_iter(), 2).standardise(2.0).abs() < f32::EPSILON);
        assert!(Spread::of([].into_iter(), 0).standardise(2.0).abs() < f32::EPSILON);
    }
}
