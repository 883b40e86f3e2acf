//! How alike two observations are: the one place that grouping asks.

use super::concepts::ConceptVector;

/// How much the concepts weigh beside the sentence vector.
const CONCEPTS: f32 = 0.85;

/// What similarity compares of an observation.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The sentence vector, its language's mean subtracted, of length 1 (or 0 when there is none).
    vector: Vec<f32>,
    /// The concepts that it speaks of.
    concepts: ConceptVector,
}

impl Evidence {
    /// Prepares a sentence vector: subtracts the mean of its language and brings it to length 1.
    pub fn new(mut vector: Vec<f32>, mean: &[f32], concepts: ConceptVector) -> Self {
        for (value, mean) in vector.iter_mut().zip(mean) {
            *value -= mean;
        }
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            for value in &mut vector {
                *value /= length;
            }
        }
        Self { vector, concepts }
    }

    /// Returns the prepared vector.
    pub fn vector(&self) -> &[f32] {
        &self.vector
    }

    /// Returns the concepts.
    pub fn concepts(&self) -> &ConceptVector {
        &self.concepts
    }

    /// Returns how alike two observations are: the cosine of the sentence vectors and that of the
    /// concepts, the latter weighing 0.85; 1 is the same, 0 nothing in common.
    pub fn similarity(&self, other: &Self) -> f32 {
        mix(self.vector_similarity(other), self.concepts.similarity(&other.concepts))
    }

    /// Adds another's evidence `weight` times: the similarity to a sum is the sum of the similarities.
    pub(crate) fn add(&mut self, other: &Self, weight: f32) {
        self.vector.resize(other.vector.len().max(self.vector.len()), 0.0);
        for (value, added) in self.vector.iter_mut().zip(&other.vector) {
            *value += weight * added;
        }
        self.concepts.add(&other.concepts, weight);
    }

    /// Returns the sum of some evidence.
    pub(crate) fn sum_of<'e>(some: impl IntoIterator<Item = &'e Self>) -> Self {
        let mut sum = Self::default();
        some.into_iter().for_each(|one| sum.add(one, 1.0));
        sum
    }

    /// Returns the cosine of the sentence vectors alone.
    pub fn vector_similarity(&self, other: &Self) -> f32 {
        dot(&self.vector, &other.vector)
    }

    /// Returns 1 − similarity: how far two observations are apart.
    pub fn distance(&self, other: &Self) -> f32 {
        1.0 - self.similarity(other)
    }
}

/// Returns the similarity from the cosine of the sentence vectors and that of the concepts.
pub(super) fn mix(vectors: f32, concepts: f32) -> f32 {
    (vectors + CONCEPTS * concepts) / (1.0 + CONCEPTS)
}

/// The sum of products in eight running sums, so that the compiler may use vector instructions and
/// the order of additions is the same everywhere.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a_chunks.remainder().iter().zip(b_chunks.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_the_same_direction_are_alike_and_others_are_not() {
        let evidence = |vector| Evidence::new(vector, &[0.5, 1.0, 0.0], ConceptVector::default());
        let (a, b) = (evidence(vec![1.5, 1.0, 0.0]), evidence(vec![0.5, 3.0, 0.0]));
        assert!((a.similarity(&a) - 1.0 / (1.0 + CONCEPTS)).abs() < 1e-6);
        assert!(a.similarity(&b).abs() < 1e-6);
    }

    #[test]
    fn the_running_sums_add_up() {
        let a: Vec<f32> = (0..19u8).map(f32::from).collect();
        let expected: f32 = a.iter().map(|x| x * x).sum();
        assert!((dot(&a, &a) - expected).abs() < 1e-3);
    }
}
