//! The BERT encoder: from token ids to one vector a token.
//!
//! Written out rather than put together of candle's layers: with 4-bit weights, fused steps and no padding it is
//! several times faster (`benches/encoder`), and no token's vector depends on what else is encoded. Candle reads
//! the files and multiplies where weights are 32-bit numbers.
//!
//! Source of the method: Devlin and others, "BERT", 2019 (post-norm transformer with learned positions); XLM-R
//! differs only in where its positions begin.

mod attention;
#[cfg(target_arch = "x86_64")]
mod avx2;
mod blocks;
mod embeddings;
mod exponential;
mod gelu;
mod layer_norm;
mod linear;
mod low_rank;
mod rounding;
mod simd;

pub(super) use attention::attend;
pub(super) use embeddings::{Embeddings, WordTable};
pub(super) use exponential::exponential;
pub(super) use gelu::gelu;
pub(super) use layer_norm::LayerNorm;
pub(super) use linear::Linear;
pub(super) use low_rank::LowRank;
pub(super) use simd::widest;

use std::sync::Arc;

/// What the size of a head must be a multiple of.
pub(super) const HEAD_MULTIPLE: usize = attention::LANES;

/// How many tokens to encode together where that changes no result: weights are then read less often.
const TOKENS_TOGETHER: usize = 256;

/// A BERT encoder.
pub(super) struct Bert {
    /// How many heads each layer has.
    pub(super) heads: usize,
    /// The first step.
    pub(super) embeddings: Embeddings,
    /// The steps after it.
    pub(super) layers: Vec<Arc<Layer>>,
}

/// One transformer layer.
pub(super) struct Layer {
    /// Query, key and value of each token, beside each other.
    pub(super) projection: Linear,
    /// From the heads back to one vector.
    pub(super) attention_output: Linear,
    /// The norm after attention.
    pub(super) attention_norm: LayerNorm,
    /// Into the wide layer.
    pub(super) up: Linear,
    /// Back from the wide layer.
    pub(super) down: Linear,
    /// The norm at the end.
    pub(super) norm: LayerNorm,
}

/// What is added to the linear layers of one transformer layer.
#[derive(Default)]
pub(super) struct LayerAdapters {
    /// To [`Layer::projection`].
    pub(super) projection: Option<LowRank>,
    /// To [`Layer::attention_output`].
    pub(super) attention_output: Option<LowRank>,
    /// To [`Layer::up`].
    pub(super) up: Option<LowRank>,
    /// To [`Layer::down`].
    pub(super) down: Option<LowRank>,
}

impl Bert {
    /// Returns the length of a token's vector.
    pub(super) fn width(&self) -> usize {
        self.embeddings.norm.weight.len()
    }

    /// Returns the most tokens that a window can have.
    pub(super) fn longest_window(&self) -> usize {
        self.embeddings.positions.len() / self.width()
    }

    /// Returns how many tokens are best encoded in one call of [`Bert::encode`]; 1 means one window a call.
    pub(super) fn tokens_together(&self) -> usize {
        if self.layers.iter().all(|layer| layer.up.is_exact_in_batches()) { TOKENS_TOGETHER } else { 1 }
    }

    /// Returns one vector a token, window after window.
    ///
    /// Each window holds token ids with the special ones at both ends, at most [`Bert::longest_window`]. `adapters`
    /// are those of the last layers.
    pub(super) fn encode(&self, windows: &[&[u32]], adapters: &[LayerAdapters]) -> Vec<f32> {
        let lower = self.layers.len() - adapters.len();
        let mut hidden = self.encode_to(windows, lower);
        for (layer, adapters) in self.layers[lower..].iter().zip(adapters) {
            self.apply(layer, adapters, windows, &mut hidden);
        }
        hidden
    }

    /// Returns what the first `layers` layers make of the windows, one vector a token.
    pub(super) fn encode_to(&self, windows: &[&[u32]], layers: usize) -> Vec<f32> {
        let mut hidden: Vec<f32> = windows.iter().flat_map(|window| self.embeddings.look_up(window)).collect();
        for layer in &self.layers[..layers] {
            self.apply(layer, &LayerAdapters::default(), windows, &mut hidden);
        }
        hidden
    }

    /// Takes all tokens through one layer.
    fn apply(&self, layer: &Layer, adapters: &LayerAdapters, windows: &[&[u32]], hidden: &mut [f32]) {
        let width = self.width();
        let projected = apply(&layer.projection, &adapters.projection, hidden, width);
        let mut attended = vec![0.0; hidden.len()];
        let (mut from, mut to) = (projected.as_slice(), attended.as_mut_slice());
        for window in windows {
            let (projected, rest) = from.split_at(3 * width * window.len());
            let (attended, rest_of_output) = to.split_at_mut(width * window.len());
            attend(projected, width, self.heads, attended);
            (from, to) = (rest, rest_of_output);
        }
        let back = apply(&layer.attention_output, &adapters.attention_output, &attended, width);
        layer.attention_norm.add_and_apply(hidden, &back);
        let mut wide = apply(&layer.up, &adapters.up, hidden, width);
        gelu(&mut wide);
        layer.norm.add_and_apply(hidden, &apply(&layer.down, &adapters.down, &wide, layer.up.outputs()));
    }
}

/// Applies a linear layer with what an adapter adds to it.
fn apply(linear: &Linear, adapter: &Option<LowRank>, input: &[f32], width: usize) -> Vec<f32> {
    let mut output = linear.apply(input, width);
    if let Some(adapter) = adapter {
        adapter.add(input, &mut output);
    }
    output
}
