//! Chooses the likeliest among several readings of a Finnish word.

use super::reading::{Class, Reading};

/// Sorts `readings` of `word` so that the likeliest comes first. Equal ones keep Voikko's order.
pub(super) fn likeliest_first(readings: &mut [Reading], word: &str) {
    let capitalised = word.chars().next().is_some_and(char::is_uppercase);
    readings.sort_by_key(|reading| cost(reading, capitalised));
}

/// How unlikely a reading is, in tenths of a piece.
fn cost(reading: &Reading, capitalised: bool) -> usize {
    let mut cost = 10 * reading.pieces;
    if reading.is_name() && !capitalised {
        cost += 25;
    }
    if reading.class == Class::Verb && reading.only_negated {
        cost += 3;
    }
    cost
}
