//! Guesses the base form of a name that the dictionary does not know ("Duffyn" → "duffy").

/// Case endings behind a vowel, the longest first.
const BEHIND_VOWEL: &[&str] = &["ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "n"];
/// Case endings behind a consonant, with the vowel that joins them.
const BEHIND_CONSONANT: &[&str] =
    &["issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille", "iksi", "iin", "in"];

/// Shortest base form that is guessed, in letters.
const SHORTEST: usize = 3;

/// Returns `word`, given in lower case, without the Finnish case it seems to stand in; a word that
/// stands in none comes back as it is.
pub(super) fn base_form(word: &str) -> &str {
    let stripped = |endings: &[&str], behind_vowel: bool| {
        endings.iter().filter_map(|ending| word.strip_suffix(ending)).find(|base| {
            let last = base.chars().next_back();
            base.chars().count() >= SHORTEST && last.is_some_and(|last| is_vowel(last) == behind_vowel)
        })
    };
    stripped(BEHIND_CONSONANT, false).or_else(|| stripped(BEHIND_VOWEL, true)).unwrap_or(word)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyåäöéü".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_taken_off_unknown_names() {
        for (word, base) in [
            ("duffyn", "duffy"),
            ("hammersmithin", "hammersmith"),
            ("rocco", "rocco"),
            ("tamkissa", "tamk"),
            ("attendolle", "attendo"),
            ("campbell", "campbell"),
            ("win", "win"),
        ] {
            assert_eq!(base_form(word), base, "{word}");
        }
    }
}
