//! The upper layers of the encoder as candle can differentiate them, for learning adapters.
//!
//! What is frozen computes as encoding does (4-bit products, no padding) and only passes gradients on; what is
//! learned are low-rank products beside it.

mod activation;
mod attention;
mod frozen_linear;
mod normalisation;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Tensor};

use activation::Activation;
use attention::Attention;
use frozen_linear::FrozenLinear;
use normalisation::Normalisation;

use super::bert::{Bert, Layer, Linear};

/// The linear layers of a transformer layer, in the order in which they are applied.
pub const LINEARS: [&str; 4] = ["projection", "attention_output", "up", "down"];

/// A low-rank product: `x · downᵀ · upᵀ`.
#[derive(Clone, Debug)]
pub struct LowRankTensors {
    /// Rank × inputs.
    pub a: Tensor,
    /// Outputs × rank.
    pub b: Tensor,
}

/// The adapters of one layer, one place a linear layer of [`LINEARS`].
pub type LayerTensors = [Option<LowRankTensors>; 4];

/// The upper layers.
pub(in crate::encoder) struct UpperLayers {
    heads: usize,
    width: usize,
    layers: Vec<FrozenLayer>,
}

/// An operation with a gradient of its own.
type Operation = Arc<Box<dyn CustomOp1 + Send + Sync>>;

/// One layer.
struct FrozenLayer {
    layer: Arc<Layer>,
    linears: [Operation; 4],
}

impl UpperLayers {
    /// Takes the layers from `first` on.
    ///
    /// # Errors
    ///
    /// Returns candle's error if weights cannot be laid out.
    pub(in crate::encoder) fn new(bert: &Bert, first: usize) -> Result<Self> {
        let mut layers = Vec::new();
        for layer in &bert.layers[first..] {
            let frozen = |linear: fn(&Layer) -> &Linear| -> Result<Operation> {
                Ok(Arc::new(Box::new(FrozenLinear::new(layer, linear)?)))
            };
            layers.push(FrozenLayer {
                layer: Arc::clone(layer),
                linears: [
                    frozen(|layer| &layer.projection)?,
                    frozen(|layer| &layer.attention_output)?,
                    frozen(|layer| &layer.up)?,
                    frozen(|layer| &layer.down)?,
                ],
            });
        }
        Ok(Self { heads: bert.heads, width: bert.width(), layers })
    }

    /// Takes the tokens of windows that lie one after the other (`lengths` tokens each) through the layers.
    ///
    /// # Errors
    ///
    /// Returns candle's error if shapes do not fit.
    pub(in crate::encoder) fn apply(
        &self,
        hidden: &Tensor,
        lengths: &[usize],
        adapters: &[LayerTensors],
    ) -> Result<Tensor> {
        let mut hidden = hidden.clone();
        for (FrozenLayer { layer, linears }, adapters) in self.layers.iter().zip(adapters) {
            let norm = |norm| Normalisation { layer: Arc::clone(layer), norm };
            let linear = |place: usize, input: &Tensor| -> Result<Tensor> {
                let frozen = input.apply_op1_arc(Arc::clone(&linears[place]))?;
                match &adapters[place] {
                    Some(adapter) => frozen + input.matmul(&adapter.a.t()?)?.matmul(&adapter.b.t()?)?,
                    None => Ok(frozen),
                }
            };
            let attention = Attention { heads: self.heads, width: self.width, lengths: lengths.to_vec() };
            let attended = linear(0, &hidden)?.apply_op1(attention)?;
            let between = (hidden + linear(1, &attended)?)?;
            let between = between.apply_op1(norm(|layer| &layer.attention_norm))?;
            let wide = linear(2, &between)?.apply_op1(Activation)?;
            hidden = (&between + linear(3, &wide)?)?.apply_op1(norm(|layer| &layer.norm))?;
        }
        Ok(hidden)
    }
}

/// Returns the values of contiguous storage.
fn values<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match layout.contiguous_offsets() {
        Some((from, to)) => Ok(&storage.as_slice::<f32>()?[from..to]),
        None => Err(candle_core::Error::msg("values must lie one after the other")),
    }
}

/// Hands the values of a tensor to `read`.
fn with_values<T>(tensor: &Tensor, read: impl FnOnce(&[f32]) -> Result<T>) -> Result<T> {
    let tensor = tensor.contiguous()?;
    let (storage, layout) = tensor.storage_and_layout();
    match &*storage {
        candle_core::Storage::Cpu(storage) => read(values(storage, layout)?),
        _ => Err(candle_core::Error::msg("values must be in main memory")),
    }
}
