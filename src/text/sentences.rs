//! Cuts a text into sentences.
//!
//! Unicode's rules (UAX 29) know that "8. luokka" goes on; they do not know Finnish and Swedish abbreviations,
//! so what ends in one is joined to what follows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations after which a sentence goes on even before a capital.
const ABBREVIATIONS: &[&str] = &[
    "esim", "mm", "ym", "yms", "jne", "ns", "nk", "n", "klo", "os", "puh", "tms", "ks", "vrt", "eli", "so", "ko",
    "t.ex", "bl.a", "osv", "m.m", "kl", "ca", "s.k", "dvs", "d.v.s", "p.g.a", "resp", "tel", "jfr", "o.s.v", "m.fl",
];

/// Returns where the sentences of a text stand, in bytes, without the white space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (start, piece) in text.split_sentence_bound_indices() {
        let lead = piece.len() - piece.trim_start().len();
        let range = start + lead..start + piece.trim_end().len().max(lead);
        if range.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on => last.end = range.end,
            _ => found.push(range.clone()),
        }
        goes_on = ends_in_abbreviation(&text[range]) && !piece.ends_with('\n');
    }
    found
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(before) = sentence.strip_suffix('.') else { return false };
    let last = before.rsplit(|character: char| character.is_whitespace() || character == '(').next();
    last.is_some_and(|last| ABBREVIATIONS.contains(&last.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_at_their_marks_and_at_lines() {
        assert_eq!(cut("Jono kasvaa. Miksi? Emme tiedä!\n– Rivi"), ["Jono kasvaa.", "Miksi?", "Emme tiedä!", "– Rivi"]);
        assert_eq!(cut(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn an_abbreviation_or_an_ordinal_ends_nothing() {
        assert_eq!(cut("Hakemuksia esim. Kelaan tuli 8. luokalta."), ["Hakemuksia esim. Kelaan tuli 8. luokalta."]);
        assert_eq!(cut("Vi ringde bl.a. FPA. Inget svar."), ["Vi ringde bl.a. FPA.", "Inget svar."]);
    }
}
