//! Lists of names, and the inflections under which their names are looked up.

use std::collections::HashSet;
use std::sync::LazyLock;

static FIRST: LazyLock<HashSet<String>> = LazyLock::new(|| list(include_str!("../../../../data/text/first-names.txt")));
static LAST: LazyLock<HashSet<String>> = LazyLock::new(|| list(include_str!("../../../../data/text/last-names.txt")));

/// Finnish case endings that come straight behind a name; what changes inside the name
/// ("Pekka", "Pekan") is Voikko's to know.
const FINNISH_ENDINGS: &[&str] = &[
    "n", "in", "a", "ä", "ia", "iä", "ta", "tä", "ssa", "ssä", "issa", "issä", "sta", "stä", "ista", "istä", "lla",
    "llä", "illa", "illä", "lta", "ltä", "ilta", "iltä", "lle", "ille", "na", "nä", "ina", "inä", "ksi", "iksi", "iin",
    "an", "än", "en", "on", "un", "yn", "ön", "hin", "kin", "nkin", "inkin",
];

/// Ends of Swedish surnames.
const SWEDISH_SURNAME_ENDS: &[&str] = &[
    "sson", "ström", "qvist", "kvist", "lund", "berg", "bergh", "gren", "holm", "blom", "man", "mann", "bäck", "backa",
    "stedt", "dahl", "roos", "roth", "blad", "löf", "sköld", "hjelm", "strand", "vall", "wall", "gård", "sjö", "én",
    "ius", "mark", "lin", "lind", "stam", "krantz", "felt", "näs", "fors", "ell", "grann", "ås", "skog",
];
/// Ends of Slavic surnames.
const SLAVIC_SURNAME_ENDS: &[&str] = &[
    "ov", "ova", "ev", "eva", "jev", "jeva", "enko", "chuk", "tšuk", "skaja", "skaya", "ski", "sky", "skyi", "vich",
    "vitš", "dze", "shvili", "yan", "jan",
];
/// The forms of the commonest Finnish ending of surnames, -nen.
const NEN_FORMS: &[&str] = &[
    "nen", "sen", "sta", "stä", "selle", "sella", "sellä", "selta", "seltä", "sesta", "sestä", "sessa", "sessä",
    "seen", "sten", "sia", "siä", "sille", "silla", "sillä", "silta", "siltä",
];

/// Shortest unlisted surname that its ending may give away, in letters.
const SHORTEST: usize = 6;

fn list(text: &str) -> HashSet<String> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_lowercase).collect()
}

/// Tells whether `word`, in lower case, is a listed given name as it is.
pub(super) fn is_first_exactly(word: &str) -> bool {
    FIRST.contains(word)
}

/// Tells whether `word`, in lower case, is a listed surname as it is.
pub(super) fn is_last_exactly(word: &str) -> bool {
    LAST.contains(word)
}

/// Tells whether `word`, in lower case, is a listed given name, as it is or inflected.
pub(super) fn is_first(word: &str) -> bool {
    forms(word).any(|form| FIRST.contains(form))
}

/// Tells whether `word`, in lower case, is a listed surname, as it is or inflected.
pub(super) fn is_last(word: &str) -> bool {
    forms(word).any(|form| LAST.contains(form))
}

/// Tells whether an unlisted word, in lower case, ends like a surname.
pub(super) fn ends_like_last(word: &str) -> bool {
    let is_finnish = word.chars().count() >= SHORTEST
        && NEN_FORMS.iter().any(|form| {
            word.strip_suffix(form).is_some_and(|stem| stem.ends_with(['i', 'o', 'u', 'y', 'ö', 'a', 'ä', 'e']))
        });
    let ends = || SWEDISH_SURNAME_ENDS.iter().chain(SLAVIC_SURNAME_ENDS);
    is_finnish || forms(word).any(|form| form.chars().count() >= SHORTEST && ends().any(|end| form.ends_with(end)))
}

/// Returns `word` and what is left of it without a Finnish case or the Swedish genitive.
fn forms(word: &str) -> impl Iterator<Item = &str> {
    let stripped = FINNISH_ENDINGS.iter().chain(&["s"]).filter_map(move |ending| word.strip_suffix(ending));
    std::iter::once(word).chain(stripped.filter(|form| form.chars().count() >= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_inflected() {
        for name in ["kalle", "abdirahmanin", "fatimalle", "bengts", "oksanalta", "åsa"] {
            assert!(is_first(name), "{name}");
        }
        assert!(is_last("lindqvistin") && is_last("nguyenille") && !is_last("vuokra"));
    }

    #[test]
    fn endings_give_unlisted_surnames_away() {
        for name in ["torvelainen", "kumpuselle", "rankström", "rankströmin", "hultsson", "bondarchukin"] {
            assert!(ends_like_last(name), "{name}");
        }
        for word in ["kela", "wilma", "instagram", "omakanta"] {
            assert!(!ends_like_last(word), "{word}");
        }
    }
}
