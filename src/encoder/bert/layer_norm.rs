//! Layer normalisation.

use pulp::NullaryFnOnce;

use super::simd::widest;

/// Sums are taken in this many lanes, so that vector instructions give the same sum as plain ones.
const LANES: usize = 16;

/// Scales each token's values to mean 0 and variance 1, then by a learned weight and bias.
pub(in crate::encoder) struct LayerNorm {
    /// One weight a value.
    pub(in crate::encoder) weight: Vec<f32>,
    /// One bias a value.
    pub(in crate::encoder) bias: Vec<f32>,
    /// Added to the variance.
    pub(in crate::encoder) epsilon: f32,
}

impl LayerNorm {
    /// Normalises each token of `values`.
    pub(in crate::encoder) fn apply(&self, values: &mut [f32]) {
        widest(Normalisation { layer: self, values, added: None });
    }

    /// Adds `added` to `values`, then normalises each token.
    pub(in crate::encoder) fn add_and_apply(&self, values: &mut [f32], added: &[f32]) {
        widest(Normalisation { layer: self, values, added: Some(added) });
    }
}

/// The work of a [`LayerNorm`].
struct Normalisation<'a> {
    layer: &'a LayerNorm,
    values: &'a mut [f32],
    added: Option<&'a [f32]>,
}

impl NullaryFnOnce for Normalisation<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let width = self.layer.weight.len();
        if let Some(added) = self.added {
            for (value, added) in self.values.iter_mut().zip(added) {
                *value += added;
            }
        }
        for token in self.values.chunks_exact_mut(width) {
            let mean = sum(token, |value| value) / width as f32;
            let variance = sum(token, |value| (value - mean) * (value - mean)) / width as f32;
            let scale = 1.0 / (variance + self.layer.epsilon).sqrt();
            for ((value, weight), bias) in token.iter_mut().zip(&self.layer.weight).zip(&self.layer.bias) {
                *value = (*value - mean) * scale * weight + bias;
            }
        }
    }
}

/// Sums `of` each value, lane by lane.
#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += of(*value);
    }
    lanes.into_iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_get_mean_and_spread_of_the_layer() {
        let norm = LayerNorm { weight: vec![2.0; 18], bias: vec![1.0; 18], epsilon: 1e-12 };
        let mut values: Vec<f32> = (0..36).map(|place| (place * place) as f32).collect();
        norm.add_and_apply(&mut values, &[5.0; 36]);
        for token in values.chunks_exact(18) {
            let mean = token.iter().sum::<f32>() / 18.0;
            let variance = token.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / 18.0;
            assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4, "mean {mean}, variance {variance}");
        }
    }
}
