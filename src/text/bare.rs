//! Letters without their marks, for those who type without them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a word without the marks on its letters: `häätö` becomes `haato`, `Åbo` becomes `Abo`.
///
/// It only ever stands beside the word itself: in Finnish and Swedish `ä` is a letter of its own.
pub fn bare(word: &str) -> String {
    word.nfd().filter(|character| !is_combining_mark(*character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_letters_stay() {
        assert_eq!((bare("häätö").as_str(), bare("Åbo é ß").as_str()), ("haato", "Abo e ß"));
    }
}
