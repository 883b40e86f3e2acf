//! What the reports of a phenomenon have in common and others lack: concepts and nouns, most telling first.
//!
//! A matter weighs `support × lift^1.5`:
//! 1. The support of a concept is the sum, over the reports, of how surely each speaks of it ([`Said`]): by its
//!    first terms surely, by a distant term, a compound's part or an ambiguous word less. That of a noun is the
//!    number of reports that have it.
//! 2. The lift is `ln(share among the reports / share among all other texts)`, the training texts counted with
//!    the others. With a power above 1 a special matter of half of the reports beats a general one of all.
//! 3. What fewer than two reports, or fewer than a third, speak of is left out.
//! 4. A noun that is one of a concept's first terms is that concept, by the name that the reports give it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Frequencies;
use crate::phenomena::concepts::{ConceptId, Said};
use crate::phenomena::item::Item;
use crate::phenomena::prepare::Preparer;
use crate::text::Language;

/// The power of the lift.
const LIFT_POWER: f64 = 1.5;

/// The least lift of a concept: what is hardly more common here than elsewhere tells nothing.
const LEAST_CONCEPT_LIFT: f64 = 0.5;

/// The least lift of a noun: words are more often incidental.
const LEAST_WORD_LIFT: f64 = 1.8;

/// A noun weighs a little less than a concept, which both languages share.
const WORD: f64 = 0.85;

/// In what share of a language's reports a noun must be.
const WORD_SHARE: f64 = 0.35;

/// What stands for texts that have not been seen.
const UNSEEN: f64 = 0.3;

/// A noun that is one of this many first terms of a concept is that concept.
pub(super) const FIRST_TERMS: usize = 3;

/// Something that the reports have in common.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Matter {
    /// The concept; a word that stands for none is told by itself.
    pub(super) concept: Option<ConceptId>,
    /// What the reports call it, by language.
    pub(super) words: BTreeMap<Language, String>,
    /// How telling it is.
    pub(super) weight: f64,
    /// How surely those who speak of it do: 1 for its first term in every report.
    pub(super) surety: f64,
    /// The keys of all reports by which the concept was found, with how surely.
    pub(super) keys: BTreeMap<u32, f64>,
}

/// Returns the matters of a phenomenon's reports, most telling first.
pub(super) fn matters(members: &[&Item], all: &Frequencies, preparer: &Preparer) -> Vec<Matter> {
    let mut matters = concept_matters(members, all, preparer);
    for language in [Language::Fi, Language::Sv] {
        for (word, weight) in telling_words(members, all, preparer, language) {
            if !preparer.analyser().is_noun(&word, language) {
                continue;
            }
            let is_term = |matter: &&mut Matter| {
                matter.concept.is_some_and(|id| {
                    let terms = preparer.concepts().concept(id).terms(language);
                    terms.iter().take(FIRST_TERMS).any(|term| term.to_lowercase() == word)
                })
            };
            match matters.iter_mut().filter(is_term).max_by(|a, b| a.weight.total_cmp(&b.weight)) {
                Some(matter) => {
                    matter.weight = matter.weight.max(weight);
                    matter.words.entry(language).or_insert(word);
                }
                None => matters.push(Matter {
                    concept: None,
                    words: BTreeMap::from([(language, word)]),
                    weight,
                    surety: 1.0,
                    keys: BTreeMap::new(),
                }),
            }
        }
    }
    matters.sort_by(most_telling_first);
    matters
}

/// Returns the concepts of a phenomenon's reports, most telling first.
pub(super) fn concept_matters(members: &[&Item], all: &Frequencies, preparer: &Preparer) -> Vec<Matter> {
    let mut found: BTreeMap<ConceptId, (usize, f64, BTreeMap<u32, f64>)> = BTreeMap::new();
    for item in members {
        let mut surest: BTreeMap<ConceptId, f64> = BTreeMap::new();
        for &Said { concept, key, strength } in item.evidence.concepts().said() {
            let strength = f64::from(strength);
            *found.entry(concept).or_default().2.entry(key).or_default() += strength;
            let so_far = surest.entry(concept).or_default();
            *so_far = so_far.max(strength);
        }
        for (concept, strength) in surest {
            let (texts, support, _) = found.entry(concept).or_default();
            *texts += 1;
            *support += strength;
        }
    }
    let least = least_reports(members.len());
    let mut matters: Vec<Matter> = Vec::new();
    for (concept, (texts, support, keys)) in found.into_iter().filter(|(_, (texts, ..))| *texts >= least) {
        let (own, own_texts) = all.of_concept(concept);
        let (background, background_texts) = preparer.concept_counts(concept);
        let others =
            (own.saturating_sub(texts) + background, own_texts.saturating_sub(members.len()) + background_texts);
        let lift = lift(support / members.len() as f64, others);
        if lift > LEAST_CONCEPT_LIFT {
            let weight = support * lift.powf(LIFT_POWER);
            let surety = support / texts as f64;
            matters.push(Matter { concept: Some(concept), words: BTreeMap::new(), weight, surety, keys });
        }
    }
    matters.sort_by(most_telling_first);
    matters
}

/// Returns the words of the reports in one language that set them apart, most telling first.
pub(super) fn telling_words(
    members: &[&Item],
    all: &Frequencies,
    preparer: &Preparer,
    language: Language,
) -> Vec<(String, f64)> {
    let own: Vec<&&Item> = members.iter().filter(|item| item.language == language).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &own {
        for word in item.words.iter().map(String::as_str).collect::<BTreeSet<_>>() {
            *counts.entry(word).or_default() += 1;
        }
    }
    let in_language = (WORD_SHARE * own.len() as f64).ceil();
    let least = least_reports(members.len());
    let mut telling: Vec<(String, f64)> = Vec::new();
    for (word, count) in counts.into_iter().filter(|&(_, count)| count >= least && count as f64 >= in_language) {
        let (came_in, came_in_texts) = all.of_word(word, language);
        let (background, background_texts) = preparer.word_counts(word, language);
        let others =
            (came_in.saturating_sub(count) + background, came_in_texts.saturating_sub(own.len()) + background_texts);
        let lift = lift(count as f64 / own.len() as f64, others);
        if lift > LEAST_WORD_LIFT {
            telling.push((word.to_owned(), count as f64 * WORD * lift.powf(LIFT_POWER)));
        }
    }
    telling.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    telling
}

/// Returns how many reports must share a matter: two, and nearly a third of them.
fn least_reports(members: usize) -> usize {
    (3 * members).div_ceil(10).max(2)
}

/// Returns the logarithm of how many times more common something is here than among the others.
fn lift(share: f64, (others_with_it, others): (usize, usize)) -> f64 {
    (share / ((others_with_it as f64 + UNSEEN) / (others as f64 + 1.0))).ln()
}

fn most_telling_first(a: &Matter, b: &Matter) -> Ordering {
    b.weight.total_cmp(&a.weight).then(a.concept.cmp(&b.concept)).then_with(|| a.words.cmp(&b.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_elsewhere_lifts_nothing() {
        assert!(lift(0.5, (500, 1000)).abs() < 0.01);
        assert!(lift(0.5, (5, 1000)) > lift(1.0, (50, 1000)));
    }

    #[test]
    fn a_third_of_the_reports_and_at_least_two_share_a_matter() {
        assert_eq!([3, 6, 7, 10, 20].map(least_reports), [2, 2, 3, 3, 6]);
    }
}
