//! The stretch of a text that shows best why it was found.
//!
//! Words are marked by the analyser's own offsets, so that a word is marked in every inflection and
//! compound by which the index found it.

use std::ops::Range;

use serde::Serialize;

use super::forms::Forms;
use crate::text::Token;

/// The length aimed at, in characters.
const LENGTH: usize = 240;
/// How much longer a text may be and still be shown whole.
const SLACK: usize = 40;

/// A stretch of text with the words that were asked for marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The stretch; begins or ends with `…` where the text goes on.
    pub text: String,
    /// Where the words asked for stand, in bytes of `text`, in order, not overlapping.
    pub highlights: Vec<Range<usize>>,
    /// Where the passage stands that is closest in meaning, in bytes of `text`, if it was looked for.
    pub passage: Option<Range<usize>>,
}

/// How a text meets what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// None of the words occurs.
    Not,
    /// Another way to say it occurs.
    Otherwise,
    /// A word occurs, in one of its forms.
    InItsWords,
}

/// A word of the text that was asked for.
struct Mark {
    range: Range<usize>,
    form: usize,
    strength: f32,
    /// Whether it is another way to say what was asked for.
    is_otherwise: bool,
}

impl Snippet {
    /// Cuts the best stretch out of a text whose words are `tokens`, and tells how well it meets what was asked for.
    pub(super) fn cut(text: &str, tokens: &[Token], forms: &[Forms]) -> (Self, Met) {
        let marks = marks(tokens, forms);
        let met = match marks.iter().map(|mark| mark.is_otherwise).min() {
            None => Met::Not,
            Some(true) => Met::Otherwise,
            Some(false) => Met::InItsWords,
        };
        (Self::show(text, stretch(text, tokens, &marks), marks.iter().map(|mark| &mark.range), None), met)
    }

    /// Cuts out the stretch around a passage of a text.
    pub(super) fn around(text: &str, tokens: &[Token], passage: Range<usize>) -> Self {
        let mark = Mark { range: passage.clone(), form: 0, strength: 1.0, is_otherwise: false };
        Self::show(text, stretch(text, tokens, &[mark]), std::iter::empty(), Some(passage))
    }

    fn show<'m>(
        text: &str,
        stretch: Range<usize>,
        marks: impl Iterator<Item = &'m Range<usize>>,
        passage: Option<Range<usize>>,
    ) -> Self {
        let before = if stretch.start > 0 { "… " } else { "" };
        let after = if stretch.end < text.len() { " …" } else { "" };
        let moved = |at: usize| at - stretch.start + before.len();
        let within = |range: &&Range<usize>| stretch.start <= range.start && range.end <= stretch.end;
        let highlights = marks.filter(within).map(|range| moved(range.start)..moved(range.end)).collect();
        let cut = |range: Range<usize>| range.start.max(stretch.start)..range.end.min(stretch.end);
        let passage = passage.map(cut).filter(|range| range.start < range.end);
        Self {
            text: format!("{before}{}{after}", &text[stretch.clone()]),
            highlights,
            passage: passage.map(|range| moved(range.start)..moved(range.end)),
        }
    }
}

/// Returns the marks on the words that were asked for, in order.
fn marks(tokens: &[Token], forms: &[Forms]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let best = forms.iter().map(|forms| forms.strength(token)).enumerate().max_by(stronger_or_first);
        let otherwise = || {
            let mut said = forms.iter().enumerate();
            said.find_map(|(form, forms)| {
                forms.said_otherwise(&tokens[at..]).map(|(count, strength)| (form, count, strength))
            })
        };
        let (form, count, strength, is_otherwise) = match best {
            Some((form, strength)) if strength > 0.0 => (form, 1, strength, false),
            _ => match otherwise() {
                Some((form, count, strength)) => (form, count, strength, true),
                None => {
                    at += 1;
                    continue;
                }
            },
        };
        let mark = |token: &Token| Mark { range: token.start..token.end, form, strength, is_otherwise };
        marks.extend(tokens[at..].iter().take(count).map(mark));
        at += count;
    }
    marks
}

fn stronger_or_first(a: &(usize, f32), b: &(usize, f32)) -> std::cmp::Ordering {
    a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))
}

/// Chooses the stretch of the text to show, in bytes.
fn stretch(text: &str, tokens: &[Token], marks: &[Mark]) -> Range<usize> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if starts.len() <= LENGTH + SLACK {
        return 0..text.len();
    }
    let character_of = |byte: usize| starts.partition_point(|start| *start < byte);
    let byte_of = |character: usize| starts.get(character).copied().unwrap_or(text.len());
    let (first, last) = richest(marks, &character_of);
    let spare = LENGTH.saturating_sub(last - first);
    let mut from = first.saturating_sub(spare / 3);
    if let Some(sentence) = sentence_start(text, byte_of(from)..byte_of(first)) {
        from = character_of(sentence);
    } else if from > 0 {
        let next_word = tokens.iter().map(|token| token.start).find(|start| *start >= byte_of(from));
        from = next_word.map_or(from, character_of).min(first);
    }
    let limit = byte_of(from + LENGTH);
    if limit == text.len() {
        return byte_of(from)..limit;
    }
    let last_word = tokens.iter().map(|token| token.end).take_while(|end| *end <= limit).last();
    byte_of(from)..last_word.unwrap_or(limit).max(byte_of(from))
}

/// Returns the first and last character of the window in which the most, and most different, words
/// asked for stand; the text's beginning if there are none.
fn richest(marks: &[Mark], character_of: &impl Fn(usize) -> usize) -> (usize, usize) {
    let mut best = (0.0, 0, 0);
    for (index, opening) in marks.iter().enumerate() {
        let first = character_of(opening.range.start);
        let mut seen: Vec<usize> = Vec::new();
        let (mut value, mut last) = (0.0, first);
        for mark in &marks[index..] {
            let end = character_of(mark.range.end);
            if end - first > LENGTH {
                break;
            }
            value += if seen.contains(&mark.form) { mark.strength * 0.1 } else { mark.strength };
            seen.push(mark.form);
            last = end;
        }
        if value > best.0 {
            best = (value, first, last);
        }
    }
    (best.1, best.2)
}

/// Returns where the first sentence begins that begins within a range.
fn sentence_start(text: &str, range: Range<usize>) -> Option<usize> {
    if range.start == 0 {
        return Some(0);
    }
    let part = &text[range.clone()];
    let end_of_sentence = part.find(['.', '!', '?', '\n'])?;
    let after = &part[end_of_sentence + 1..];
    let begins = after.find(char::is_alphanumeric)?;
    after.starts_with(char::is_whitespace).then_some(range.start + end_of_sentence + 1 + begins)
}
