//! How common concepts and the words for them are in ordinary observations.
//!
//! Counted once over the training texts (`data/train`) and kept in `models/concepts.json`, so that a
//! text's vector depends on the text alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::Language;

use super::matcher::{ConceptMatch, Concepts};
use super::vocabulary::ConceptId;

const EMBEDDED: &str = include_str!("../../../models/concepts.json");

/// In how many of the training texts each concept and each key occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConceptBackground {
    texts_fi: u32,
    texts_sv: u32,
    concepts: BTreeMap<String, u32>,
    keys_fi: BTreeMap<String, u32>,
    keys_sv: BTreeMap<String, u32>,
}

/// The counts that come with the program are damaged.
#[derive(Debug, thiserror::Error)]
#[error("models/concepts.json: {0}")]
pub struct ConceptBackgroundError(#[from] serde_json::Error);

impl ConceptBackground {
    /// Returns the counts that come with the program.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn embedded() -> Result<Self, ConceptBackgroundError> {
        Ok(serde_json::from_str(EMBEDDED)?)
    }

    /// Counts a text in.
    pub fn add(&mut self, found: &[ConceptMatch], language: Language, concepts: &Concepts) {
        let (texts, keys) = match language {
            Language::Fi => (&mut self.texts_fi, &mut self.keys_fi),
            Language::Sv => (&mut self.texts_sv, &mut self.keys_sv),
            Language::Other => return,
        };
        *texts += 1;
        for key in found.iter().map(|found| &found.key).collect::<BTreeSet<_>>() {
            *keys.entry(key.clone()).or_default() += 1;
        }
        for concept in found.iter().map(|found| found.concept).collect::<BTreeSet<_>>() {
            *self.concepts.entry(concepts.concept(concept).name.clone()).or_default() += 1;
        }
    }

    /// Returns in how many texts a concept occurs, and of how many.
    pub fn of_concept(&self, concept: ConceptId, concepts: &Concepts) -> (usize, usize) {
        let texts = self.concepts.get(&concepts.concept(concept).name).copied().unwrap_or_default();
        (texts as usize, (self.texts_fi + self.texts_sv) as usize)
    }

    /// Returns the inverse document frequency of a concept: ln((N + 1) / (n + 1)).
    pub(super) fn rarity_of_concept(&self, concept: ConceptId, concepts: &Concepts) -> f32 {
        let texts = self.concepts.get(&concepts.concept(concept).name).copied().unwrap_or_default();
        rarity(texts, self.texts_fi + self.texts_sv)
    }

    /// Returns the inverse document frequency of a key, as a share of that of a key never seen.
    pub(super) fn rarity_of_key(&self, key: &str, language: Language) -> f32 {
        let (all, keys) = match language {
            Language::Sv => (self.texts_sv, &self.keys_sv),
            _ => (self.texts_fi, &self.keys_fi),
        };
        let unseen = rarity(0, all);
        if unseen == 0.0 { 1.0 } else { rarity(keys.get(key).copied().unwrap_or_default(), all) / unseen }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of texts are far below the limit of f32")]
fn rarity(texts: u32, all: u32) -> f32 {
    ((all as f32 + 1.0) / (texts as f32 + 1.0)).ln()
}
