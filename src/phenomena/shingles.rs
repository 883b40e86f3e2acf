//! Tells near-identical texts, so that one that was sent twice counts once.
//!
//! A text is the set of its runs of three words (shingles, Broder 1997), each as a 64-bit hash. Two
//! texts are near-identical when at least 60 % of all their shingles are shared (Jaccard).

use std::collections::BTreeSet;

/// How many words make a shingle.
const WORDS: usize = 3;

/// The share of shingles from which two texts count as one.
const NEAR_IDENTICAL: f64 = 0.6;

/// The hashed runs of three words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

impl Shingles {
    /// Takes the words of a text in order, in one case.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let width = WORDS.min(words.len()).max(1);
        Self(words.windows(width).map(hash).collect())
    }

    /// Tells whether two texts are the same but for small changes. Empty texts are like no other.
    pub fn near_identical(&self, other: &Self) -> bool {
        let shared = self.0.intersection(&other.0).count();
        let union = self.0.len() + other.0.len() - shared;
        union > 0 && shared as f64 >= NEAR_IDENTICAL * union as f64
    }
}

/// FNV-1a over the words with a space after each: the same on every machine and in every run.
fn hash(words: &[&str]) -> u64 {
    words
        .iter()
        .flat_map(|word| word.bytes().chain([b' ']))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(text: &str) -> Shingles {
        Shingles::of(text.split_whitespace())
    }

    #[test]
    fn a_text_sent_twice_with_one_word_added_is_near_identical() {
        let first = shingles("jono hammaslääkäriin on kahdeksan kuukautta ja moni luopuu hoidosta kokonaan");
        let second = shingles("jono hammaslääkäriin on kahdeksan kuukautta ja moni luopuu hoidosta kokonaan taas");
        assert!(first.near_identical(&second));
    }

    #[test]
    fn two_reports_of_one_thing_are_not() {
        let first = shingles("jono hammaslääkäriin on kahdeksan kuukautta");
        let second = shingles("hammaslääkäriin ei pääse puoleen vuoteen");
        assert!(!first.near_identical(&second));
    }

    #[test]
    fn empty_texts_are_like_no_other() {
        assert!(!shingles("").near_identical(&shingles("")));
    }

    #[test]
    fn a_text_of_two_words_is_like_itself() {
        assert!(shingles("pitkä jono").near_identical(&shingles("pitkä jono")));
    }
}
