//! How surely a text speaks of a concept, for names.

use super::matcher::{ConceptMatch, Concepts};
use super::vocabulary::ConceptId;
use crate::text::Language;

/// How surely each place in a concept's list of terms stands for it: the first names it, the last are words of
/// the typical scene.
const FIRST: f32 = 1.0;
const AMONG_THE_FIRST: f32 = 0.9;
const LISTED: f32 = 0.75;
/// What matches by a stem, a phrase or a part is not listed itself.
const NOT_LISTED: f32 = 0.6;

/// What a part of a compound loses besides its weight: "edunvalvoja" is no "valvoja" of anything else.
const PART: f32 = 0.9;

/// What counts as among the first terms.
const FIRST_TERMS: usize = 4;

/// How much the number of a word's meanings takes away.
const AMBIGUITY: f32 = -0.5;

/// That a text speaks of a concept by a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Which concept.
    pub concept: ConceptId,
    /// A number of the word or phrase, the same for the same (FNV-1a).
    pub key: u32,
    /// How surely, 0 to 1.
    pub strength: f32,
}

impl Said {
    /// Judges a match: by the kind of match, the term's place in the list, and how many concepts the word means.
    pub fn of(found: &ConceptMatch, language: Language, concepts: &Concepts) -> Self {
        let terms = concepts.concept(found.concept).terms(language);
        let standing = match terms.iter().position(|term| term.to_lowercase() == found.key) {
            Some(0) => FIRST,
            Some(..FIRST_TERMS) => AMONG_THE_FIRST,
            Some(_) => LISTED,
            None => NOT_LISTED,
        };
        #[expect(clippy::cast_precision_loss, reason = "a word has few meanings")]
        let meanings = concepts.meanings(&found.key, language) as f32;
        let whole = if found.weight < 1.0 { PART } else { 1.0 };
        let strength = found.weight * whole * standing * meanings.powf(AMBIGUITY);
        Self { concept: found.concept, key: hash(&found.key), strength }
    }
}

/// FNV-1a, 32 bits.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_has_the_same_number() {
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_ne!(hash("häätö"), hash("häädöt"));
    }
}
