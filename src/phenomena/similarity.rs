//! How alike two observations are: the one place that grouping asks.

/// What similarity compares of an observation.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The sentence vector, its language's mean subtracted, of length 1 (or 0 when there is none).
    vector: Vec<f32>,
}

impl Evidence {
    /// Prepares a sentence vector: subtracts the mean of its language and brings it to length 1.
    pub fn new(mut vector: Vec<f32>, mean: &[f32]) -> Self {
        for (value, mean) in vector.iter_mut().zip(mean) {
            *value -= mean;
        }
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            for value in &mut vector {
                *value /= length;
            }
        }
        Self { vector }
    }

    /// Returns the prepared vector.
    pub fn vector(&self) -> &[f32] {
        &self.vector
    }

    /// Returns 1 − the cosine similarity: 0 for the same direction, 1 for nothing in common.
    pub fn distance(&self, other: &Self) -> f32 {
        1.0 - dot(&self.vector, &other.vector)
    }
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
    fn the_same_text_is_at_distance_zero_and_an_unrelated_one_at_one() {
        let a = Evidence::new(vec![1.5, 1.0, 0.0], &[0.5, 1.0, 0.0]);
        let b = Evidence::new(vec![0.5, 3.0, 0.0], &[0.5, 1.0, 0.0]);
        assert!(a.distance(&a).abs() < 1e-6);
        assert!((a.distance(&b) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_running_sums_add_up() {
        let a: Vec<f32> = (0..19u8).map(f32::from).collect();
        let expected: f32 = a.iter().map(|x| x * x).sum();
        assert!((dot(&a, &a) - expected).abs() < 1e-3);
    }
}
