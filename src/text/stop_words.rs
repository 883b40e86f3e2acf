//! Words that carry little meaning of their own, from our lists in `data/text`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Language;

static FINNISH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("../../data/text/stop-words-fi.txt")));
static SWEDISH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("../../data/text/stop-words-sv.txt")));

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// Tells whether `word`, in lower case, is a function word of `language`; no word of another
/// language is.
pub(crate) fn is_stop_word(word: &str, language: Language) -> bool {
    match language {
        Language::Fi => FINNISH.contains(word),
        Language::Sv => SWEDISH.contains(word),
        Language::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_function_words_of_their_own_language_only() {
        assert!(is_stop_word("että", Language::Fi));
        assert!(is_stop_word("och", Language::Sv));
        assert!(!is_stop_word("och", Language::Fi));
        assert!(!is_stop_word("vuokra", Language::Fi));
        assert!(!is_stop_word("och", Language::Other));
    }
}
