//! An encoder that runs in this process.

use std::sync::Arc;

use async_trait::async_trait;
use rayon::ThreadPool;
use rayon::prelude::*;

use super::bert::Bert;
use super::learned::Learned;
use super::pooling::WeightedMean;
use super::space::SimilaritySpace;
use super::token_weights::TokenWeights;
use super::tokenizer::Tokenizer;
use super::{Encoder, EncoderError, EncoderName, Purpose};

/// What a model wants in front of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Prefixes {
    /// Before what is looked for with, and before texts that are compared with each other.
    pub(super) query: String,
    /// Before what is looked for.
    pub(super) passage: String,
}

impl Prefixes {
    /// The prefixes that models of the E5 family were trained with.
    pub(super) fn e5() -> Self {
        Self { query: "query: ".into(), passage: "passage: ".into() }
    }
}

/// An encoder that runs in this process.
pub(super) struct LocalEncoder(Arc<Model>);

/// Everything that encoding needs.
pub(super) struct Model {
    /// The name with version and recipe.
    pub(super) name: EncoderName,
    /// The network.
    pub(super) bert: Bert,
    /// The way into it.
    pub(super) tokenizer: Tokenizer,
    /// What it wants in front of texts.
    pub(super) prefixes: Prefixes,
    /// How tokens count in similarity vectors.
    pub(super) weights: TokenWeights,
    /// What was learned about similarity; `None` for models that nothing was learned for.
    pub(super) learned: Option<Learned>,
    /// Threads to encode on.
    pub(super) threads: ThreadPool,
}

/// A part of a text that is encoded at once.
pub(super) struct Window {
    /// Which text.
    text: usize,
    /// Its tokens, those at the ends included.
    pub(super) ids: Vec<u32>,
    /// How much each token counts.
    pub(super) weights: Vec<f32>,
}

impl LocalEncoder {
    /// Takes a loaded model.
    pub(super) fn new(model: Model) -> Self {
        Self(Arc::new(model))
    }
}

#[async_trait]
impl Encoder for LocalEncoder {
    fn name(&self) -> &EncoderName {
        &self.0.name
    }

    fn dimensions(&self) -> usize {
        self.0.bert.width()
    }

    fn space(&self) -> Arc<SimilaritySpace> {
        self.0.learned.as_ref().map_or_else(Arc::default, |learned| Arc::clone(&learned.space))
    }

    async fn encode(&self, texts: Vec<String>, purpose: Purpose) -> Result<Vec<Vec<f32>>, EncoderError> {
        let model = Arc::clone(&self.0);
        let vectors = tokio::task::spawn_blocking(move || model.encode(&texts, purpose)).await;
        Ok(vectors.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic())))
    }
}

impl Model {
    /// Encodes texts, on all threads of the model.
    ///
    /// Each text depends on itself alone: how texts are put together changes no bit of a 4-bit model's vectors.
    pub(super) fn encode(&self, texts: &[String], purpose: Purpose) -> Vec<Vec<f32>> {
        let learned = self.learned.as_ref().filter(|_| purpose == Purpose::Similarity);
        self.threads.install(|| {
            let windows =
                texts.par_iter().enumerate().flat_map_iter(|(text, content)| self.windows(text, content, purpose));
            let runs = self.runs(windows.collect());
            let parts: Vec<_> = runs.into_par_iter().flat_map_iter(|run| self.encode_run(run, learned)).collect();
            let mut means: Vec<_> = texts.iter().map(|_| WeightedMean::new(self.bert.width())).collect();
            for (text, part) in parts {
                means[text].merge(&part);
            }
            means.into_iter().map(WeightedMean::direction).collect()
        })
    }

    /// Returns a text's token ids without prefix and special tokens.
    pub(super) fn content(&self, text: &str) -> Vec<u32> {
        self.tokenizer.encode(text)
    }

    /// Cuts a text into windows that the network can take, with the weight of each token in the mean.
    ///
    /// A text longer than one window is cut without overlap; its vector is the mean over the tokens of all windows.
    pub(super) fn windows(&self, text: usize, content: &str, purpose: Purpose) -> Vec<Window> {
        let prefix = match purpose {
            Purpose::Passage => &self.prefixes.passage,
            Purpose::Query | Purpose::Similarity => &self.prefixes.query,
        };
        let mut ids = if prefix.is_empty() { Vec::new() } else { self.content(prefix.trim_end()) };
        let own = ids.len();
        ids.extend(self.content(content));
        let mut weights = vec![1.0; ids.len()];
        let mut weight_of_ends = 1.0;
        if purpose == Purpose::Similarity {
            let of_content: Vec<f32> = ids[own..].iter().map(|id| self.weights.weight(*id)).collect();
            if of_content.iter().any(|weight| *weight > 0.0) {
                weights[..own].fill(0.0);
                weights[own..].copy_from_slice(&of_content);
                weight_of_ends = 0.0;
            }
        }
        let longest = self.bert.longest_window() - 2;
        ids.chunks(longest)
            .zip(weights.chunks(longest))
            .map(|(ids, weights)| Window {
                text,
                ids: self.tokenizer.window(ids),
                weights: [&[weight_of_ends], weights, &[weight_of_ends]].concat(),
            })
            .collect()
    }

    /// Puts windows together in order until a run has enough tokens, few enough that every thread gets some.
    fn runs(&self, windows: Vec<Window>) -> Vec<Vec<Window>> {
        let tokens: usize = windows.iter().map(|window| window.ids.len()).sum();
        let enough = self.bert.tokens_together().min(tokens.div_ceil(self.threads.current_num_threads()));
        let mut runs = Vec::new();
        let (mut run, mut tokens) = (Vec::new(), 0);
        for window in windows {
            tokens += window.ids.len();
            run.push(window);
            if tokens >= enough {
                runs.push(std::mem::take(&mut run));
                tokens = 0;
            }
        }
        runs.push(run);
        runs
    }

    /// Encodes windows together; returns the text and the mean of each.
    fn encode_run(&self, run: Vec<Window>, learned: Option<&Learned>) -> Vec<(usize, WeightedMean)> {
        let ids: Vec<&[u32]> = run.iter().map(|window| window.ids.as_slice()).collect();
        let hidden = self.bert.encode(&ids, learned.map_or(&[], |learned| &learned.adapters));
        let mut vectors = hidden.chunks_exact(self.bert.width());
        let mut means = Vec::with_capacity(run.len());
        for window in &run {
            let mut mean = WeightedMean::new(self.bert.width());
            for (weight, vector) in window.weights.iter().zip(&mut vectors) {
                if *weight > 0.0 {
                    mean.add(vector, weight * learned.map_or(1.0, |learned| learned.factor(vector)));
                }
            }
            means.push((window.text, mean));
        }
        means
    }
}
