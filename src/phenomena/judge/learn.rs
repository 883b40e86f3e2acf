//! Learns the judge from labelled texts.
//!
//! The texts must not be those that the encoder's adapters were fitted to, or the judge would trust the
//! vectors more than they deserve: phenomena held apart are right.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2, Axis};

use super::practice::{self, PracticeSet};
use super::{Line, Origin, PairJudge, Signs, Traits, Weights};
use crate::phenomena::item::Item;
use crate::phenomena::regroup::{Neighbourhoods, Pairs};

/// The most steps of a regression; it ends before.
const MOST_STEPS: u64 = 500;

/// The slope of the loss, a row, at which a regression ends.
const TOLERANCE: f64 = 1e-5;

/// An observation with the phenomenon that people say it reports.
#[derive(Clone, Debug)]
pub struct LabelledItem {
    /// The observation.
    pub item: Item,
    /// The phenomenon; `None` for one of a kind.
    pub phenomenon: Option<String>,
}

/// Why the judge could not learn.
#[derive(Debug, thiserror::Error)]
pub enum LearnError {
    /// There are no two reports of one phenomenon, or nothing else.
    #[error("the labelled texts need pairs of one phenomenon and pairs of different ones")]
    OneKind,
    /// The regression did not come to an end.
    #[error("logistic regression failed: {0}")]
    Regression(#[from] linfa_logistic::error::Error),
}

/// Learns the judge; the same texts give the same judge.
///
/// 1. Practice sets are drawn, and the signs of every pair in them computed.
/// 2. The weights are fitted to all pairs of one phenomenon and as many of the others.
/// 3. Two lines are fitted to all pairs: evidence, and similarity alone, to log-odds.
///
/// # Errors
/// When there are not both kinds of pairs, or the regression fails.
pub fn learn(labelled: &[LabelledItem], encoder: &str) -> Result<PairJudge, LearnError> {
    let pairs: Vec<(Signs, bool)> =
        practice::draw(labelled).iter().flat_map(|set| signs_of_pairs(labelled, set)).collect();
    let weights = fit_weights(&pairs)?;
    let mut phenomena: Vec<&str> = labelled.iter().filter_map(|text| text.phenomenon.as_deref()).collect();
    phenomena.sort_unstable();
    phenomena.dedup();
    let mut judge = PairJudge {
        weights,
        calibration: Line { slope: 1.0, intercept: 0.0 },
        first_sight: Line { slope: 1.0, intercept: 0.0 },
        learned_from: Origin { encoder: encoder.to_owned(), texts: labelled.len(), phenomena: phenomena.len() },
    };
    judge.calibration = fit_line(&pairs, |signs| judge.evidence(signs))?;
    judge.first_sight = fit_line(&pairs, |signs| signs.similarity)?;
    Ok(judge)
}

/// Returns the signs of every pair of a set, and whether it reports one phenomenon.
pub(super) fn signs_of_pairs(labelled: &[LabelledItem], set: &PracticeSet) -> Vec<(Signs, bool)> {
    let items: Vec<&Item> = set.texts.iter().map(|&text| &labelled[text].item).collect();
    let traits: Vec<Traits> = items.iter().map(|item| Traits::of(item)).collect();
    let similarity = Pairs::compute(items.len(), |a, b| items[a].similarity(items[b]));
    let neighbourhoods = Neighbourhoods::of(&similarity);
    let all = (0..items.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    all.map(|(a, b)| {
        let signs = traits[a].with(&traits[b], similarity.get(a, b), neighbourhoods.overlap(a, b));
        (signs, set.are_one(a, b))
    })
    .collect()
}

fn fit_weights(pairs: &[(Signs, bool)]) -> Result<Weights, LearnError> {
    let alike: Vec<&Signs> = pairs.iter().filter(|(_, are_one)| *are_one).map(|(signs, _)| signs).collect();
    let other: Vec<&Signs> = pairs.iter().filter(|(_, are_one)| !are_one).map(|(signs, _)| signs).collect();
    if alike.is_empty() || other.is_empty() {
        return Err(LearnError::OneKind);
    }
    let step = (other.len() / alike.len()).max(1);
    let chosen: Vec<(&Signs, bool)> = alike
        .iter()
        .map(|&signs| (signs, true))
        .chain(other.iter().step_by(step).map(|&signs| (signs, false)))
        .collect();
    let rows: Vec<[f64; 5]> = chosen.iter().map(|(signs, _)| values(signs)).collect();
    let (weights, _) = regress(&rows, chosen.iter().map(|(_, are_one)| *are_one))?;
    // An ordinary pair with nothing in common has no evidence.
    let mean = |sign: usize| rows.iter().map(|row| row[sign]).sum::<f64>() / rows.len() as f64;
    let intercept = -(2..5).map(|sign| weights[sign] * mean(sign)).sum::<f64>();
    let weight = |sign: usize| weights[sign] as f32;
    Ok(Weights {
        similarity: weight(0),
        shared_neighbours: weight(1),
        same_language: weight(2),
        words: weight(3),
        concepts: weight(4),
        intercept: intercept as f32,
    })
}

fn fit_line(pairs: &[(Signs, bool)], value: impl Fn(&Signs) -> f32) -> Result<Line, LearnError> {
    let rows: Vec<[f64; 1]> = pairs.iter().map(|(signs, _)| [f64::from(value(signs))]).collect();
    let (slope, intercept) = regress(&rows, pairs.iter().map(|(_, are_one)| *are_one))?;
    Ok(Line { slope: slope[0] as f32, intercept: intercept as f32 })
}

fn values(signs: &Signs) -> [f64; 5] {
    [signs.similarity, signs.shared_neighbours, f32::from(u8::from(signs.same_language)), signs.words, signs.concepts]
        .map(f64::from)
}

/// Returns the weights and the intercept of a logistic regression; signs are brought to one spread first.
fn regress<const SIGNS: usize>(
    rows: &[[f64; SIGNS]],
    are_one: impl Iterator<Item = bool>,
) -> Result<([f64; SIGNS], f64), LearnError> {
    let mut records = Array2::from_shape_fn((rows.len(), SIGNS), |(row, sign)| rows[row][sign]);
    let spread = records.std_axis(Axis(0), 0.0).mapv(|spread| if spread > 0.0 { spread } else { 1.0 });
    records /= &spread;
    let targets: Array1<bool> = are_one.collect();
    if targets.iter().all(|&are_one| are_one) || !targets.iter().any(|&are_one| are_one) {
        return Err(LearnError::OneKind);
    }
    let model = LogisticRegression::default()
        .max_iterations(MOST_STEPS)
        .gradient_tolerance(TOLERANCE * rows.len() as f64)
        .fit(&DatasetBase::new(records, targets))?;
    // Which of the two labels is the positive one is up to linfa.
    let direction = if model.labels().pos.class { 1.0 } else { -1.0 };
    let mut weights = [0.0; SIGNS];
    for (sign, weight) in weights.iter_mut().enumerate() {
        *weight = direction * model.params()[sign] / spread[sign];
    }
    Ok((weights, direction * model.intercept()))
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::ids::ObservationId;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, Shingles, Voice};
    use crate::text::Language;

    /// Makes `phenomena` groups of `reports` texts and `one_offs`; reports point the same way, more or less.
    pub fn labelled(phenomena: usize, reports: usize, one_offs: usize) -> Vec<LabelledItem> {
        let dimensions = phenomena + one_offs;
        let text = |number: usize, topic: usize, phenomenon: Option<String>| {
            let mut vector = vec![0.0; dimensions];
            vector[topic] = 1.0;
            vector[number * 7 % dimensions] += 0.6;
            let item = Item {
                id: ObservationId::from_uuid(Uuid::from_u128(number as u128)),
                received_at: Timestamp::UNIX_EPOCH,
                language: if number.is_multiple_of(3) { Language::Sv } else { Language::Fi },
                evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: vec![String::new(); 3 + number % 5],
                shingles: Shingles::default(),
                voice: Voice::default(),
            };
            LabelledItem { item, phenomenon }
        };
        let grouped = (0..phenomena * reports)
            .map(|number| text(number, number / reports, Some(format!("P{}", number / reports))));
        let single = (0..one_offs).map(|number| text(phenomena * reports + number, phenomena + number, None));
        grouped.chain(single).collect()
    }

    #[test]
    fn a_judge_that_has_learned_tells_pairs_of_one_phenomenon_from_others() {
        let labelled = labelled(6, 4, 8);
        let judge = learn(&labelled, "test").unwrap();
        let pairs = signs_of_pairs(&labelled, &PracticeSet::whole(&labelled));
        let mean = |wanted: bool| {
            let of_kind = pairs.iter().filter(|(_, are_one)| *are_one == wanted);
            let (sum, count) = of_kind.fold((0.0, 0.0), |(sum, count), (signs, _)| {
                (sum + judge.probability(judge.evidence(signs)), count + 1.0)
            });
            sum / count
        };
        assert!(mean(true) > 0.8, "{}", mean(true));
        assert!(mean(false) < 0.05, "{}", mean(false));
    }

    #[test]
    fn the_same_texts_give_the_same_judge() {
        let labelled = labelled(6, 4, 8);
        assert_eq!(learn(&labelled, "test").unwrap(), learn(&labelled, "test").unwrap());
    }

    #[test]
    fn texts_of_one_kind_teach_nothing() {
        assert!(matches!(learn(&labelled(0, 0, 30), "test"), Err(LearnError::OneKind)));
    }
}
