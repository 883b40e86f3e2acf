//! Layer normalisation with its gradient; the norm's own weights stay as they are.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::{values, with_values};
use crate::encoder::bert::{Layer, LayerNorm};

/// Tokens that one thread takes at a time.
const TOKENS: usize = 64;

/// A frozen layer norm.
pub(super) struct Normalisation {
    /// The layer that it is in.
    pub(super) layer: Arc<Layer>,
    /// Which of its norms it is.
    pub(super) norm: fn(&Layer) -> &LayerNorm,
}

impl CustomOp1 for Normalisation {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let mut output = values(storage, layout)?.to_vec();
        let norm = (self.norm)(&self.layer);
        output.par_chunks_mut(TOKENS * norm.weight.len()).for_each(|tokens| norm.apply(tokens));
        Ok((CpuStorage::F32(output), layout.shape().clone()))
    }

    fn bwd(&self, input: &Tensor, _output: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let norm = (self.norm)(&self.layer);
        let width = norm.weight.len();
        let mut result = with_values(gradient, |gradient| Ok(gradient.to_vec()))?;
        with_values(input, |input| {
            let tokens = result.par_chunks_mut(width).zip(input.par_chunks(width));
            tokens.for_each(|(gradient, input)| pull_back(norm, input, gradient));
            Ok(())
        })?;
        Tensor::from_vec(result, input.shape(), input.device()).map(Some)
    }
}

/// Turns the gradient of one token's result into that of its input: with x̂ the input at mean 0 and variance 1
/// and g the gradient times the weight, (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + ε).
fn pull_back(norm: &LayerNorm, input: &[f32], gradient: &mut [f32]) {
    let width = input.len() as f32;
    let mean = input.iter().sum::<f32>() / width;
    let variance = input.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / width;
    let scale = 1.0 / (variance + norm.epsilon).sqrt();
    let (mut sum, mut product) = (0.0, 0.0);
    for ((gradient, weight), value) in gradient.iter_mut().zip(&norm.weight).zip(input) {
        *gradient *= weight;
        sum += *gradient;
        product += *gradient * (value - mean) * scale;
    }
    let (sum, product) = (sum / width, product / width);
    for (gradient, value) in gradient.iter_mut().zip(input) {
        *gradient = (*gradient - sum - (value - mean) * scale * product) * scale;
    }
}
