//! Tells which words can stand in a title by themselves.

use super::finnish::{Class, Reading};
use super::{Analyser, Language};

/// The shortest noun that may stand in a title, in characters.
const SHORTEST: usize = 3;

impl Analyser {
    /// Tells whether a base form is a noun as far as is known: in Finnish by Voikko; a Swedish word comes without
    /// its kind, so compounds alone count, which are hardly ever verbs.
    pub fn is_noun(&self, base: &str, language: Language) -> bool {
        let is_word =
            base.chars().count() >= SHORTEST && base.chars().all(|letter| letter.is_alphabetic() || letter == '-');
        is_word
            && match language {
                Language::Fi => {
                    let known = self.finnish.look_up(base);
                    known.readings.first().is_some_and(|first| first.class == Class::Noun && first.base == base)
                }
                Language::Sv => !self.swedish.look_up(base).parts.is_empty(),
                Language::Other => false,
            }
    }

    /// Tells whether a term of the vocabulary names something, as a title must: in Finnish its last word is a
    /// nominative ("rahat loppu ennen tilipäivää" is none); in Swedish its first word is no verb.
    pub fn names_something(&self, term: &str, language: Language) -> bool {
        let mut words = term.split(' ');
        match language {
            Language::Sv => words.next().is_none_or(|first| !self.is_swedish_verb(&first.to_lowercase())),
            Language::Fi | Language::Other => words.next_back().is_none_or(|last| {
                let readings = &self.finnish.look_up(last).readings;
                let is_nominative = |reading: &Reading| {
                    reading.case.as_deref() == Some("nimento")
                        && (reading.is_name() || matches!(reading.class, Class::Noun | Class::Adjective))
                };
                // Nothing is known of names of things and services: they name something.
                readings.is_empty() || readings.iter().any(is_nominative)
            }),
        }
    }

    /// Tells whether a Swedish base form is a verb alone: its past tense in -de leads back to it ("köade"), and no
    /// definite form in -n does ("skolan").
    pub fn is_swedish_verb(&self, base: &str) -> bool {
        let leads_back = |ending: &str| {
            let form = format!("{base}{ending}");
            self.swedish.look_up(&form).bases.first().is_some_and(|found| found == base)
        };
        base.ends_with('a') && leads_back("de") && !leads_back("n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_told_from_verbs_and_fragments() {
        let analyser = Analyser::new();
        assert!(analyser.is_noun("hyresskuld", Language::Sv));
        assert!(!analyser.is_noun("vänta", Language::Sv));
        assert!(analyser.is_swedish_verb("köa") && !analyser.is_swedish_verb("skola"));
        if analyser.has_voikko() {
            assert!(analyser.is_noun("vuokravelka", Language::Fi));
            assert!(!analyser.is_noun("maksaa", Language::Fi));
            assert!(!analyser.is_noun("uusi", Language::Fi));
            assert!(!analyser.is_noun("äö", Language::Fi));
            let names = |term| analyser.names_something(term, Language::Fi);
            assert!(names("lapsiperheiden kotipalvelu") && names("työtön") && names("OmaKela"));
            assert!(!names("sijoitettiin kauas") && !names("rahat loppu ennen tilipäivää"));
        }
    }
}
