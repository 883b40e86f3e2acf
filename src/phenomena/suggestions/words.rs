//! Words that tie observations together.

use std::collections::{BTreeMap, BTreeSet};

use crate::phenomena::Item;

/// How many words are told.
const MOST_WORDS: usize = 5;

/// In how many observations each word occurs.
pub type Counts<'a> = BTreeMap<&'a str, f64>;

/// Returns the words that both sides use, the most telling first: those that many of both use and few of
/// all, of which `overall` tells. The weight of a word is the product of its counts on both sides over the root of
/// that in all; ties go by the alphabet.
pub fn shared(one: &[&Item], other: &[&Item], overall: &Counts<'_>) -> Vec<String> {
    let (one, other) = (counts(one.iter().copied()), counts(other.iter().copied()));
    let shared: BTreeSet<&str> = one.keys().filter(|word| other.contains_key(*word)).copied().collect();
    let weight = |word: &str| one[word] * other[word] / overall.get(word).copied().unwrap_or(1.0).sqrt();
    let mut shared: Vec<&str> = shared.into_iter().collect();
    shared.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    shared.into_iter().take(MOST_WORDS).map(str::to_owned).collect()
}

/// Counts in how many observations each word occurs.
pub fn counts<'a>(items: impl IntoIterator<Item = &'a Item>) -> Counts<'a> {
    let mut counts = BTreeMap::new();
    for item in items {
        for word in item.words.iter().map(String::as_str).collect::<BTreeSet<_>>() {
            *counts.entry(word).or_default() += 1.0;
        }
    }
    counts
}
