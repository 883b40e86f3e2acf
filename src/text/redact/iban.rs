//! Bank accounts: IBAN with its check digits (ISO 13616), and old Finnish account numbers where a
//! word announces them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::{is_bounded, words_before};

static IBAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b([A-Z]{2}\d{2})((?:[ \u{A0}-]?[A-Z0-9]){11,30})").expect("the pattern is right")
});
static FINNISH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bFI[ \u{A0}-]?\d{2}(?:[ \u{A0}-]?\d){14}").expect("the pattern is right"));
static OLD_ACCOUNT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b\d{6}[-\u{2013}]\d{2,8}\b").expect("the pattern is right"));

/// Beginnings of words that announce an account.
const ANNOUNCING: &[&str] = &["tili", "konto", "bankkonto", "pankkitili"];

/// Finds account numbers. What has the shape of a Finnish IBAN counts with wrong check digits too:
/// nothing else looks like it.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        FINNISH.find_iter(text).map(|found| found.range()).filter(|range| is_bounded(text, range)).collect();
    for shape in IBAN.find_iter(text) {
        found.extend(longest_right(text, shape.range()));
    }
    for shape in OLD_ACCOUNT.find_iter(text) {
        let announced = words_before(text, shape.start(), 3)
            .iter()
            .any(|word| ANNOUNCING.iter().any(|beginning| word.starts_with(beginning)));
        if announced {
            found.push(shape.range());
        }
    }
    found
}

/// Returns the longest beginning of `range` that is an IBAN with right check digits; words after
/// the number may have been taken for its groups.
fn longest_right(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let shape = &text[range.clone()];
    let ends = shape.char_indices().map(|(offset, character)| offset + character.len_utf8()).collect::<Vec<_>>();
    ends.into_iter()
        .rev()
        .map(|end| range.start..range.start + end)
        .find(|candidate| is_bounded(text, candidate) && is_iban(&text[candidate.clone()]))
}

fn is_iban(written: &str) -> bool {
    let compact: String = written.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    if !(15..=34).contains(&compact.len()) || !written.ends_with(|last: char| last.is_ascii_alphanumeric()) {
        return false;
    }
    let (country, rest) = compact.split_at(4);
    // A creditor reference (ISO 11649) has the same shape and begins with RF.
    !country.starts_with("RF") && remainder(rest.chars().chain(country.chars())) == 1
}

/// Returns the remainder by 97 of the digits, letters read as 10 to 35.
fn remainder(characters: impl Iterator<Item = char>) -> u32 {
    characters
        .filter_map(|character| character.to_digit(36))
        .fold(0, |sum, value| (sum * if value > 9 { 100 } else { 10 } + value) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn accounts_are_found_with_and_without_spaces() {
        assert_eq!(found("tilille FI2112345600000785 eilen"), ["FI2112345600000785"; 2]);
        assert_eq!(found("FI21 1234 5600 0007 85:lle")[0], "FI21 1234 5600 0007 85");
        assert_eq!(found("kontot SE45 5000 0000 0583 9825 7466 är"), ["SE45 5000 0000 0583 9825 7466"]);
        assert_eq!(found("tilini on 123456-785"), ["123456-785"]);
    }

    #[test]
    fn references_and_wrong_foreign_numbers_are_left() {
        for text in ["viite RF18 5390 0754 7034", "SE46 5000 0000 0583 9825 7466", "sopimus 123456-785"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
