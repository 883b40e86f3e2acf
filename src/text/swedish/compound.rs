//! Splits a Swedish compound: every letter belongs to a part, and the fewest parts win.

use super::word_list::{SHORTEST_PART, WordList};

/// Most parts that a compound is split into.
const MOST_PARTS: usize = 4;

/// A compound that was split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// Base forms of the parts, in order.
    pub(super) parts: Vec<String>,
    /// The whole word with its last part in base form.
    pub(super) base: String,
}

/// Splits `word` into two parts or more, or returns `None` for a word that is no compound of
/// known parts.
pub(super) fn split(words: &WordList, word: &str) -> Option<Split> {
    if word.chars().count() < 2 * SHORTEST_PART || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    for most in 2..=MOST_PARTS {
        if let Some(split) = split_within(words, word, most) {
            return Some(split);
        }
    }
    None
}

/// Splits `word` into at most `most` parts; among first parts the longest wins.
fn split_within(words: &WordList, word: &str, most: usize) -> Option<Split> {
    let seams = word.char_indices().map(|(offset, _)| offset).skip(SHORTEST_PART);
    for seam in seams.collect::<Vec<_>>().into_iter().rev() {
        let (head, tail) = word.split_at(seam);
        let Some(head_base) = words.head_part(head) else { continue };
        for tail in tails(head, tail) {
            if let Some(last) = words.last_part(&tail) {
                return Some(Split { base: format!("{head}{last}"), parts: vec![head_base, last] });
            }
            if most > 2
                && let Some(rest) = split_within(words, &tail, most - 1)
            {
                let base = format!("{head}{}", rest.base);
                return Some(Split { base, parts: [vec![head_base], rest.parts].concat() });
            }
        }
    }
    None
}

/// Returns the tail as it is and, since three like consonants are written as two ("fallucka" is
/// fall + lucka), with the head's last letter once more.
fn tails(head: &str, tail: &str) -> Vec<String> {
    let mut tails = vec![tail.to_owned()];
    let mut letters = head.chars().rev();
    if let (Some(last), Some(before)) = (letters.next(), letters.next())
        && last == before
        && !tail.starts_with(last)
    {
        tails.push(format!("{last}{tail}"));
    }
    tails
}
