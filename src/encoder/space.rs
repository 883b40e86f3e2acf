//! How similarity vectors are compared.

use super::pooling::unit;
use crate::text::Language;

/// How similarity vectors are compared: their language's mean is taken away, and what sets phenomena apart is
/// stressed by a projection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SimilaritySpace {
    mean_fi: Vec<f32>,
    mean_sv: Vec<f32>,
    /// Row after row, one a number of the vector; empty if vectors are compared as they are.
    projection: Vec<f32>,
}

impl SimilaritySpace {
    /// Takes the means of Finnish and Swedish texts' vectors, and a square projection; each may be empty.
    pub(super) fn new(mean_fi: Vec<f32>, mean_sv: Vec<f32>, projection: Vec<f32>) -> Self {
        Self { mean_fi, mean_sv, projection }
    }

    /// Returns what is compared of a similarity vector: a vector of length 1, or 0 if there is nothing to compare.
    pub fn place(&self, mut vector: Vec<f32>, language: Language) -> Vec<f32> {
        let mean: &[f32] = match language {
            Language::Fi => &self.mean_fi,
            Language::Sv => &self.mean_sv,
            Language::Other => &[],
        };
        for (value, mean) in vector.iter_mut().zip(mean) {
            *value -= mean;
        }
        if self.projection.is_empty() {
            return unit(vector);
        }
        let mut projected = vec![0.0; vector.len()];
        for (value, row) in vector.iter().zip(self.projection.chunks_exact(vector.len())) {
            for (sum, weight) in projected.iter_mut().zip(row) {
                *sum += value * weight;
            }
        }
        unit(projected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_a_language_is_taken_away_before_projecting() {
        let space = SimilaritySpace::new(vec![1.0, 0.0], vec![0.0, 1.0], vec![0.0, 2.0, -1.0, 0.0]);
        assert_eq!(space.place(vec![1.0, 1.0], Language::Fi), [-1.0, 0.0]);
        assert_eq!(space.place(vec![1.0, 1.0], Language::Sv), [0.0, 1.0]);
    }

    #[test]
    fn without_anything_learned_directions_stay() {
        assert_eq!(SimilaritySpace::default().place(vec![3.0, 4.0], Language::Fi), [0.6, 0.8]);
    }
}
