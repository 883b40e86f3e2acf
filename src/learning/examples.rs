//! The texts to learn from, as the lower layers read them.

use std::collections::BTreeMap;

use crate::encoder::{ReadText, Teachable};
use crate::text::Language;

/// A labelled text.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its language.
    pub language: Language,
    /// The text as it is encoded: without places and masks.
    pub text: String,
    /// What it reports; `None` for a text that is alone with its subject.
    pub phenomenon: Option<String>,
}

/// Labelled texts with what the lower layers make of them.
pub struct Examples {
    /// The texts.
    pub(super) labels: Vec<Example>,
    /// What the lower layers make of each.
    pub(super) read: Vec<ReadText>,
}

impl Examples {
    /// Reads texts.
    pub fn read(labels: Vec<Example>, encoder: &Teachable) -> Self {
        let texts: Vec<String> = labels.iter().map(|example| example.text.clone()).collect();
        Self { read: encoder.read(&texts), labels }
    }

    /// Returns how many texts there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Returns how many phenomena have two texts or more.
    pub fn phenomena(&self) -> usize {
        let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
        for phenomenon in self.labels.iter().filter_map(|example| example.phenomenon.as_deref()) {
            *texts.entry(phenomenon).or_default() += 1;
        }
        texts.into_values().filter(|texts| *texts > 1).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }
}
