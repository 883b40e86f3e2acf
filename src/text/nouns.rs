//! Tells which words can stand in a title by themselves.

use super::finnish::Class;
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

    /// Tells whether a Swedish base form is a verb: its past tense in -de leads back to it ("köade").
    pub fn is_swedish_verb(&self, base: &str) -> bool {
        base.ends_with('a')
            && self.swedish.look_up(&format!("{base}de")).bases.first().is_some_and(|found| found == base)
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
        }
    }
}
