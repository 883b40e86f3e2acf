//! What stands around a finding.

use std::ops::Range;

use crate::text::words::words;

/// How far back the words before a place are looked for, in bytes.
const REACH: usize = 120;

/// Tells whether no letter or digit touches `range` from outside.
pub(super) fn is_bounded(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Returns up to `count` words before `offset`, the nearest first, in lower case. Words of an
/// earlier sentence do not count.
pub(super) fn words_before(text: &str, offset: usize, count: usize) -> Vec<String> {
    let mut from = offset.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let near = &text[from..offset];
    let sentence = near.rfind(['!', '?', '\n']).map_or(near, |end| &near[end + 1..]);
    let sentence = sentence.rfind(". ").map_or(sentence, |end| keep_abbreviation(sentence, end));
    words(sentence).iter().rev().take(count).map(|word| word.text.to_lowercase()).collect()
}

/// Abbreviations that a full stop does not end a sentence after, beside single letters.
const ABBREVIATIONS: &[&str] = &[
    "puh", "tel", "tfn", "nro", "nr", "os", "as", "bost", "lgh", "esim", "mm", "ym", "synt", "syn", "rek", "ent", "dr",
    "prof", "kl", "klo", "sos",
];

/// Leaves the words before an abbreviation's full stop ("puh. 040") in the sentence.
fn keep_abbreviation(sentence: &str, stop: usize) -> &str {
    let last = words(&sentence[..stop]).last().map(|word| word.text.to_lowercase()).unwrap_or_default();
    let is_abbreviation = last.chars().count() == 1 || ABBREVIATIONS.contains(&last.as_str());
    if is_abbreviation { sentence } else { &sentence[stop + 1..] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_same_sentence_come_before() {
        assert_eq!(words_before("Kurssi alkoi. Auton kilpi on X", 29, 3), ["on", "kilpi", "auton"]);
        assert_eq!(words_before("Soita puh. X", 11, 3), ["puh", "soita"]);
        assert_eq!(words_before("Meni ohi. Auto", 10, 3), Vec::<String>::new());
    }

    #[test]
    fn letters_touching_a_range_are_seen() {
        assert!(is_bounded("(abc)", &(1..4)));
        assert!(!is_bounded("äabc", &(2..5)));
    }
}
