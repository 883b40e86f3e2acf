//! What is usual in observations: how many texts have each token.
//!
//! Made by `ilmiotutka model background` from the training texts, kept in `models/background.json`, and built in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The table that is built in.
const BUILT_IN: &str = include_str!("../../models/background.json");

/// What is usual in observations, for the vocabulary of XLM-R.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// How many texts were counted.
    texts: u32,
    /// Token and number of texts that have it.
    document_frequencies: BTreeMap<u32, u32>,
}

impl Background {
    /// Makes a table of counts.
    pub(super) fn new(texts: u32, document_frequencies: BTreeMap<u32, u32>) -> Self {
        Self { texts, document_frequencies }
    }

    /// Returns the table that is built in.
    pub fn built_in() -> Self {
        serde_json::from_str(BUILT_IN).expect("models/background.json is as `model background` wrote it")
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
