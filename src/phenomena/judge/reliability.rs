//! How far the judge's probabilities can be trusted: what it said against what was so.

use serde::Serialize;

use super::learn::{LabelledItem, signs_of_pairs};
use super::{PairJudge, PracticeSet};

/// The bounds between the rows of the table.
const BOUNDS: [f32; 7] = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8];

/// The pairs whose probability lies in one range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// How many pairs.
    pub pairs: usize,
    /// The mean probability that the judge gave them.
    pub said: f32,
    /// The share of them that report one phenomenon.
    pub was: f32,
}

/// Compares probabilities with labels over all pairs of texts, the least probable first; ranges without
/// pairs are left out.
pub fn reliability(judge: &PairJudge, labelled: &[LabelledItem]) -> Vec<Reliability> {
    let mut rows = [(0usize, 0.0f64, 0usize); BOUNDS.len() + 1];
    for (signs, are_one) in signs_of_pairs(labelled, &PracticeSet::whole(labelled)) {
        let probability = judge.probability(judge.evidence(&signs));
        let row = &mut rows[BOUNDS.partition_point(|&bound| bound <= probability)];
        row.0 += 1;
        row.1 += f64::from(probability);
        row.2 += usize::from(are_one);
    }
    let filled = rows.into_iter().filter(|(pairs, ..)| *pairs > 0);
    filled
        .map(|(pairs, sum, one)| Reliability {
            pairs,
            said: (sum / pairs as f64) as f32,
            was: (one as f64 / pairs as f64) as f32,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phenomena::judge::learn::tests::labelled;

    #[test]
    fn the_table_counts_every_pair_once_and_what_was_said_grows() {
        let labelled = labelled(5, 4, 10);
        let rows = reliability(PairJudge::standard(), &labelled);
        assert_eq!(rows.iter().map(|row| row.pairs).sum::<usize>(), 30 * 29 / 2);
        assert!(rows.is_sorted_by(|a, b| a.said < b.said));
    }
}
