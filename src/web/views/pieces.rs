//! A text in pieces, so that the template escapes each and marks some.

use std::ops::Range;

use crate::search::Snippet;
use crate::text::{Language, PersonalKind};

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The stretch.
    pub text: String,
    /// How it is shown.
    pub kind: PieceKind,
}

/// How a stretch of a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// As it is.
    Plain,
    /// As something that was searched for.
    Marked,
    /// As the passage that is closest in meaning.
    Close,
    /// As the tag that stands for personal data.
    Masked,
}

impl Piece {
    /// Tells whether it was searched for.
    pub fn is_marked(&self) -> bool {
        self.kind == PieceKind::Marked
    }

    /// Tells whether it is the passage closest in meaning.
    pub fn is_close(&self) -> bool {
        self.kind == PieceKind::Close
    }

    /// Tells whether it stands for personal data.
    pub fn is_masked(&self) -> bool {
        self.kind == PieceKind::Masked
    }
}

/// Cuts a snippet at the words that were searched for, or at the passage that is closest in meaning.
pub fn marked(snippet: &Snippet) -> Vec<Piece> {
    if let Some(passage) = &snippet.passage {
        return cut(&snippet.text, std::iter::once((passage.start, passage.end)), PieceKind::Close);
    }
    let ranges = snippet.highlights.iter().map(|range| (range.start, range.end));
    cut(&snippet.text, ranges, PieceKind::Marked)
}

/// Cuts a text at the tags that stand for personal data.
pub fn masked(text: &str, language: Language) -> Vec<Piece> {
    let mut ranges: Vec<(usize, usize)> = PersonalKind::ALL
        .iter()
        .map(|kind| kind.tag(language))
        .flat_map(|tag| text.match_indices(tag).map(|(start, tag)| (start, start + tag.len())))
        .collect();
    ranges.sort_unstable();
    ranges.dedup();
    cut(text, ranges.into_iter(), PieceKind::Masked)
}

/// Cuts a text at ranges that are marked, in order and without overlap, and at the tags that stand for personal
/// data; what lies in a tag is not marked.
pub fn marked_and_masked(text: &str, language: Language, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut shown = 0;
    for piece in masked(text, language) {
        let (start, end) = (shown, shown + piece.text.len());
        shown = end;
        if piece.is_masked() {
            pieces.push(piece);
            continue;
        }
        let inside = marks.iter().filter(|mark| start <= mark.start && mark.end <= end);
        let ranges = inside.map(|mark| (mark.start - start, mark.end - start));
        pieces.extend(cut(&piece.text, ranges, PieceKind::Marked));
    }
    pieces
}

/// Cuts a text at ranges of bytes that are in order and do not overlap.
fn cut(text: &str, ranges: impl Iterator<Item = (usize, usize)>, kind: PieceKind) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |text: &str, kind| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), kind });
        }
    };
    let mut shown = 0;
    for (start, end) in ranges {
        push(&text[shown..start], PieceKind::Plain);
        push(&text[start..end], kind);
        shown = end;
    }
    push(&text[shown..], PieceKind::Plain);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pieces: &[Piece]) -> Vec<(&str, PieceKind)> {
        pieces.iter().map(|piece| (piece.text.as_str(), piece.kind)).collect()
    }

    #[test]
    fn what_was_searched_for_is_marked() {
        let snippet = Snippet { text: "Häätö <b> uhkaa".to_owned(), highlights: vec![0..8, 13..18], passage: None };
        let pieces = marked(&snippet);
        assert_eq!(
            told(&pieces),
            [("Häätö", PieceKind::Marked), (" <b> ", PieceKind::Plain), ("uhkaa", PieceKind::Marked)]
        );
    }

    #[test]
    fn tags_of_personal_data_stand_out() {
        let tag = PersonalKind::Name.tag(Language::Fi);
        let text = format!("{tag} ja {tag} muuttivat");
        assert_eq!(
            told(&masked(&text, Language::Fi)),
            [
                (tag, PieceKind::Masked),
                (" ja ", PieceKind::Plain),
                (tag, PieceKind::Masked),
                (" muuttivat", PieceKind::Plain)
            ]
        );
    }

    #[test]
    fn marks_and_tags_stand_beside_each_other() {
        use PieceKind::{Marked, Masked, Plain};
        let tag = PersonalKind::Name.tag(Language::Fi);
        let text = format!("Häätö ja {tag} muutti");
        let pieces = marked_and_masked(&text, Language::Fi, &[0..8, 9..11]);
        let kinds: Vec<PieceKind> = pieces.iter().map(|piece| piece.kind).collect();
        assert_eq!(pieces[0].text, "Häätö");
        assert_eq!(kinds, [Marked, Plain, Marked, Plain, Masked, Plain]);
    }

    #[test]
    fn nothing_is_made_of_an_empty_text() {
        assert_eq!(masked("", Language::Sv), []);
    }
}
