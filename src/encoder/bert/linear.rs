//! A linear layer, with 4-bit or with full weights.

use candle_core::{Device, Tensor};

use super::blocks::{BLOCK, BlockLinear};
use super::rounding::RoundedActivations;

/// A linear layer.
pub(in crate::encoder) struct Linear(Weights);

/// How the weights are kept.
enum Weights {
    /// In 4-bit blocks.
    Blocks(BlockLinear),
    /// As 32-bit numbers.
    Full(FullLinear),
}

/// A linear layer with 32-bit weights.
struct FullLinear {
    /// Inputs × outputs.
    weight: Tensor,
    bias: Vec<f32>,
}

impl Linear {
    /// Makes a layer of Q4_0 rows of `inputs` values, one bias a row.
    pub(in crate::encoder) fn from_blocks(rows: &[u8], inputs: usize, bias: Vec<f32>) -> Self {
        Self(Weights::Blocks(BlockLinear::new(rows, inputs, bias)))
    }

    /// Makes a layer of a 32-bit matrix, outputs × inputs, and one bias an output.
    ///
    /// # Errors
    ///
    /// Returns candle's error if `weight` is no matrix.
    pub(in crate::encoder) fn from_matrix(weight: &Tensor, bias: Vec<f32>) -> candle_core::Result<Self> {
        Ok(Self(Weights::Full(FullLinear { weight: weight.t()?, bias })))
    }

    /// Returns the weights as 32-bit numbers, outputs × inputs.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(in crate::encoder) fn dense(&self) -> candle_core::Result<Tensor> {
        match &self.0 {
            Weights::Blocks(layer) => {
                Tensor::from_vec(layer.dense(), (layer.outputs, layer.blocks * BLOCK), &Device::Cpu)
            }
            Weights::Full(layer) => layer.weight.t()?.contiguous(),
        }
    }

    /// Whether a token's result is the same to the bit beside any other tokens.
    pub(super) fn is_exact_in_batches(&self) -> bool {
        matches!(self.0, Weights::Blocks(_))
    }

    /// Returns the number of values that come out for a token.
    pub(in crate::encoder) fn outputs(&self) -> usize {
        match &self.0 {
            Weights::Blocks(layer) => layer.outputs,
            Weights::Full(layer) => layer.bias.len(),
        }
    }

    /// Computes `input · weightsᵀ + bias`, `width` values a token coming in.
    pub(in crate::encoder) fn apply(&self, input: &[f32], width: usize) -> Vec<f32> {
        match &self.0 {
            Weights::Blocks(layer) => {
                let mut output = vec![0.0; input.len() / width * layer.outputs];
                layer.apply(&RoundedActivations::round(input, width), &mut output);
                output
            }
            Weights::Full(layer) => layer.apply(input, width).expect("shapes were checked when the model was loaded"),
        }
    }
}

impl FullLinear {
    /// Computes `input · weight + bias`.
    fn apply(&self, input: &[f32], width: usize) -> candle_core::Result<Vec<f32>> {
        let input = Tensor::from_slice(input, (input.len() / width, width), self.weight.device())?;
        let mut output = input.matmul(&self.weight)?.flatten_all()?.to_vec1()?;
        for token in output.chunks_exact_mut(self.bias.len()) {
            for (value, bias) in token.iter_mut().zip(&self.bias) {
                *value += bias;
            }
        }
        Ok(output)
    }
}
