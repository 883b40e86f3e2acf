//! What grouping and alerts need to know of an observation.

use std::sync::Arc;

use jiff::Timestamp;

use crate::ids::ObservationId;
use crate::intake::{ReporterGroup, ServiceLine};
use crate::text::Language;

use super::concepts::ConceptId;
use super::shingles::Shingles;
use super::similarity::Evidence;

/// An observation as grouping and alerts see it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which observation it is.
    pub id: ObservationId,
    /// When it was made.
    pub received_at: Timestamp,
    /// The language it is written in.
    pub language: Language,
    /// What similarity compares; the search index shares it.
    pub evidence: Arc<Evidence>,
    /// The concepts that it speaks of, each once.
    pub concepts: Vec<ConceptId>,
    /// Its base forms that carry meaning, in order, for names.
    pub words: Vec<String>,
    /// What tells near-identical texts.
    pub shingles: Shingles,
    /// Whose voice it is.
    pub voice: Voice,
}

/// Who or where an observation comes from, as far as is known without knowing the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice {
    /// The municipality's code, or as written.
    pub municipality: Option<String>,
    /// The county.
    pub county: Option<String>,
    /// The reporter group.
    pub reporter: Option<ReporterGroup>,
    /// The service line.
    pub service_line: Option<ServiceLine>,
}

impl Item {
    /// Returns how alike two observations are: 1 is the same, 0 nothing in common.
    pub fn similarity(&self, other: &Self) -> f32 {
        self.evidence.similarity(&other.evidence)
    }

    /// Returns how far two observations are apart; 0 is the same, below the cutting distance is alike.
    pub fn distance(&self, other: &Self) -> f32 {
        self.evidence.distance(&other.evidence)
    }
}
