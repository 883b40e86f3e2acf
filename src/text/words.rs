//! Cuts a text into words with their places in it.

use unicode_normalization::char::is_combining_mark;

/// A word and where it stands in the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Cuts `text` into words.
///
/// A hyphen, apostrophe or case colon between letters stays inside its word ("perhe-elämä",
/// "THL:n"); between two digits it parts them ("12-14").
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].1.is_alphanumeric() {
            at += 1;
            continue;
        }
        let first = at;
        while at < characters.len() && belongs(&characters, at) {
            at += 1;
        }
        let start = characters[first].0;
        let end = characters.get(at).map_or(text.len(), |(offset, _)| *offset);
        found.push(Word { text: &text[start..end], start, end });
    }
    found
}

/// Tells whether the character at `at` (never a word's first) goes on with the word before it.
fn belongs(characters: &[(usize, char)], at: usize) -> bool {
    let character = characters[at].1;
    if character.is_alphanumeric() || is_combining_mark(character) {
        return true;
    }
    let Some(before) = at.checked_sub(1).map(|index| characters[index].1) else { return false };
    let Some(after) = characters.get(at + 1).map(|(_, next)| *next) else { return false };
    let inside = (before.is_alphanumeric() || is_combining_mark(before)) && after.is_alphanumeric();
    match character {
        '-' | '\u{2010}' | '\u{2011}' => inside && (before.is_alphabetic() || after.is_alphabetic()),
        '\'' | '\u{2019}' => inside && before.is_alphabetic() && after.is_alphabetic(),
        ':' => inside && after.is_lowercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| word.text).collect()
    }

    #[test]
    fn hyphens_apostrophes_and_case_colons_stay_inside() {
        assert_eq!(texts("Perhe-elämä, THL:n vaa'an 15-vuotias"), ["Perhe-elämä", "THL:n", "vaa'an", "15-vuotias"]);
        assert_eq!(texts("huom: klo 12:30, 12-14 (ma-)"), ["huom", "klo", "12", "30", "12", "14", "ma"]);
    }

    #[test]
    fn offsets_are_right_beside_emoji_and_combining_marks() {
        let text = "👩‍👧 a\u{308}iti Åbo";
        let found = words(text);
        assert_eq!(found.len(), 2);
        for word in found {
            assert_eq!(&text[word.start..word.end], word.text);
        }
    }
}
