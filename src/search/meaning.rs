//! Closeness in meaning: brute force over what grouping knows of each observation.
//!
//! One multiplication a number of each sentence vector, so that 100,000 of them take some ten
//! milliseconds. Nothing is copied: the evidence is shared with grouping.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::Language;

/// The meanings of observations: one row each, in no particular order.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    rows: Vec<Row>,
    places: HashMap<ObservationId, usize>,
}

/// What is known of one observation.
#[derive(Debug)]
pub(super) struct Row {
    /// The observation.
    pub id: ObservationId,
    /// Its language.
    pub language: Language,
    evidence: Arc<Evidence>,
}

/// How close an observation is to what was asked for: two cosines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closeness {
    /// That of the sentence vectors.
    pub vectors: f32,
    /// That of the concepts.
    pub concepts: f32,
}

impl Meanings {
    /// Returns the rows.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the place of an observation's row.
    pub(super) fn place(&self, id: ObservationId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// Returns what is known of an observation.
    pub(super) fn evidence(&self, id: ObservationId) -> Option<&Evidence> {
        self.place(id).map(|place| self.rows[place].evidence.as_ref())
    }

    /// Adds or replaces what is known of an observation.
    pub(super) fn insert(&mut self, id: ObservationId, language: Language, evidence: Arc<Evidence>) {
        let row = Row { id, language, evidence };
        match self.places.get(&id) {
            Some(place) => self.rows[*place] = row,
            None => {
                self.places.insert(id, self.rows.len());
                self.rows.push(row);
            }
        }
    }

    /// Takes an observation out, if it is in.
    pub(super) fn remove(&mut self, id: ObservationId) {
        let Some(place) = self.places.remove(&id) else { return };
        self.rows.swap_remove(place);
        if let Some(moved) = self.rows.get(place) {
            self.places.insert(moved.id, place);
        }
    }

    /// Returns how close the rows at these places are, in their order.
    pub(super) fn closeness(&self, wanted: &Evidence, places: &[usize]) -> Vec<Closeness> {
        let concepts = wanted.concepts().laid_out();
        let of_place = |&place: &usize| {
            let evidence = &self.rows[place].evidence;
            Closeness {
                vectors: wanted.vector_similarity(evidence),
                concepts: evidence.concepts().similarity_to(&concepts),
            }
        };
        places.par_iter().with_min_len(1024).map(of_place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phenomena::concepts::ConceptVector;

    fn evidence(x: f32, y: f32) -> Evidence {
        Evidence::new(vec![x, y], &[], ConceptVector::default())
    }

    #[test]
    fn a_removed_observation_leaves_the_others_in_place() {
        let ids: Vec<ObservationId> = (0..3).map(|_| ObservationId::new()).collect();
        let mut meanings = Meanings::default();
        for (id, (x, y)) in ids.iter().zip([(1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]) {
            meanings.insert(*id, Language::Fi, Arc::new(evidence(x, y)));
        }
        meanings.remove(ids[0]);
        meanings.remove(ids[0]);
        meanings.insert(ids[1], Language::Fi, Arc::new(evidence(3.0, 0.0)));
        assert_eq!((meanings.rows().len(), meanings.place(ids[0])), (2, None));
        let closeness = meanings.closeness(&evidence(1.0, 0.0), &[0, 1]);
        let to = |id| closeness[meanings.place(id).expect("still in")].vectors;
        assert!((to(ids[1]) - 1.0).abs() < 1e-6);
        assert!((to(ids[2]) - 0.5_f32.sqrt()).abs() < 1e-6);
    }
}
