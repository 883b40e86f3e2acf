//! What sets a phenomenon apart from one that is near, and what both have in common.

use super::concepts::ConceptId;
use super::item::Item;
use super::names::{Frequencies, telling_concepts};
use super::prepare::Preparer;

/// A concept is common to both when the other's share is at least this part of the own.
const COMMON: f64 = 0.5;

/// Two phenomena beside each other, by the concepts that tell each from everything else, most telling first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contrast {
    /// What the reports of the one speak of and those of the other hardly.
    pub own: Vec<ConceptId>,
    /// The other way round.
    pub theirs: Vec<ConceptId>,
    /// What both speak of.
    pub common: Vec<ConceptId>,
}

/// Contrasts the reports of two phenomena among all observations counted in `all`.
pub fn contrast(one: &[&Item], other: &[&Item], all: &Frequencies, preparer: &Preparer) -> Contrast {
    let is_common = |id: &ConceptId, here: &[&Item], there: &[&Item]| share(*id, there) >= COMMON * share(*id, here);
    let (common, own) = telling_concepts(one, all, preparer).into_iter().partition(|id| is_common(id, one, other));
    let theirs = telling_concepts(other, all, preparer).into_iter();
    Contrast { own, theirs: theirs.filter(|id| !is_common(id, other, one)).collect(), common }
}

/// Returns in what share of the reports a concept is spoken of.
fn share(concept: ConceptId, reports: &[&Item]) -> f64 {
    let with_it = reports.iter().filter(|item| item.concepts.contains(&concept)).count();
    if reports.is_empty() { 0.0 } else { with_it as f64 / reports.len() as f64 }
}
