//! Chooses the likeliest among several readings of a Finnish word.
//!
//! The costs come from what is common in written Finnish and were tried on hand-checked lemmas; the
//! test `the_base_form_is_the_checked_one` in `tests.rs` says how well they do.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::reading::{Class, Reading};

/// Words that are meant when a form of theirs is also a form of a rarer word.
static PREFERRED: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../../data/text/finnish-preferred.txt");
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Sorts `readings` of `word` so that the likeliest comes first. Equal ones keep Voikko's order.
pub(super) fn likeliest_first(readings: &mut [Reading], word: &str) {
    let capitalised = word.chars().next().is_some_and(char::is_uppercase);
    readings.sort_by_key(|reading| cost(reading, capitalised));
}

/// How unlikely a reading is, in tenths of a compound's seam.
fn cost(reading: &Reading, capitalised: bool) -> i32 {
    let stems = reading.pieces.saturating_sub(reading.derivations);
    let mut cost =
        10 * i32::try_from(stems).unwrap_or(i32::MAX / 100) + 3 * i32::try_from(reading.derivations).unwrap_or(0);
    if reading.is_name() && !capitalised {
        cost += 25;
    }
    if PREFERRED.contains(reading.base.as_str()) {
        cost -= 9;
    }
    cost += match reading.possessive.as_deref() {
        Some("2s" | "2p") => 12,
        Some("3" | "1p") => 4,
        Some(_) => 2,
        None => 0,
    };
    // Plural instructives ("noin" of noki) and comitatives are rare, and so are bare superlatives.
    cost += match reading.case.as_deref() {
        Some("keinonto" | "seuranto") => 8,
        _ if reading.is_superlative => 3,
        _ => 0,
    };
    if reading.class == Class::Verb {
        cost += match reading.mood.as_deref() {
            Some("imperative") => 6,
            Some("potential") => 8,
            Some("MA-infinitive") => 1,
            _ => 0,
        };
        cost += if reading.only_negated { 4 } else { 0 };
        cost += if reading.person.as_deref() == Some("2") { 6 } else { 0 };
    }
    if reading.participle.as_deref() == Some("agent") {
        cost += 5;
    }
    if reading.class == Class::Other {
        cost -= 3;
    }
    cost
}
