//! From one vector a token to one vector a text.

/// The direction of a weighted mean of vectors, growing token by token.
pub(super) struct WeightedMean {
    /// The weighted sum: it has the direction of the mean.
    sum: Vec<f32>,
}

impl WeightedMean {
    /// Starts a mean of vectors of `width` numbers.
    pub(super) fn new(width: usize) -> Self {
        Self { sum: vec![0.0; width] }
    }

    /// Takes a token's vector in.
    pub(super) fn add(&mut self, vector: &[f32], weight: f32) {
        for (sum, value) in self.sum.iter_mut().zip(vector) {
            *sum += weight * value;
        }
    }

    /// Takes in what another mean has taken in.
    pub(super) fn merge(&mut self, other: &Self) {
        for (sum, value) in self.sum.iter_mut().zip(&other.sum) {
            *sum += value;
        }
    }

    /// Returns the mean scaled to length 1.
    pub(super) fn direction(self) -> Vec<f32> {
        unit(self.sum)
    }
}

/// Scales a vector to Euclidean length 1; a zero vector stays.
pub(super) fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if length > 0.0 {
        for value in &mut vector {
            *value /= length;
        }
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_turn_the_mean() {
        let mut mean = WeightedMean::new(2);
        mean.add(&[1.0, 0.0], 3.0);
        mean.add(&[9.0, 9.0], 0.0);
        let mut part = WeightedMean::new(2);
        part.add(&[0.0, 1.0], 4.0);
        mean.merge(&part);
        assert_eq!(mean.direction(), [0.6, 0.8]);
    }

    #[test]
    fn nothing_has_no_direction() {
        assert_eq!(WeightedMean::new(2).direction(), [0.0, 0.0]);
    }
}
