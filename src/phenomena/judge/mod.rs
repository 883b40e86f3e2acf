//! The judge: how probable it is that two observations report the same phenomenon.
//!
//! 1. What is known of a pair ([`Signs`]) is weighed by logistic regression (`linfa-logistic`), learned
//!    on practice sets drawn from labelled texts in which pairs of one phenomenon and others are equally
//!    many, so that the few alike pairs are not drowned by the many that are not.
//! 2. The log-odds on a scale where 0 is "nothing in common" and 1 "the same" are the *evidence* that
//!    grouping works with. A linear scale groups better than the probabilities, which are near 0 for
//!    most pairs of hard texts.
//! 3. A line through the evidence, fitted over all pairs of the practice sets, gives the log-odds of the
//!    probability that is shown ("Platt scaling", Platt 1999).
//!
//! What was learned lies in `models/judge.json`; `ilmiotutka judge` makes it anew.

mod learn;
mod practice;
mod reliability;
mod signs;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use learn::{LabelledItem, LearnError, learn};
pub use practice::PracticeSet;
pub use reliability::{Reliability, reliability};
pub use signs::{Signs, Traits};

const EMBEDDED: &str = include_str!("../../../models/judge.json");

static STANDARD: LazyLock<PairJudge> =
    LazyLock::new(|| serde_json::from_str(EMBEDDED).expect("a test reads the file that comes with the program"));

/// What the judge has learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairJudge {
    /// The log-odds that one unit of each sign adds.
    weights: Weights,
    /// The line from evidence to the log-odds of the probability.
    calibration: Line,
    /// The line from the similarity alone, when no neighbours are known yet.
    first_sight: Line,
    /// What it was learned from.
    learned_from: Origin,
}

/// The weight of each sign.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    similarity: f32,
    shared_neighbours: f32,
    same_language: f32,
    words: f32,
    concepts: f32,
    /// Brings pairs of ordinary length with nothing in common to 0.
    intercept: f32,
}

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    slope: f32,
    intercept: f32,
}

/// What the judge was learned from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The encoder that made the sentence vectors.
    pub encoder: String,
    /// How many labelled texts there were.
    pub texts: usize,
    /// How many phenomena they report.
    pub phenomena: usize,
}

impl PairJudge {
    /// Returns the judge that comes with the program.
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// Returns the evidence that a pair reports one phenomenon: 0 is nothing in common, 1 the same.
    pub fn evidence(&self, signs: &Signs) -> f32 {
        let weights = &self.weights;
        let log_odds = weights.intercept
            + weights.similarity * signs.similarity
            + weights.shared_neighbours * signs.shared_neighbours
            + weights.same_language * f32::from(u8::from(signs.same_language))
            + weights.words * signs.words
            + weights.concepts * signs.concepts;
        (log_odds / (weights.similarity + weights.shared_neighbours)).clamp(0.0, 1.0)
    }

    /// Returns the probability that a pair of such evidence reports one phenomenon.
    pub fn probability(&self, evidence: f32) -> f32 {
        self.calibration.probability(evidence)
    }

    /// Returns that probability from the similarity alone, before the neighbours of an observation are known.
    pub fn probability_at_first_sight(&self, similarity: f32) -> f32 {
        self.first_sight.probability(similarity)
    }
}

impl Line {
    fn probability(self, value: f32) -> f32 {
        1.0 / (1.0 + (-(self.slope * value + self.intercept)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(similarity: f32, shared_neighbours: f32) -> Signs {
        Signs { similarity, shared_neighbours, same_language: true, words: 3.0, concepts: 2.0 }
    }

    #[test]
    fn the_judge_that_comes_with_the_program_can_be_read() {
        let judge = PairJudge::standard();
        assert!(judge.learned_from.phenomena > 0);
    }

    #[test]
    fn more_similarity_and_more_shared_neighbours_are_more_evidence() {
        let judge = PairJudge::standard();
        assert!(judge.evidence(&signs(0.6, 0.2)) > judge.evidence(&signs(0.3, 0.2)));
        assert!(judge.evidence(&signs(0.3, 0.5)) > judge.evidence(&signs(0.3, 0.2)));
        assert!(judge.evidence(&signs(0.0, 0.0)) < 0.1);
        assert!(judge.evidence(&signs(1.0, 1.0)) > 0.9);
    }

    #[test]
    fn more_evidence_is_more_probable() {
        let judge = PairJudge::standard();
        assert!(judge.probability(0.0) < 0.05);
        assert!(judge.probability(0.9) > 0.95);
        assert!(judge.probability_at_first_sight(0.0) < 0.05);
        assert!(judge.probability_at_first_sight(0.9) > 0.9);
    }
}
