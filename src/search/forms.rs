//! Every form by which one word of a query may be met.

use std::collections::BTreeSet;

use super::lexicon::{Lexicon, QUERY_LANGUAGES};
use crate::text::{Token, bare};

/// How well a word of a text meets one that was asked for when it is one of another way to say it.
const SYNONYM_STRENGTH: f32 = 0.3;

/// The forms of a word of a query.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    /// Where the word begins in the query's running text, in bytes.
    pub start: usize,
    /// The word in lower case.
    pub surface: String,
    /// Its base forms in either language.
    pub bases: BTreeSet<String>,
    /// Base forms of its parts, where it is a compound.
    pub parts: BTreeSet<String>,
    /// Its stems in either language.
    pub stems: BTreeSet<String>,
    /// Its forms without the marks on letters, where it is looked for by them.
    pub bares: BTreeSet<String>,
    /// Words that are spelt nearly like it, where it is looked for by them.
    pub near: BTreeSet<String>,
    /// Other ways to say it: for each word of each the keys, any of which will do.
    pub synonyms: Vec<Synonym>,
    /// Whether it carries little meaning in either language.
    pub is_stop_word: bool,
    /// Whether it is a rare word that nothing but itself can tell of.
    pub is_rare: bool,
}

/// Another way to say what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Synonym {
    /// For each of its words the keys, any of which will do.
    pub words: Vec<Vec<String>>,
    /// Whether people here said that it means the same.
    pub is_own: bool,
}

impl Forms {
    /// Returns the forms of each word of a text, in order.
    pub(super) fn of(text: &str, lexicon: &Lexicon) -> Vec<Self> {
        let mut words: Vec<Self> = Vec::new();
        let analyser = lexicon.analyser();
        for token in QUERY_LANGUAGES.into_iter().flat_map(|language| analyser.analyse(text, language)) {
            let index = words.iter().position(|forms| forms.start == token.start).unwrap_or(words.len());
            if index == words.len() {
                words.push(Self { start: token.start, surface: token.folded.clone(), ..Self::default() });
            }
            words[index].add(token);
        }
        words.sort_by_key(|forms| forms.start);
        words
    }

    fn add(&mut self, token: Token) {
        self.bases.extend(token.bases);
        self.parts.extend(token.parts);
        self.stems.insert(token.stem);
        self.is_stop_word |= token.is_stop_word;
    }

    /// Returns its own forms without the marks on letters.
    pub(super) fn bared(&self) -> BTreeSet<String> {
        self.bases.iter().chain(&self.stems).chain([&self.surface]).map(|form| bare(form)).collect()
    }

    /// Tells how well a word of a text meets it, from 0, not at all, to 1, as typed.
    pub(super) fn strength(&self, token: &Token) -> f32 {
        if token.folded == self.surface {
            return 1.0;
        }
        if self.stems.contains(&token.stem) || token.bases.iter().any(|base| self.bases.contains(base)) {
            return 0.9;
        }
        let is_near = |form: &String| self.near.contains(form) || self.bares.contains(&bare(form));
        if is_near(&token.folded) || is_near(&token.stem) || token.bases.iter().any(is_near) {
            return 0.8;
        }
        if token.parts.iter().any(|part| self.bases.contains(part)) {
            return 0.7;
        }
        let meets_part = |form: &String| self.parts.contains(form);
        if token.bases.iter().any(meets_part) || token.parts.iter().any(meets_part) { 0.4 } else { 0.0 }
    }

    /// Returns how many of the tokens from the first on say the same in another way, with its strength.
    pub(super) fn said_otherwise(&self, tokens: &[Token]) -> Option<(usize, f32)> {
        let says = |synonym: &&Synonym| {
            let said = synonym.words.iter().zip(tokens).filter(|(keys, token)| has_key(token, keys)).count();
            !synonym.words.is_empty() && said == synonym.words.len()
        };
        let longest = self.synonyms.iter().filter(says).map(|synonym| synonym.words.len()).max()?;
        Some((longest, SYNONYM_STRENGTH))
    }
}

/// Tells whether a word of a text is met by one of the keys.
fn has_key(token: &Token, keys: &[String]) -> bool {
    let mut forms = token.bases.iter().chain(&token.parts).chain([&token.folded, &token.stem]);
    forms.any(|form| keys.contains(form))
}
