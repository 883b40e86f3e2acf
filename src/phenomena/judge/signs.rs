//! What is known of a pair of observations, for the judge.

use crate::phenomena::item::Item;
use crate::text::Language;

/// What is known of a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// How alike the two texts are ([`Item::similarity`]).
    pub similarity: f32,
    /// The overlap of their nearest neighbours, 0 to 1.
    pub shared_neighbours: f32,
    /// Whether they are written in one language: texts of one language are alike for less reason.
    pub same_language: bool,
    /// ln(1 + words that carry meaning) of the shorter text: long texts are alike for more reason.
    pub words: f32,
    /// ln(1 + concepts) of the text with fewer: one shared concept of one says less than it seems.
    pub concepts: f32,
}

/// What the judge needs to know of one observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traits {
    language: Language,
    words: f32,
    concepts: f32,
}

impl Traits {
    /// Returns the traits of an observation.
    pub fn of(item: &Item) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a text has at most some thousands of words")]
        let log = |count: usize| (count as f32).ln_1p();
        Self { language: item.language, words: log(item.words.len()), concepts: log(item.concepts.len()) }
    }

    /// Returns what is known of a pair.
    pub fn with(&self, other: &Self, similarity: f32, shared_neighbours: f32) -> Signs {
        Signs {
            similarity,
            shared_neighbours,
            same_language: self.language == other.language,
            words: self.words.min(other.words),
            concepts: self.concepts.min(other.concepts),
        }
    }
}
