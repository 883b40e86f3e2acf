//! Words of the index that are spelt nearly like one that was typed.
//!
//! A word of 4 to 7 letters may differ by one letter, a longer one by two; swapping two neighbours counts as one
//! (Damerau–Levenshtein distance, by the automata of Schulz and Mihov 2002).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};
use tantivy_fst::Automaton;

/// The most words that are looked at beside the one typed.
const MOST: usize = 5;

/// Building these takes longer than a search.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [LevenshteinAutomatonBuilder::new(1, true), LevenshteinAutomatonBuilder::new(2, true)]);

/// A word of the index that is spelt nearly like the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The word.
    pub word: String,
    /// By how many letters it differs, at least 1.
    pub distance: u8,
    /// In how many observations it occurs.
    pub count: u64,
}

/// Finds the words of a field that are spelt nearly like one: the nearest first, then the most frequent.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn near(searcher: &Searcher, field: Field, word: &str) -> Result<Vec<Near>, TantivyError> {
    let builder = match word.chars().count() {
        0..=3 => return Ok(Vec::new()),
        4..=7 => &BUILDERS[0],
        _ => &BUILDERS[1],
    };
    let automaton = Spelling(builder.build_dfa(word));
    let mut found: BTreeMap<String, (u8, u64)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().search(&automaton).into_stream()?;
        while stream.advance() {
            let Distance::Exact(distance) = automaton.0.eval(stream.key()) else { continue };
            let Ok(spelt) = std::str::from_utf8(stream.key()) else { continue };
            if distance > 0 {
                let entry = found.entry(spelt.to_owned()).or_insert((distance, 0));
                entry.1 += u64::from(stream.value().doc_freq);
            }
        }
    }
    let near = found.into_iter().map(|(word, (distance, count))| Near { word, distance, count });
    let mut near: Vec<Near> = near.collect();
    near.sort_by(|a, b| a.distance.cmp(&b.distance).then(b.count.cmp(&a.count)).then(a.word.cmp(&b.word)));
    near.truncate(MOST);
    Ok(near)
}

/// The automaton as term dictionaries ask it.
struct Spelling(DFA);

impl Automaton for Spelling {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
