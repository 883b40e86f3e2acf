//! The stretch of a text that shows best why it was found.
//!
//! Words are marked by the analyser's own offsets, so that a word is marked in every inflection and
//! compound by which the index found it.

use std::ops::Range;

use serde::Serialize;

use super::matching::Forms;
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
}

/// A word of the text that was asked for.
struct Mark {
    range: Range<usize>,
    form: usize,
    strength: f32,
}

impl Snippet {
    /// Cuts the best stretch out of a text whose words are `tokens`.
    pub(super) fn cut(text: &str, tokens: &[Token], forms: &[Forms]) -> Self {
        let marks: Vec<Mark> = tokens.iter().filter_map(|token| mark(token, forms)).collect();
        let stretch = stretch(text, tokens, &marks);
        let before = if stretch.start > 0 { "… " } else { "" };
        let after = if stretch.end < text.len() { " …" } else { "" };
        let within = |mark: &&Mark| stretch.start <= mark.range.start && mark.range.end <= stretch.end;
        let moved = |at: usize| at - stretch.start + before.len();
        let highlights =
            marks.iter().filter(within).map(|mark| moved(mark.range.start)..moved(mark.range.end)).collect();
        Self { text: format!("{before}{}{after}", &text[stretch.clone()]), highlights }
    }
}

/// Returns the mark on a word if it meets one of the forms asked for, with the strongest of them.
fn mark(token: &Token, forms: &[Forms]) -> Option<Mark> {
    let strengths = forms.iter().map(|forms| strength(token, forms)).enumerate();
    let (form, strength) = strengths.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (strength > 0.0).then_some(Mark { range: token.start..token.end, form, strength })
}

/// Tells how well a word of the text meets a word asked for; 0 if not at all.
fn strength(token: &Token, forms: &Forms) -> f32 {
    if token.folded == forms.surface {
        return 1.0;
    }
    if forms.stems.contains(&token.stem) || token.bases.iter().any(|base| forms.bases.contains(base)) {
        return 0.9;
    }
    if token.parts.iter().any(|part| forms.bases.contains(part)) {
        return 0.7;
    }
    let meets_part = |form: &String| forms.parts.contains(form);
    if token.bases.iter().any(meets_part) || token.parts.iter().any(meets_part) { 0.4 } else { 0.0 }
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
