//! Proposes a phenomenon's name: what sets its reports apart from all others.
//!
//! 1. What the reports have in common and others lack is weighed (`matters`).
//! 2. The most telling two or three matters make a title in each language (`title`), the same ones in both as far
//!    as the vocabulary knows them.
//! 3. When nothing telling is shared, an honest fallback: the broader concept under which most reports fall.

mod frequencies;
mod matters;
mod title;
mod word_background;

use std::collections::BTreeMap;

pub use frequencies::Frequencies;
pub use word_background::{WordBackground, WordBackgroundError};

use super::concepts::ConceptId;
use super::item::Item;
use super::prepare::Preparer;
use crate::text::Language;

/// How surely a text must speak of a concept that is shown to a reader: what a part of a word alone suggests would
/// puzzle.
pub(super) const SURE: f64 = 0.52;

/// How many key words are kept in each language.
const KEYWORDS: usize = 6;

/// A proposed name with the words behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// The name in Finnish; empty when nothing sets the reports apart.
    pub fi: String,
    /// The name in Swedish; empty when nothing sets the reports apart.
    pub sv: String,
    /// Nouns of the Finnish reports in base form, most telling first.
    pub keywords_fi: Vec<String>,
    /// Nouns of the Swedish reports in base form, most telling first.
    pub keywords_sv: Vec<String>,
}

/// Proposes a name for a phenomenon with these reports among all observations counted in `all`.
pub fn propose_name(members: &[&Item], all: &Frequencies, preparer: &Preparer) -> Naming {
    let matters = matters::matters(members, all, preparer);
    let fallback = broader_concept(members, preparer);
    let name = |language| {
        let title = title::title(&matters, language, preparer);
        let fallback = fallback.and_then(|id| preparer.concepts().concept(id).terms(language).first());
        if title.is_empty() { fallback.map_or_else(String::new, |term| title::capitalised(term)) } else { title }
    };
    let keywords = |language| {
        let words = matters::telling_words(members, all, preparer, language).into_iter();
        let is_key = |word: &String| {
            preparer.analyser().is_noun(word, language)
                || language == Language::Sv
                    && preparer.concepts().is_term(word, language)
                    && !preparer.analyser().is_swedish_verb(word)
        };
        words.map(|(word, _)| word).filter(is_key).take(KEYWORDS).collect()
    };
    Naming {
        fi: name(Language::Fi),
        sv: name(Language::Sv),
        keywords_fi: keywords(Language::Fi),
        keywords_sv: keywords(Language::Sv),
    }
}

/// Returns the report that is nearest to all others: the one to quote.
pub fn most_central<'a>(members: &[&'a Item]) -> Option<&'a Item> {
    let distance_to_all = |item: &Item| members.iter().map(|other| item.distance(other)).sum::<f32>();
    members.iter().copied().min_by(|a, b| distance_to_all(a).total_cmp(&distance_to_all(b)).then(a.id.cmp(&b.id)))
}

/// Returns the concepts that set a phenomenon's reports apart from all observations counted in `all`, most
/// telling first: what at least two reports (and nearly a third of them) speak of, surely enough to be shown.
pub fn telling_concepts(members: &[&Item], all: &Frequencies, preparer: &Preparer) -> Vec<ConceptId> {
    let matters = matters::concept_matters(members, all, preparer).into_iter();
    matters.filter(|matter| matter.surety >= SURE).filter_map(|matter| matter.concept).collect()
}

/// Returns the concept that is broader than, or the same as, what most reports speak of; at least half of them.
fn broader_concept(members: &[&Item], preparer: &Preparer) -> Option<ConceptId> {
    let mut reports: BTreeMap<ConceptId, usize> = BTreeMap::new();
    for item in members {
        let own = item.concepts.iter().flat_map(|&id| preparer.concepts().concept(id).broader.iter().copied());
        for concept in own.collect::<std::collections::BTreeSet<_>>() {
            *reports.entry(concept).or_default() += 1;
        }
    }
    let (concept, count) = reports.into_iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id)))?;
    (2 * count >= members.len()).then_some(concept)
}
