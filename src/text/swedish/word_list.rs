//! The Swedish word list: which words there are and which rules each follows.

use std::collections::HashMap;

use super::affixes::{self, Suffix};

/// Flags of the list (see `data/text/README.md`): a word may begin a compound, stand inside one,
/// end one, or occur in compounds only.
const BEGINS: char = 'X';
const INSIDE: char = 'U';
const ENDS: char = 'Y';
const ONLY_IN_COMPOUNDS: char = 'Z';

/// Endings of words inside compounds and what they are in the word itself.
const LINKED_ENDINGS: &[(&str, &str)] =
    &[("", "a"), ("", "e"), ("o", "a"), ("u", "a"), ("e", "a"), ("s", ""), ("es", "a"), ("s", "a"), ("", "are")];

/// Shortest part of a compound, in letters.
pub(super) const SHORTEST_PART: usize = 3;

/// The word list and its rules.
pub(super) struct WordList {
    /// Words with their flags, sorted by word.
    words: Vec<(&'static str, &'static str)>,
    /// Words of our own with their flags.
    own_words: HashMap<&'static str, &'static str>,
    inflections: Vec<Suffix>,
    links: Vec<Suffix>,
    /// Whole forms and their base forms.
    irregular: HashMap<&'static str, &'static str>,
    /// Endings and what they are in the base form ("städer", "stad").
    irregular_endings: Vec<(&'static str, &'static str)>,
}

impl WordList {
    /// Reads the lists that are compiled in.
    pub(super) fn embedded() -> Self {
        let suffixes = affixes::read(include_str!("../../../data/text/swedish-affixes.aff"));
        let (links, inflections) = suffixes.into_iter().partition(|suffix| suffix.begins_compound);
        let words = include_str!("../../../data/text/swedish-words.dic")
            .lines()
            .map(|line| line.split_once('/').unwrap_or((line, "")))
            .collect();
        let own_words = include_str!("../../../data/text/swedish-own-words.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('/'))
            .collect();
        let (endings, irregular): (Vec<_>, Vec<_>) = include_str!("../../../data/text/swedish-irregular.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .partition(|(form, _)| form.starts_with('-'));
        let irregular_endings = endings.into_iter().map(|(form, base)| (&form[1..], &base[1..])).collect();
        Self { words, own_words, inflections, links, irregular: irregular.into_iter().collect(), irregular_endings }
    }

    /// Returns the flags of `word`, or `None` for a word that is not in the list.
    fn flags(&self, word: &str) -> Option<&'static str> {
        if let Some(flags) = self.own_words.get(word) {
            return Some(flags);
        }
        let at = self.words.partition_point(|(known, _)| *known < word);
        self.words.get(at).filter(|(known, _)| *known == word).map(|(_, flags)| *flags)
    }

    fn has_flag(&self, word: &str, flag: char) -> bool {
        self.flags(word).is_some_and(|flags| flags.contains(flag))
    }

    /// Returns the base forms that `form` can be of, likeliest first.
    pub(super) fn bases(&self, form: &str) -> Vec<String> {
        if let Some(base) = self.irregular.get(form) {
            return vec![(*base).to_owned()];
        }
        for (ending, base_ending) in &self.irregular_endings {
            if let Some(base) = form.strip_suffix(ending).map(|kept| format!("{kept}{base_ending}"))
                && self.flags(&base).is_some()
            {
                return vec![base];
            }
        }
        let mut bases = Vec::new();
        let is_word = self.flags(form).is_some_and(|flags| !flags.contains(ONLY_IN_COMPOUNDS));
        if is_word {
            bases.push(form.to_owned());
        }
        let mut inflected = self.inflected(form);
        // A noun's own base comes before a verb that happens to share the form; the shortest cut
        // is the safest.
        inflected.sort_by_key(|base| std::cmp::Reverse(base.chars().count()));
        for base in inflected {
            if !bases.contains(&base) {
                bases.push(base);
            }
        }
        bases
    }

    fn inflected(&self, form: &str) -> Vec<String> {
        let mut bases = Vec::new();
        for suffix in &self.inflections {
            if let Some(base) = suffix.base_of(form)
                && self.has_flag(&base, suffix.flag)
            {
                bases.push(base);
            }
        }
        bases
    }

    /// Returns the base form of `form` as the last part of a compound.
    pub(super) fn last_part(&self, form: &str) -> Option<String> {
        if form.chars().count() < SHORTEST_PART {
            return None;
        }
        self.bases(form).into_iter().find(|base| self.has_flag(base, ENDS))
    }

    /// Returns the base form of `form` as a part before the last, its link taken off
    /// ("bostads" → "bostad", "kyrko" → "kyrka").
    pub(super) fn head_part(&self, form: &str) -> Option<String> {
        if form.chars().count() < SHORTEST_PART {
            return None;
        }
        let linked = self
            .links
            .iter()
            .filter_map(|link| link.base_of(form).filter(|base| base != form && self.has_flag(base, link.flag)))
            .next();
        if let Some(base) = linked {
            // "skydds" is skydd with its link rather than skydda with a letter lost.
            let plain = form.strip_suffix('s').filter(|plain| self.has_flag(plain, ENDS));
            return Some(plain.map_or_else(|| self.unlinked(&base), str::to_owned));
        }
        let flags = self.flags(form)?;
        let begins = flags.contains([BEGINS, INSIDE])
            || self.links.iter().any(|link| flags.contains(link.flag) && link.base_of(form).as_deref() == Some(form));
        begins.then(|| self.unlinked(form))
    }

    /// Leads a form that stands for another word in compounds ("kyrko", "hyr", "skol") to that word.
    fn unlinked(&self, form: &str) -> String {
        if self.has_flag(form, ENDS) {
            return form.to_owned();
        }
        let unlinked = || {
            LINKED_ENDINGS
                .iter()
                .filter_map(|(link, ending)| form.strip_suffix(link).map(|kept| format!("{kept}{ending}")))
        };
        let stands_alone = |word: &String| self.flags(word).is_some_and(|flags| !flags.contains(ONLY_IN_COMPOUNDS));
        let found = unlinked().find(|word| self.has_flag(word, ENDS)).or_else(|| unlinked().find(stands_alone));
        found.unwrap_or_else(|| form.to_owned())
    }
}
