//! The installed model opened for learning: what its lower layers make of texts, and its upper layers as candle
//! differentiates them.

use candle_core::{Device, Result, Tensor};
use rayon::prelude::*;

use super::differentiable::{LayerTensors, UpperLayers};
use super::local::Model;
use super::open::open_local;
use super::pins::pinned_vectors;
use super::{EncoderConfig, EncoderError, Purpose};

/// A model whose upper layers can be taught.
pub struct Teachable {
    model: Model,
    upper: UpperLayers,
    /// How many layers stay as they are.
    lower: usize,
}

/// What the lower layers make of a text.
#[derive(Clone, Debug)]
pub struct ReadText {
    /// Tokens of each window.
    pub lengths: Vec<usize>,
    /// One vector a token.
    pub hidden: Vec<f32>,
    /// How much each token counts before anything is learned: its inverse document frequency squared, 0 for the
    /// prefix and special tokens.
    pub weights: Vec<f32>,
}

impl Teachable {
    /// Opens the installed model; its last `upper` layers can be taught.
    ///
    /// # Errors
    ///
    /// Returns an [`EncoderError`] if no model is installed or it is damaged.
    pub fn open(config: &EncoderConfig, upper: usize) -> std::result::Result<Self, EncoderError> {
        let model = open_local(config)?;
        let lower = model.bert.layers.len().saturating_sub(upper);
        let upper = UpperLayers::new(&model.bert, lower)
            .map_err(|error| EncoderError::Damaged { path: config.models_dir.clone(), reason: error.to_string() })?;
        Ok(Self { model, upper, lower })
    }

    /// Returns the length of a token's vector.
    pub fn width(&self) -> usize {
        self.model.bert.width()
    }

    /// Returns inputs and outputs of each taught layer's linear layers.
    pub fn shapes(&self) -> Vec<[(usize, usize); 4]> {
        let shapes = self.model.bert.layers[self.lower..].iter().map(|layer| {
            let wide = layer.up.outputs();
            let width = self.width();
            [(width, 3 * width), (width, width), (width, wide), (wide, width)]
        });
        shapes.collect()
    }

    /// Takes the texts that `model verify` checks through the lower layers.
    pub fn read_pinned(&self) -> Vec<ReadText> {
        let texts: Vec<String> = pinned_vectors().into_iter().map(|pinned| pinned.text).collect();
        self.read(&texts)
    }

    /// Takes texts through the lower layers.
    pub fn read(&self, texts: &[String]) -> Vec<ReadText> {
        self.model.threads.install(|| texts.par_iter().map(|text| self.read_text(text)).collect())
    }

    fn read_text(&self, text: &str) -> ReadText {
        let windows = self.model.windows(0, text, Purpose::Similarity);
        let ids: Vec<&[u32]> = windows.iter().map(|window| window.ids.as_slice()).collect();
        ReadText {
            lengths: windows.iter().map(|window| window.ids.len()).collect(),
            hidden: self.model.bert.encode_to(&ids, self.lower),
            weights: windows.iter().flat_map(|window| window.weights.iter().copied()).collect(),
        }
    }

    /// Takes texts through the upper layers with adapters; returns one row a token, text after text.
    ///
    /// # Errors
    ///
    /// Returns candle's error if the adapters' shapes are not [`Teachable::shapes`].
    pub fn apply(&self, texts: &[&ReadText], adapters: &[LayerTensors]) -> Result<Tensor> {
        let lengths: Vec<usize> = texts.iter().flat_map(|text| text.lengths.iter().copied()).collect();
        let hidden: Vec<f32> = texts.iter().flat_map(|text| text.hidden.iter().copied()).collect();
        let tokens: usize = lengths.iter().sum();
        let hidden = Tensor::from_vec(hidden, (tokens, self.width()), &Device::Cpu)?;
        self.upper.apply(&hidden, &lengths, adapters)
    }
}
