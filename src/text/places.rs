//! Takes the names of places and of their organisations out of a text, so that grouping does not
//! see them: a municipality is not a phenomenon.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::finnish::{Class, FinnishWord};
use super::words::{Word, words};
use super::{Analyser, Language};

/// Names of municipalities, counties and county organisations, in lower case, in both languages.
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let municipalities = include_str!("../../data/reference/municipalities.tsv");
    let names = municipalities.lines().skip(1).flat_map(|line| line.split('\t').skip(1).take(2));
    let others = include_str!("../../data/text/place-names.txt").lines().filter(|line| !line.starts_with('#'));
    names.chain(others).map(str::to_lowercase).filter(|name| !name.is_empty()).collect()
});

impl Analyser {
    /// Returns `text`, written in `language`, without the names of places and of county
    /// organisations.
    ///
    /// A name that is a common word too (Lahti, Salo, Ingå) is taken out only where it is
    /// capitalised inside a sentence.
    pub fn without_places(&self, text: &str, language: Language) -> String {
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        let mut begins_sentence = true;
        let mut last_end = 0;
        for word in words(text) {
            begins_sentence |= ends_sentence(&text[last_end..word.start]);
            last_end = word.end;
            if self.is_place(&word, begins_sentence, language) {
                out.push_str(&text[copied..word.start]);
                copied = word.end;
                // The space behind goes with the word.
                if text[copied..].starts_with(' ') && (out.is_empty() || out.ends_with([' ', '\n'])) {
                    copied += 1;
                }
            }
            begins_sentence = false;
        }
        out.push_str(&text[copied..]);
        out
    }

    fn is_place(&self, word: &Word<'_>, begins_sentence: bool, language: Language) -> bool {
        if !word.text.chars().next().is_some_and(char::is_uppercase) {
            return false;
        }
        match language {
            Language::Sv => {
                let lower = word.text.to_lowercase();
                let name = lower.split(':').next().unwrap_or(&lower);
                let is_name = is_listed(name) || name.strip_suffix('s').is_some_and(is_listed);
                is_name && !(begins_sentence && self.swedish.knows(name))
            }
            Language::Fi | Language::Other => {
                is_finnish_place(&self.finnish.look_up(word.text), word.text, begins_sentence)
            }
        }
    }
}

fn is_finnish_place(known: &FinnishWord, word: &str, begins_sentence: bool) -> bool {
    if known.readings.is_empty() {
        return known.bases.iter().any(|base| is_listed(base)) || is_listed(&word.to_lowercase());
    }
    let is_place = |base: &str, class: Class| class == Class::Place || is_listed(&base.to_lowercase());
    let has_place = known.readings.iter().any(|reading| is_place(&reading.base, reading.class));
    let is_listed_place = known.bases.iter().any(|base| is_listed(base));
    let means_else = known.readings.iter().any(|reading| !reading.is_name());
    let can_be_person = known.readings.iter().any(|reading| reading.is_person());
    has_place && if means_else || can_be_person { is_listed_place && !begins_sentence } else { true }
}

pub(super) fn is_listed(name: &str) -> bool {
    NAMES.contains(name)
}

/// Tells whether what stands between two words ends a sentence.
pub(super) fn ends_sentence(between: &str) -> bool {
    between.contains(['.', '!', '?', '\n', ':', '•', '"', '”', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_in_both_languages() {
        let analyser = Analyser::new();
        let fi = |text| analyser.without_places(text, Language::Fi);
        let sv = |text| analyser.without_places(text, Language::Sv);
        assert_eq!(sv("Köerna i Borgå och Åbos tjänster"), "Köerna i och tjänster");
        assert_eq!(sv("FPA svarar inte i Ingå"), "FPA svarar inte i ");
        assert_eq!(sv("Ingå ett avtal"), "Ingå ett avtal");
        if analyser.has_voikko() {
            assert_eq!(fi("Asunnottomuus kasvaa Kouvolassa ja Lahdessa."), "Asunnottomuus kasvaa ja .");
            assert_eq!(fi("Kela ei vastaa. Helsingin jonot ovat pitkät."), "Kela ei vastaa. jonot ovat pitkät.");
            assert_eq!(fi("Lahti on jäässä, salo on tiheä"), "Lahti on jäässä, salo on tiheä");
        }
    }

    #[test]
    fn a_text_without_places_stays_as_it_is() {
        let text = "Ei  yhtään 👩‍👧 paikkaa,\n\nei mitään.";
        assert_eq!(Analyser::new().without_places(text, Language::Fi), text);
    }
}
