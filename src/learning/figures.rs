//! How well vectors tell reports of one phenomenon from others.

use serde::{Deserialize, Serialize};

/// How well vectors tell reports of one phenomenon from others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairFigures {
    /// Average precision of all pairs, best first.
    pub average_precision: f32,
    /// Share of the texts of a phenomenon whose nearest text is of it too.
    pub nearest_right: f32,
}

impl PairFigures {
    /// Returns what is to grow: both figures count alike.
    pub(super) fn score(&self) -> f32 {
        self.average_precision + self.nearest_right
    }
}

/// Measures vectors of length 1, one a label.
pub(super) fn pair_figures(vectors: &[Vec<f32>], labels: &[Option<&str>]) -> PairFigures {
    let alike = |one: usize, other: usize| labels[one].is_some() && labels[one] == labels[other];
    let mut pairs = Vec::new();
    let mut nearest = vec![(f32::MIN, false); labels.len()];
    for one in 0..labels.len() {
        for other in one + 1..labels.len() {
            let cosine: f32 = vectors[one].iter().zip(&vectors[other]).map(|(a, b)| a * b).sum();
            let same = alike(one, other);
            pairs.push((cosine, same));
            for text in [one, other] {
                if cosine > nearest[text].0 {
                    nearest[text] = (cosine, same);
                }
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut precision) = (0.0f64, 0.0f64);
    for (rank, (_, same)) in pairs.iter().enumerate() {
        if *same {
            right += 1.0;
            precision += right / (rank + 1) as f64;
        }
    }
    let with_others: Vec<usize> =
        (0..labels.len()).filter(|one| (0..labels.len()).any(|other| other != *one && alike(*one, other))).collect();
    let nearest_right = with_others.iter().filter(|text| nearest[**text].1).count();
    PairFigures {
        average_precision: (precision / right.max(1.0)) as f32,
        nearest_right: nearest_right as f32 / with_others.len().max(1) as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worked_example() {
        // Angles 0°, 10°, 30°, 90°: the pairs by nearness are 01, 12, 02, 23, 13, 03; 01 and 23 report the same.
        let at = |degrees: f32| vec![degrees.to_radians().cos(), degrees.to_radians().sin()];
        let vectors = [0.0, 10.0, 30.0, 90.0].map(at);
        let figures = pair_figures(&vectors, &[Some("a"), Some("a"), Some("b"), Some("b")]);
        assert!((figures.average_precision - (1.0 + 2.0 / 4.0) / 2.0).abs() < 1e-6);
        // The nearest of 2 is 1, that of 3 is 2.
        assert_eq!(figures.nearest_right, 0.75);
    }

    #[test]
    fn texts_that_are_alone_are_never_right() {
        let vectors = vec![vec![1.0, 0.0], vec![1.0, 0.0]];
        assert_eq!(pair_figures(&vectors, &[None, None]), PairFigures { average_precision: 0.0, nearest_right: 0.0 });
    }
}
