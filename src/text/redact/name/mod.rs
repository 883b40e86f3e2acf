//! Names of persons, in inflected Finnish and in Swedish.
//!
//! Capitalised words that stand together are read as a run; what each of them can be (Voikko's name
//! classes, our lists, the endings of surnames) and what stands around them decides. A word that is
//! a name and something else ("Suvi", "Toivo", "Sten") needs a reason to be taken for a name.

mod cues;
mod lists;
mod sense;

use std::ops::Range;

use crate::text::places::ends_sentence;
use crate::text::words::{Word, words};
use crate::text::{Analyser, Language};
use sense::{Sense, sense};

/// Small words inside a name ("Carl von Essen").
const CONNECTING: &[&str] = &["von", "af", "de", "van", "der", "al", "el", "bin", "da", "di"];
/// Swedish words that a place follows more often than a person.
const PREPOSITIONS: &[&str] = &["i", "på", "från", "till", "vid", "kring", "kommun", "stad", "centrum", "och"];
/// Ends of Finnish words that tell where, from where or to where.
const LOCAL_ENDS: &[&str] = &["ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle"];
/// Longest word in capitals that is taken for an abbreviation.
const LONGEST_ABBREVIATION: usize = 5;

/// Finds names of persons in `text`, written in `language`.
pub(super) fn find(text: &str, language: Language, analyser: &Analyser) -> Vec<Range<usize>> {
    let reader = Reader { text, words: words(text), language, analyser };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.words.len() {
        match reader.name_at(at) {
            Some(next) => {
                found.push(reader.range(at, next));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// A text and its words, read for names.
struct Reader<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    language: Language,
    analyser: &'a Analyser,
}

impl Reader<'_> {
    /// Returns the word behind the name that begins with word `at`, if one does.
    fn name_at(&self, at: usize) -> Option<usize> {
        if !self.is_capitalised(at) {
            return self.is_small_first_name(at).then_some(at + 1);
        }
        if self.is_initial(at) {
            let next = self.sense_of(at + 1).filter(|_| self.follows_initial(at + 1) && self.is_capitalised(at + 1))?;
            return (next.last || next.first || next.is_unknown()).then(|| self.end_of_name(at + 1));
        }
        let sense = self.sense_of(at)?;
        let end = if sense.first || sense.last || sense.is_unknown() { self.end_of_name(at) } else { at + 1 };
        self.is_name(at, end, sense).then_some(end)
    }

    /// Decides whether the words from `at` to before `end`, the first of them having `sense`, are a name.
    fn is_name(&self, at: usize, end: usize, sense: Sense) -> bool {
        let before = self.before(at);
        if before.is_some_and(cues::is_institution)
            || self.behind(end).is_some_and(cues::is_namesake)
            || self.names_organisation(end)
            || self.is_district(at, end)
        {
            return false;
        }
        let has_role = before.is_some_and(|word| cues::is_role(word, self.language, self.analyser));
        let senses: Vec<Sense> = (at..end).filter_map(|index| self.sense_of(index)).collect();
        let has_first = senses.iter().any(|sense| sense.first);
        let has_last = senses.iter().any(|sense| sense.last);
        if end - at > 1 {
            let all_unknown = senses.iter().all(|sense| sense.is_unknown() || sense.last);
            return has_first || all_unknown && (has_last || has_role || self.are_foreign_words(at, end));
        }
        if self.is_abbreviation(at) {
            return false;
        }
        let inside = !self.begins_sentence(at);
        if sense.place && !has_role && before.is_some_and(|word| PREPOSITIONS.contains(&word.to_lowercase().as_str())) {
            return false;
        }
        if sense.is_sure() {
            return true;
        }
        let done_by_person =
            || self.behind(end).is_some_and(|word| cues::is_done_by_person(word, self.language, self.analyser));
        if sense.first {
            return has_role || inside && !(sense.place && sense.local) || done_by_person() && !sense.place;
        }
        if sense.last {
            let by_person = (done_by_person() && !sense.town) || self.behind(end).is_some_and(cues::is_at_persons);
            return has_role && !sense.local || inside && (!sense.place || by_person);
        }
        sense.is_unknown() && has_role && inside
    }

    /// Part of a town, by the town's genitive before it ("Helsingin Kalliossa", "Lahden Launeella").
    fn is_district(&self, at: usize, end: usize) -> bool {
        let town = match end - at {
            1 if at > 0 && self.adjoins(at) => at - 1,
            2 => at,
            _ => return false,
        };
        let is_town = self.sense_of(town).is_some_and(|sense| sense.town) && self.words[town].text.ends_with('n');
        let last = self.words[end - 1].text;
        self.language != Language::Sv && is_town && LOCAL_ENDS.iter().any(|local| last.ends_with(local))
    }

    /// Returns the end of the name that begins with word `at`: initials, connecting words and
    /// further names go with it, a place that tells where does not.
    fn end_of_name(&self, at: usize) -> usize {
        let mut end = at + 1;
        let starts_as = self.sense_of(at).unwrap_or_default();
        while end < self.words.len() && self.adjoins(end) {
            let word = self.words[end].text;
            if CONNECTING.contains(&word)
                && end + 1 < self.words.len()
                && self.adjoins(end + 1)
                && self.is_capitalised(end + 1)
            {
                end += 2;
                continue;
            }
            if !self.is_capitalised(end) {
                break;
            }
            if self.is_initial(end) {
                end += 1;
                continue;
            }
            let Some(sense) = self.sense_of(end) else { break };
            // Behind a given name nearly anything can be a surname ("Tuulikki Harjavalta").
            let fits = if starts_as.first {
                !sense.local || sense.last
            } else {
                sense.first || sense.last || sense.is_unknown()
            };
            if !fits {
                break;
            }
            end += 1;
        }
        end
    }

    /// A name in small letters counts where a word announces a person ("kaveri jere").
    fn is_small_first_name(&self, at: usize) -> bool {
        let word = self.words[at].text;
        let known = self.analyser.finnish.look_up(word);
        let is_only_name = match self.language {
            Language::Sv => !self.analyser.swedish.knows(word),
            Language::Fi | Language::Other => known.readings.iter().all(|reading| reading.is_name()),
        };
        is_only_name
            && word.chars().count() >= 4
            && word.chars().all(char::is_lowercase)
            && lists::is_first(word)
            && self.before(at).is_some_and(|before| cues::is_role(before, self.language, self.analyser))
    }

    /// Words that neither language knows and that are not a brand in capitals or digits.
    fn are_foreign_words(&self, at: usize, end: usize) -> bool {
        (at..end).all(|index| {
            let word = self.words[index].text;
            let lower = word.to_lowercase();
            word.chars().all(|character| character.is_alphabetic() || character == '-')
                && word.chars().skip(1).all(|character| !character.is_uppercase() || word.contains('-'))
                && word.chars().count() >= 3
                && !self.analyser.swedish.knows(&lower)
                && !self.analyser.finnish.knows(&lower)
        })
    }

    /// A capitalised common word right behind a name makes an organisation's ("Mannerheimin
    /// Lastensuojeluliitto").
    fn names_organisation(&self, end: usize) -> bool {
        end < self.words.len()
            && self.adjoins(end)
            && self.is_capitalised(end)
            && !self.is_abbreviation(end)
            && self.sense_of(end).is_some_and(|sense| sense.common && !sense.first && !sense.last)
    }

    fn sense_of(&self, at: usize) -> Option<Sense> {
        self.words.get(at).map(|word| sense(word.text, self.language, self.analyser))
    }

    fn is_capitalised(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.text.chars().next().is_some_and(char::is_uppercase))
    }

    /// A single capital with a full stop ("R. Hietala").
    fn is_initial(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            word.text.chars().count() == 1 && self.is_capitalised(at) && self.text[word.end..].starts_with('.')
        })
    }

    fn follows_initial(&self, at: usize) -> bool {
        at > 0 && at < self.words.len() && matches!(self.between(at), "." | ". ")
    }

    fn is_abbreviation(&self, at: usize) -> bool {
        let word = self.words[at].text;
        let length = word.chars().count();
        length > 1 && length <= LONGEST_ABBREVIATION && word.chars().all(|character| !character.is_lowercase())
    }

    /// What stands between word `at` and the one before it.
    fn between(&self, at: usize) -> &str {
        &self.text[self.words[at - 1].end..self.words[at].start]
    }

    /// Tells whether only a space (or an initial's full stop) parts word `at` from the one before it.
    fn adjoins(&self, at: usize) -> bool {
        at > 0 && (matches!(self.between(at), " " | "\u{A0}") || self.is_initial(at - 1) && self.follows_initial(at))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || ends_sentence(self.between(at))
    }

    /// The word before `at` in its sentence; a comma may part a role from its name ("äiti, Aino"),
    /// a bracket or colon too.
    fn before(&self, at: usize) -> Option<&str> {
        let near = at > 0 && matches!(self.between(at), " " | "\u{A0}" | ", " | " (" | ": " | ": \"" | " \"" | " ”");
        near.then(|| self.words[at - 1].text)
    }

    fn behind(&self, end: usize) -> Option<&str> {
        (end < self.words.len() && self.adjoins(end)).then(|| self.words[end].text)
    }

    /// The bytes of the words from `at` to before `end`, with an initial's full stop.
    fn range(&self, at: usize, end: usize) -> Range<usize> {
        let stop = usize::from(self.is_initial(end - 1));
        self.words[at].start..self.words[end - 1].end + stop
    }
}
