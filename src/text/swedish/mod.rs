//! Swedish words: base forms, compound parts and stems.

mod affixes;
mod compound;
mod word_list;

use std::sync::{Arc, LazyLock};

use rust_stemmers::{Algorithm, Stemmer};

use super::cache::Cache;
use word_list::WordList;

static WORDS: LazyLock<WordList> = LazyLock::new(WordList::embedded);

/// What is known of a Swedish word in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SwedishWord {
    /// Base forms, likeliest first; empty for a word that the list does not explain.
    pub(crate) bases: Vec<String>,
    /// Base forms of a compound's parts; empty for a simple word.
    pub(crate) parts: Vec<String>,
}

/// The Swedish word list with its inflection and compounding rules, and a cache.
#[derive(Debug)]
pub(crate) struct Swedish {
    cache: Cache<SwedishWord>,
}

impl Swedish {
    pub(crate) fn new() -> Self {
        Self { cache: Cache::new() }
    }

    /// Returns the base forms and parts of `word`, given in lower case.
    pub(crate) fn look_up(&self, word: &str) -> Arc<SwedishWord> {
        self.cache.get_or(word, || look_up(word))
    }

    /// Tells whether the word list explains `word`, given in lower case.
    pub(crate) fn knows(&self, word: &str) -> bool {
        !self.look_up(word).bases.is_empty()
    }
}

fn look_up(word: &str) -> SwedishWord {
    let word = word.split(':').next().unwrap_or(word);
    let segments: Vec<&str> = word.split('-').filter(|segment| !segment.is_empty()).collect();
    let Some((last, heads)) = segments.split_last() else { return SwedishWord::default() };
    let mut bases = WORDS.bases(last);
    let inner = compound::split(&WORDS, last);
    if bases.is_empty()
        && let Some(split) = &inner
    {
        bases.push(split.base.clone());
    }
    let mut parts: Vec<String> = Vec::new();
    for head in heads {
        parts.push(WORDS.bases(head).into_iter().next().unwrap_or_else(|| (*head).to_owned()));
    }
    match inner {
        Some(split) => parts.extend(split.parts),
        None if !heads.is_empty() => parts.push(bases.first().cloned().unwrap_or_else(|| stem(last))),
        None => {}
    }
    if !heads.is_empty() {
        let head = heads.join("-");
        for base in &mut bases {
            *base = format!("{head}-{base}");
        }
    }
    SwedishWord { bases, parts }
}

/// Returns the Snowball stem of `word`, given in lower case.
pub(crate) fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Swedish));
    STEMMER.stem(word.split(':').next().unwrap_or(word)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(word: &str) -> String {
        look_up(word).bases.first().cloned().unwrap_or_default()
    }

    #[test]
    fn inflected_words_are_led_to_their_base_form() {
        for (word, expected) in [
            ("barnen", "barn"),
            ("hyrorna", "hyra"),
            ("bostäder", "bostad"),
            ("fick", "få"),
            ("kommunens", "kommun"),
            ("fattiga", "fattig"),
            ("väntade", "vänta"),
            ("klienternas", "klient"),
            ("sjukhusen", "sjukhus"),
        ] {
            assert_eq!(base(word), expected, "{word}");
        }
    }

    #[test]
    fn compounds_are_split_with_their_links() {
        for (word, expected) in [
            ("hyresskulder", &["hyra", "skuld"][..]),
            ("bostadsbidraget", &["bostad", "bidrag"]),
            ("barnskyddsanmälan", &["barn", "skydd", "anmälan"]),
            ("skolbarnen", &["skola", "barn"]),
            ("kyrkogården", &["kyrka", "gård"]),
            ("missbrukarvården", &["missbrukare", "vård"]),
            ("sote-centralen", &["sote", "central"]),
        ] {
            assert_eq!(look_up(word).parts, expected, "{word}");
        }
    }

    #[test]
    fn the_word_list_is_sorted_as_it_is_searched() {
        let words = include_str!("../../../data/text/swedish-words.dic").lines().map(|line| line.split('/').next());
        assert!(words.is_sorted());
    }

    #[test]
    fn simple_words_are_left_whole() {
        for word in ["barnen", "ansvar", "kommunen", "sjuk", "familjen", "säger", "hemma", "ingen"] {
            assert!(look_up(word).parts.is_empty(), "{word}: {:?}", look_up(word).parts);
        }
    }
}
