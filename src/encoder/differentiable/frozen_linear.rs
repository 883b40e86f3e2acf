//! A linear layer whose weights stay as they are.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::values;
use crate::encoder::bert::{Layer, Linear};

/// Tokens that one thread takes at a time.
const TOKENS: usize = 64;

/// `x · weightsᵀ + bias`, computed with the weights as they are used when encoding; the gradient takes them for
/// 32-bit numbers.
pub(super) struct FrozenLinear {
    layer: Arc<Layer>,
    linear: fn(&Layer) -> &Linear,
    /// The weights, outputs × inputs.
    dense: Tensor,
}

impl FrozenLinear {
    /// Takes one of a layer's linear layers.
    ///
    /// # Errors
    ///
    /// Returns candle's error if the weights cannot be laid out.
    pub(super) fn new(layer: &Arc<Layer>, linear: fn(&Layer) -> &Linear) -> Result<Self> {
        Ok(Self { layer: Arc::clone(layer), linear, dense: linear(layer).dense()? })
    }
}

impl CustomOp1 for FrozenLinear {
    fn name(&self) -> &'static str {
        "frozen-linear"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (tokens, width) = layout.shape().dims2()?;
        let linear = (self.linear)(&self.layer);
        let outputs = linear.outputs();
        let mut output = vec![0.0; tokens * outputs];
        let input = values(storage, layout)?;
        output
            .par_chunks_mut(TOKENS * outputs)
            .zip(input.par_chunks(TOKENS * width))
            .for_each(|(output, input)| output.copy_from_slice(&linear.apply(input, width)));
        Ok((CpuStorage::F32(output), Shape::from((tokens, outputs))))
    }

    fn bwd(&self, _input: &Tensor, _output: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        gradient.matmul(&self.dense).map(Some)
    }
}
