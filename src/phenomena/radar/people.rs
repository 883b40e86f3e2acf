//! What people decided, as the radar heeds it.

use std::collections::{BTreeSet, HashSet};

use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{Constraints, Place};
use crate::phenomena::regroup::Bonds;

use super::Radar;

/// How much a report weighs that a person put where it is, when a new one is compared with its phenomenon.
const CONFIRMED_WEIGHT: f32 = 2.0;

impl Radar {
    /// Takes what people decided; it holds from now on. Where observations are by it is told by
    /// [`Radar::follow`].
    pub fn constrain(&mut self, constraints: Constraints) {
        for &id in constraints.kept() {
            self.groups.entry(id).or_default();
        }
        self.constraints = constraints;
        self.sums.clear();
        self.weights = vec![1.0; self.items.len()];
        for (observation, place) in self.constraints.places() {
            if let (Some(&point), Place::In { is_firm: true, .. }) = (self.position.get(&observation), place) {
                self.weights[point] = CONFIRMED_WEIGHT;
            }
        }
    }

    /// Takes note of which phenomena there are. Of those that have no observations the next regroup lets fade
    /// the ones at which no decision points; others without observations are forgotten.
    pub fn know(&mut self, living: &BTreeSet<PhenomenonId>) {
        for &id in living {
            self.groups.entry(id).or_default();
        }
        self.groups.retain(|id, members| !members.is_empty() || living.contains(id));
    }

    /// Returns what people decided.
    pub fn constraints(&self) -> &Constraints {
        &self.constraints
    }

    /// Puts an observation where the database has it; one that is not known is passed over.
    pub fn follow(&mut self, observation: ObservationId, phenomena: &[PhenomenonId]) {
        let Some(&point) = self.position.get(&observation) else { return };
        for id in self.phenomena_of(observation) {
            if let Some(members) = self.groups.get_mut(&id) {
                members.retain(|&member| member != point);
            }
            self.sums.forget(id);
        }
        self.also.remove(&point);
        self.settle_in(point, phenomena);
    }

    /// Returns the phenomena that an observation belongs to, the one first that it belongs to first of all.
    pub fn phenomena_of(&self, observation: ObservationId) -> Vec<PhenomenonId> {
        let Some(point) = self.position.get(&observation) else { return Vec::new() };
        let also = self.also.get(point).into_iter().flatten();
        self.home[*point].iter().chain(also).copied().collect()
    }

    /// Puts a point into phenomena, the first of them first of all.
    pub(super) fn settle_in(&mut self, point: usize, phenomena: &[PhenomenonId]) {
        self.settle(point, phenomena.first().copied());
        for &id in phenomena.iter().skip(1) {
            self.add_member(id, point);
            self.also.entry(point).or_default().push(id);
        }
    }

    /// Puts a point into a phenomenon, besides the one that it may be in.
    pub(super) fn settle_besides(&mut self, point: usize, phenomenon: PhenomenonId) {
        self.add_member(phenomenon, point);
        match self.home[point] {
            None => self.home[point] = Some(phenomenon),
            Some(_) => self.also.entry(point).or_default().push(phenomenon),
        }
    }

    /// Makes the first of the phenomena where people put a point its home.
    pub(super) fn order_homes(&mut self, bonds: &Bonds) {
        for (point, place) in bonds.places.iter().enumerate() {
            let Some([first, others @ ..]) = place.as_deref() else { continue };
            self.home[point] = Some(*first);
            if !others.is_empty() {
                self.also.insert(point, others.to_vec());
            }
        }
    }

    /// Returns where people put an observation: no phenomenon where it stands alone, `None` where they did not.
    pub(super) fn place_of(&self, observation: ObservationId) -> Option<Vec<PhenomenonId>> {
        match self.constraints.place(observation)? {
            Place::Alone => Some(Vec::new()),
            Place::In { phenomena, .. } => Some(phenomena.clone()),
        }
    }

    /// Returns what people said of pairs of points.
    pub(super) fn bonds(&self) -> Bonds {
        if self.constraints.is_empty() {
            return Bonds::default();
        }
        let barred: HashSet<(usize, PhenomenonId)> = self
            .constraints
            .barred()
            .filter_map(|(observation, id)| Some((*self.position.get(&observation)?, id)))
            .collect();
        Bonds { places: self.items.iter().map(|item| self.place_of(item.id)).collect(), barred }
    }
}
