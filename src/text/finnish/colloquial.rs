//! Written forms of spoken Finnish endings, tried only for words that the dictionary does not know.

/// Spoken endings and the written ones they stand for, the commonest first: long final vowels
/// ("maitoo" for "maitoa"), worn-off final vowels ("kolmosest", "kotoon") and imperfects ("sano").
const ENDINGS: &[(&str, &[&str])] = &[
    ("oo", &["oa", "aa"]),
    ("öö", &["öä"]),
    ("uu", &["ua"]),
    ("yy", &["yä"]),
    ("ii", &["ia", "iä"]),
    ("ee", &["ea", "eä", "ee"]),
    ("st", &["sta", "stä"]),
    ("ss", &["ssa", "ssä"]),
    ("lt", &["lta", "ltä"]),
    ("ll", &["lla", "llä", "lle"]),
    ("ks", &["ksi"]),
    ("jät", &["jät", "ät"]),
    ("o", &["oi"]),
    ("ö", &["öi"]),
    ("s", &["si"]),
    ("n", &["nsa", "nsä"]),
    ("l", &["lla", "llä", "lle"]),
];

/// Shortest spoken word that is tried, in letters; shorter ones fit everything.
const SHORTEST: usize = 4;

/// Returns the written forms that `word`, given in lower case, may stand for, likeliest first.
pub(super) fn written_forms(word: &str) -> impl Iterator<Item = String> {
    let endings = if word.chars().count() < SHORTEST { &[][..] } else { ENDINGS };
    endings
        .iter()
        .filter_map(move |(spoken, written)| word.strip_suffix(spoken).map(|kept| (kept, *written)))
        .flat_map(|(kept, written)| written.iter().map(move |ending| format!("{kept}{ending}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_endings_are_led_to_written_ones() {
        let forms = |word: &str| written_forms(word).collect::<Vec<_>>();
        assert!(forms("maitoo").contains(&"maitoa".to_owned()));
        assert!(forms("kolmosest").contains(&"kolmosesta".to_owned()));
        assert!(forms("kaupas").is_empty() || forms("kaupas").contains(&"kaupasi".to_owned()));
        assert!(forms("oo").is_empty());
    }
}
