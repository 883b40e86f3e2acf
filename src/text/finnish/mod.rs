//! Finnish words: Voikko's base forms and compound parts, and Snowball's stems where it knows none.

mod choice;
mod colloquial;
mod guess;
mod reading;
mod voikko;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use rust_stemmers::{Algorithm, Stemmer};

use super::cache::Cache;
pub(crate) use reading::{Class, Reading};

/// Adverbs and postpositions that look like forms of a noun ("aluksi", "päällä").
static ADVERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../../data/text/finnish-adverbs.txt");
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// What is known of a Finnish word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FinnishWord {
    /// Readings, likeliest first; empty for a word that Voikko does not know.
    pub(crate) readings: Vec<Reading>,
    /// Base forms in lower case, likeliest first; empty like the readings.
    pub(crate) bases: Vec<String>,
    /// Base forms of the parts of the likeliest reading; empty for a simple word.
    pub(crate) parts: Vec<String>,
    /// Whether the base form is guessed from the ending of an unknown name.
    pub(crate) is_guess: bool,
}

/// Voikko with a cache of what it said.
#[derive(Debug)]
pub(crate) struct Finnish {
    cache: Cache<FinnishWord>,
}

impl Finnish {
    pub(crate) fn new() -> Self {
        Self { cache: Cache::new() }
    }

    pub(crate) fn has_voikko(&self) -> bool {
        voikko::is_installed()
    }

    pub(crate) fn voikko_version(&self) -> Option<String> {
        self.has_voikko().then(voikko::version)
    }

    /// Returns what is known of `word` as it was written.
    pub(crate) fn look_up(&self, word: &str) -> Arc<FinnishWord> {
        self.cache.get_or(word, || look_up(word))
    }

    /// Tells whether Voikko knows `word` as it was written (spoken forms are not tried).
    pub(crate) fn knows(&self, word: &str) -> bool {
        !self.look_up(word).readings.is_empty()
    }
}

/// Looks a word up as written, then without its case colon, in lower case, by the last part of a
/// hyphenated word, and as the written form of a spoken one.
fn look_up(word: &str) -> FinnishWord {
    let mut readings = voikko::readings(word);
    let lower = word.to_lowercase();
    if readings.is_empty() && lower != word {
        readings = voikko::readings(&lower);
    }
    if !readings.is_empty() {
        return FinnishWord::from_readings(readings, word);
    }
    if let Some((head, _)) = lower.split_once(':') {
        return FinnishWord { bases: vec![head.to_owned()], ..FinnishWord::default() };
    }
    if let Some((head, last)) = lower.rsplit_once('-') {
        return hyphenated(head, last);
    }
    let spoken =
        colloquial::written_forms(&lower).map(|form| voikko::readings(&form)).find(|readings| !readings.is_empty());
    match spoken {
        Some(readings) => FinnishWord { readings: Vec::new(), ..FinnishWord::from_readings(readings, word) },
        // Without the dictionary nothing tells a name from a word at the start of a sentence.
        None if lower != word && voikko::is_installed() => FinnishWord {
            bases: vec![guess::base_form(&lower).to_owned(), stem(&lower)],
            is_guess: true,
            ..FinnishWord::default()
        },
        None => FinnishWord::default(),
    }
}

/// A hyphenated word that Voikko does not know as a whole ("sote-keskuksessa") takes its base form
/// from its last part.
fn hyphenated(head: &str, last: &str) -> FinnishWord {
    let tail = look_up(last);
    let base = tail.bases.first().cloned().unwrap_or_else(|| stem(last));
    let mut parts: Vec<String> = head
        .split('-')
        .filter(|part| !part.is_empty())
        .map(|part| look_up(part).bases.first().cloned().unwrap_or_else(|| part.to_owned()))
        .collect();
    if tail.parts.is_empty() {
        parts.push(base.clone());
    } else {
        parts.extend(tail.parts);
    }
    FinnishWord { bases: vec![format!("{head}-{base}")], parts, ..FinnishWord::default() }
}

impl FinnishWord {
    fn from_readings(mut readings: Vec<Reading>, word: &str) -> Self {
        choice::likeliest_first(&mut readings, word);
        let lower = word.to_lowercase();
        let mut bases: Vec<String> = Vec::new();
        if ADVERBS.contains(lower.as_str()) {
            bases.push(lower);
        }
        for reading in &readings {
            for base in std::iter::once(&reading.base).chain(&reading.other_bases) {
                let base = base.to_lowercase();
                if !bases.contains(&base) {
                    bases.push(base);
                }
            }
        }
        let parts = readings.first().map(|reading| reading.parts.clone()).unwrap_or_default();
        Self { readings, bases, parts, is_guess: false }
    }
}

/// Returns the Snowball stem of `word`, given in lower case; a case colon and what follows is left out.
pub(crate) fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Finnish));
    STEMMER.stem(word.split(':').next().unwrap_or(word)).into_owned()
}
