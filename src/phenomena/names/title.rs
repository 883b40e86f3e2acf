//! Makes a title of matters: two or three terms, joined as a person would.

use super::matters::{FIRST_TERMS, Matter};
use crate::phenomena::prepare::Preparer;
use crate::text::Language;

/// How many terms a title has at most.
const MOST: usize = 3;

/// How telling the second and the third term must be, as a share of the first.
const LEAST_SHARES: [f64; 2] = [0.15, 0.4];

/// Two matters that were found by the same words to this share are one.
const SAME: f64 = 0.5;

/// Words that begin with this many same letters say too much alike.
const SAME_BEGINNING: usize = 5;

/// Makes a title of matters, most telling first; empty without any.
pub(super) fn title(matters: &[Matter], language: Language, preparer: &Preparer) -> String {
    let mut chosen: Vec<(&Matter, String)> = Vec::new();
    for matter in matters {
        let least = match (chosen.len(), chosen.first()) {
            (MOST.., _) => break,
            (taken, Some((first, _))) => LEAST_SHARES[taken - 1] * first.weight,
            (_, None) => 0.0,
        };
        if matter.weight < least {
            break;
        }
        let Some(term) = term(matter, language, preparer) else { continue };
        let repeats = |(known, said): &(&Matter, String)| {
            is_same(known, matter, preparer) || says_alike(said, &term, language, preparer)
        };
        if !chosen.iter().any(repeats) {
            chosen.push((matter, term));
        }
    }
    let terms: Vec<String> = chosen.into_iter().map(|(_, term)| term).collect();
    capitalised(&joined(&terms, language))
}

/// Returns what a matter is called: by the word that the reports have, else by the first of the concept's terms that
/// names something. A word of the other language alone has no name here.
pub(super) fn term(matter: &Matter, language: Language, preparer: &Preparer) -> Option<String> {
    if let Some(word) = matter.words.get(&language) {
        // The vocabulary knows which letters are capitals.
        let written = matter.concept.and_then(|id| {
            let terms = preparer.concepts().concept(id).terms(language).iter();
            terms.take(FIRST_TERMS).find(|term| term.to_lowercase() == *word)
        });
        return Some(written.unwrap_or(word).clone());
    }
    let terms = preparer.concepts().concept(matter.concept?).terms(language);
    terms.iter().take(FIRST_TERMS).find(|term| preparer.analyser().names_something(term, language)).cloned()
}

/// Tells whether a matter is the broader of two, or was found by the same words as another.
fn is_same(known: &Matter, matter: &Matter, preparer: &Preparer) -> bool {
    let (Some(known_id), Some(id)) = (known.concept, matter.concept) else { return false };
    let all: f64 = matter.keys.values().sum();
    let common: f64 = matter.keys.iter().filter_map(|(key, value)| Some(value.min(*known.keys.get(key)?))).sum();
    preparer.concepts().concept(known_id).broader.contains(&id) || (all > 0.0 && common >= SAME * all)
}

/// Tells whether two terms share a word, a part of a compound, or the beginning.
fn says_alike(one: &str, other: &str, language: Language, preparer: &Preparer) -> bool {
    let pieces = |term: &str| -> Vec<String> {
        let tokens = preparer.analyser().analyse(term, language).into_iter();
        tokens.flat_map(|token| token.parts.into_iter().chain(token.bases).chain([token.folded])).collect()
    };
    let theirs = pieces(other);
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let beginning = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    pieces(&one).iter().any(|piece| theirs.contains(piece))
        || beginning >= SAME_BEGINNING
        || one.contains(&other)
        || other.contains(&one)
}

/// Joins terms: "a", "a ja b", "a, b ja c".
fn joined(terms: &[String], language: Language) -> String {
    let and = if language == Language::Sv { "och" } else { "ja" };
    match terms {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn matter(word: &str, weight: f64) -> Matter {
        let words = BTreeMap::from([(Language::Sv, word.to_owned())]);
        Matter { concept: None, words, weight, surety: 1.0, keys: BTreeMap::new() }
    }

    fn titled(matters: &[Matter]) -> String {
        title(matters, Language::Sv, &Preparer::standard().unwrap())
    }

    #[test]
    fn terms_are_joined_as_a_person_would() {
        let all = [matter("bankkod", 9.0), matter("vräkning", 8.0), matter("kö", 7.0), matter("hund", 6.0)];
        assert_eq!(titled(&all), "Bankkod, vräkning och kö");
        assert_eq!(titled(&all[..2]), "Bankkod och vräkning");
        assert_eq!(titled(&[]), "");
    }

    #[test]
    fn what_says_the_same_again_or_tells_little_is_left_out() {
        let all = [matter("hyresskuld", 9.0), matter("hyra", 8.0), matter("vräkning", 1.0)];
        assert_eq!(titled(&all), "Hyresskuld");
    }

    #[test]
    fn a_word_of_the_other_language_has_no_name_here() {
        let preparer = Preparer::standard().unwrap();
        assert_eq!(title(&[matter("bankkod", 9.0)], Language::Fi, &preparer), "");
    }
}
