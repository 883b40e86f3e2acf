//! The sentence of a report that tells most of what its phenomenon is about.

use std::ops::Range;

use crate::text::sentences;

/// A sentence of fewer words is read as one of so many, so that a single word in a short one does not win.
const SHORT: usize = 6;

/// Returns where the sentence stands that has the most telling words for its length: their number divided by the
/// square root of the number of words; the first of equals. `telling` are the places of telling words in the text; one that counts twice stands in it twice.
/// An empty text has none.
pub fn most_telling_sentence(text: &str, telling: &[Range<usize>]) -> Option<Range<usize>> {
    let weight = |sentence: &Range<usize>| {
        let words = text[sentence.clone()].split_whitespace().count().max(SHORT);
        let inside = telling.iter().filter(|word| sentence.start <= word.start && word.end <= sentence.end).count();
        inside as f64 / (words as f64).sqrt()
    };
    let mut best: Option<(f64, Range<usize>)> = None;
    for sentence in sentences(text) {
        let weight = weight(&sentence);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, sentence));
        }
    }
    best.map(|(_, sentence)| sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted<'a>(text: &'a str, words: &[&str]) -> &'a str {
        let telling: Vec<Range<usize>> =
            words.iter().filter_map(|word| text.find(word).map(|start| start..start + word.len())).collect();
        &text[most_telling_sentence(text, &telling).unwrap()]
    }

    #[test]
    fn the_sentence_with_the_most_telling_words_is_quoted() {
        let text = "Kävin aamulla virastossa. Häätö uhkaa vuokravelan takia. Satoi vettä koko päivän.";
        assert_eq!(quoted(text, &["Häätö", "vuokravelan", "virastossa"]), "Häätö uhkaa vuokravelan takia.");
    }

    #[test]
    fn without_telling_words_the_first_sentence_is_quoted() {
        assert_eq!(quoted("Yksi asia. Toinen asia.", &[]), "Yksi asia.");
        assert_eq!(most_telling_sentence(" ", &[]), None);
    }
}
