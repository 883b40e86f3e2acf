//! What is usual in observations: how many texts have each token, and each language's mean vector.
//!
//! Made by `ilmiotutka model background` from the training texts, kept in `models/background.json`, and built in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// The table that is built in.
const BUILT_IN: &str = include_str!("../../models/background.json");

/// What is usual in observations, for the vocabulary of XLM-R.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// How many texts were counted.
    texts: u32,
    /// Mean of the Finnish texts' similarity vectors.
    mean_fi: Vec<f32>,
    /// Mean of the Swedish texts' similarity vectors.
    mean_sv: Vec<f32>,
    /// Token and number of texts that have it.
    document_frequencies: BTreeMap<u32, u32>,
}

impl Background {
    /// Makes a table of counts and means.
    pub(super) fn new(
        texts: u32,
        document_frequencies: BTreeMap<u32, u32>,
        mean_fi: Vec<f32>,
        mean_sv: Vec<f32>,
    ) -> Self {
        Self { texts, mean_fi, mean_sv, document_frequencies }
    }

    /// Returns the table that is built in.
    pub fn built_in() -> Self {
        serde_json::from_str(BUILT_IN).expect("models/background.json is as `model background` wrote it")
    }

    /// Returns the mean of a language's similarity vectors (not of length 1); `None` where there were no texts.
    ///
    /// It belongs to the installed model and [`Purpose::Similarity`](super::Purpose::Similarity); vectors of other
    /// encoders have other means.
    pub fn mean(&self, language: Language) -> Option<&[f32]> {
        let mean = match language {
            Language::Fi => &self.mean_fi,
            Language::Sv => &self.mean_sv,
            Language::Other => return None,
        };
        (!mean.is_empty()).then_some(mean)
    }

    /// Puts the mean vectors in.
    pub(super) fn set_means(&mut self, mean_fi: Vec<f32>, mean_sv: Vec<f32>) {
        (self.mean_fi, self.mean_sv) = (mean_fi, mean_sv);
    }

    /// Returns how many texts were counted.
    pub(super) fn texts(&self) -> u32 {
        self.texts
    }

    /// Returns tokens and how many texts have each, by rising id.
    pub(super) fn document_frequencies(&self) -> impl Iterator<Item = (u32, u32)> {
        self.document_frequencies.iter().map(|(token, texts)| (*token, *texts))
    }
}
