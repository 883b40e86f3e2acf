//! Personal identity codes: DDMMYY, a century sign, an individual number and a check character.
//!
//! Source: Population Information System Act and the decree of 2022 that added the signs Y, X, W,
//! V, U and B to F.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::{is_bounded, words_before};

static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(\d{6})[ \u{A0}]?([-+\u{2010}-\u{2013}\u{2212}A-FU-Y])[ \u{A0}]?(\d{3})[ \u{A0}]?([0-9A-FHJ-NPR-Y])",
    )
    .expect("the pattern is right")
});

/// Check characters by the remainder of the nine digits divided by 31.
const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Beginnings of words that announce an identity code; beside one of them a mistyped code counts too.
const ANNOUNCING: &[&str] = &[
    "hetu",
    "henkilötun",
    "sotu",
    "sosiaaliturvatun",
    "tunnus",
    "tunnuks",
    "syntymäa",
    "syntynyt",
    "synt",
    "personbeteckning",
    "beteckning",
    "personnummer",
    "personsignum",
    "född",
    "socialskyddssignum",
    "identity",
];

/// Finds identity codes: those of a real day whose check character is right, and mistyped ones
/// beside a word that announces them.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for groups in SHAPE.captures_iter(text) {
        let (Some(whole), Some(date), Some(individual), Some(check)) =
            (groups.get(0), groups.get(1), groups.get(3), groups.get(4))
        else {
            continue;
        };
        if !is_bounded(text, &whole.range()) || !is_day(date.as_str()) {
            continue;
        }
        let is_right =
            check_character(date.as_str(), individual.as_str()) == check.as_str().to_ascii_uppercase().chars().next();
        if is_right || words_before(text, whole.start(), 3).iter().any(|word| is_announcing(word)) {
            found.push(whole.range());
        }
    }
    found
}

fn is_announcing(word: &str) -> bool {
    ANNOUNCING.iter().any(|beginning| word.starts_with(beginning))
        || word.ends_with("beteckning")
        || word.ends_with("tunnus")
}

/// Returns the check character of nine digits.
fn check_character(date: &str, individual: &str) -> Option<char> {
    let number: usize = format!("{date}{individual}").parse().ok()?;
    CHECK_CHARACTERS.get(number % CHECK_CHARACTERS.len()).map(|byte| char::from(*byte))
}

/// Tells whether DDMMYY can be a day; the year's century is not looked at, so 29 February always is.
fn is_day(date: &str) -> bool {
    let number = |range: Range<usize>| date.get(range).and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(0);
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (day, month) = (number(0..2), number(2..4));
    month >= 1 && longest.get(month - 1).is_some_and(|longest| (1..=*longest).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    /// Makes a code with the right check character.
    fn code(date: &str, sign: char, individual: &str) -> String {
        format!("{date}{sign}{individual}{}", check_character(date, individual).unwrap())
    }

    #[test]
    fn every_century_sign_is_known() {
        for sign in "+-ABCDEFUVWXY".chars() {
            let code = code("131052", sign, "308");
            assert_eq!(found(&format!("koodi {code}, kiitos")), [code.as_str()]);
            assert_eq!(found(&format!("koodi {}.", code.to_lowercase())).len(), 1);
        }
        assert_eq!(code("131052", '-', "308"), "131052-308T");
    }

    #[test]
    fn a_wrong_check_character_counts_only_where_a_code_is_announced() {
        assert!(found("hankintanumero oli 131052-3080 ja").is_empty());
        assert_eq!(found("hetu on 131052-3080 ja"), ["131052-3080"]);
        assert_eq!(found("personbeteckningen är 131052-3080"), ["131052-3080"]);
    }

    #[test]
    fn numbers_that_are_no_code_are_left() {
        for text in ["991352-308T", "1131052-308T", "131052-308T7", "131052 308"] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert_eq!(found("(131052 – 308T)"), ["131052 – 308T"]);
    }
}
