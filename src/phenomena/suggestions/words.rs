//! Words that tie observations together.

use std::collections::{BTreeMap, BTreeSet};

use crate::phenomena::Item;

/// How many words are told.
const MOST_WORDS: usize = 5;

/// Returns the words that both sides use, the most telling first: those that many of both use and few of
/// `all`. The weight of a word is the product of its shares on both sides over the root of how often it
/// occurs in all; ties go by the alphabet.
pub fn shared(one: &[&Item], other: &[&Item], all: &[Item]) -> Vec<String> {
    let (one, other) = (counts(one.iter().copied()), counts(other.iter().copied()));
    let shared: BTreeSet<&str> = one.keys().filter(|word| other.contains_key(*word)).copied().collect();
    let mut overall: BTreeMap<&str, f64> = BTreeMap::new();
    for item in all {
        for word in item.words.iter().map(String::as_str).filter(|word| shared.contains(word)).collect::<BTreeSet<_>>()
        {
            *overall.entry(word).or_default() += 1.0;
        }
    }
    let weight = |word: &str| one[word] * other[word] / overall.get(word).copied().unwrap_or(1.0).sqrt();
    let mut shared: Vec<&str> = shared.into_iter().collect();
    shared.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    shared.into_iter().take(MOST_WORDS).map(str::to_owned).collect()
}

/// Counts in how many observations each word occurs.
fn counts<'a>(items: impl Iterator<Item = &'a Item>) -> BTreeMap<&'a str, f64> {
    let mut counts = BTreeMap::new();
    for item in items {
        for word in item.words.iter().map(String::as_str).collect::<BTreeSet<_>>() {
            *counts.entry(word).or_default() += 1.0;
        }
    }
    counts
}
