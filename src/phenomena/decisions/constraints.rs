//! What all standing decisions together ask of the grouping.
//!
//! The decisions are gone through in their order; a later one replaces what an earlier one said of the same
//! observation. Since undone ones are left out, undoing needs no rule of its own.

use std::collections::{BTreeSet, HashMap};

use super::change::{Belonging, HomeChange};
use super::decision::{Decision, DecisionKind, Destination};
use super::recorded::Recorded;
use crate::ids::{DecisionId, ObservationId, PhenomenonId};

/// Where people put an observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In no phenomenon.
    Alone,
    /// In these phenomena, the first one first of all.
    In {
        /// At least one.
        phenomena: Vec<PhenomenonId>,
        /// Whether it was said of this very observation, not of its phenomenon as a whole.
        is_firm: bool,
    },
}

/// What the grouping must respect.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    places: HashMap<ObservationId, Place>,
    barred: BTreeSet<(ObservationId, PhenomenonId)>,
    taken_out: BTreeSet<(ObservationId, PhenomenonId)>,
    spoken_of: BTreeSet<PhenomenonId>,
    dismissed: BTreeSet<PhenomenonId>,
    parted: BTreeSet<(PhenomenonId, PhenomenonId)>,
    kept: BTreeSet<PhenomenonId>,
}

impl Constraints {
    /// Takes all decisions in their order; undone ones count for nothing.
    pub fn of(log: &[Recorded]) -> Self {
        let mut constraints = Self::default();
        for recorded in log.iter().filter(|recorded| recorded.stands()) {
            constraints.add(recorded);
        }
        constraints.keep();
        constraints
    }

    /// Takes all decisions but one, and returns with them the observations that the others put elsewhere.
    pub fn without(log: &[Recorded], left_out: DecisionId) -> (Self, BTreeSet<ObservationId>) {
        let others: Vec<Recorded> = log.iter().filter(|recorded| recorded.id != left_out).cloned().collect();
        let (all, rest) = (Self::of(log), Self::of(&others));
        let displaced = rest.places.iter().filter(|(observation, place)| all.place(**observation) != Some(*place));
        let displaced = displaced.map(|(&observation, _)| observation).collect();
        (rest, displaced)
    }

    /// Tells whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.barred.is_empty() && self.kept.is_empty()
    }

    /// Returns where people put an observation, if they did.
    pub fn place(&self, observation: ObservationId) -> Option<&Place> {
        self.places.get(&observation)
    }

    /// Returns the observations that people put somewhere; in no order.
    pub fn places(&self) -> impl Iterator<Item = (ObservationId, &Place)> {
        self.places.iter().map(|(&observation, place)| (observation, place))
    }

    /// Tells whether people said that an observation does not belong to a phenomenon.
    pub fn is_barred(&self, observation: ObservationId, phenomenon: PhenomenonId) -> bool {
        self.barred.contains(&(observation, phenomenon))
    }

    /// Returns what people said does not belong together.
    pub fn barred(&self) -> impl Iterator<Item = (ObservationId, PhenomenonId)> {
        self.barred.iter().copied()
    }

    /// Tells whether people took an observation out of a phenomenon, to another place or to none, and did not
    /// put it back.
    pub fn was_taken_out(&self, observation: ObservationId, phenomenon: PhenomenonId) -> bool {
        let is_there =
            matches!(self.place(observation), Some(Place::In { phenomena, .. }) if phenomena.contains(&phenomenon));
        self.taken_out.contains(&(observation, phenomenon)) && !is_there
    }

    /// Returns the phenomena at which decisions point: of which something was said, in which observations were
    /// put, or from which some are barred. They neither fade nor become part of another by themselves.
    pub fn kept(&self) -> &BTreeSet<PhenomenonId> {
        &self.kept
    }

    /// Returns the phenomena of which people said something as a whole, such as a name.
    pub fn spoken_of(&self) -> &BTreeSet<PhenomenonId> {
        &self.spoken_of
    }

    /// Tells whether people dismissed a phenomenon.
    pub fn is_dismissed(&self, phenomenon: PhenomenonId) -> bool {
        self.dismissed.contains(&phenomenon)
    }

    /// Tells whether people made two phenomena of one.
    pub fn are_parted(&self, one: PhenomenonId, other: PhenomenonId) -> bool {
        self.parted.contains(&(one, other)) || self.parted.contains(&(other, one))
    }

    fn add(&mut self, recorded: &Recorded) {
        let held = &recorded.change.held;
        if recorded.decision.kind() != DecisionKind::Merge {
            let left = |home: &HomeChange| {
                let stays = |belonging: &Belonging| home.to.iter().any(|to| to.phenomenon == belonging.phenomenon);
                let gone = home.from.iter().filter(|belonging| !stays(belonging)).map(|belonging| belonging.phenomenon);
                gone.map(|phenomenon| (home.observation, phenomenon)).collect::<Vec<_>>()
            };
            self.taken_out.extend(recorded.change.homes.iter().flat_map(left));
        }
        match &recorded.decision {
            Decision::Move { observations, to: Destination::Phenomenon(id) | Destination::New(id) } => {
                for &observation in observations {
                    self.barred.remove(&(observation, *id));
                    self.places.insert(observation, Place::In { phenomena: vec![*id], is_firm: true });
                }
            }
            Decision::Move { observations, to: Destination::Alone } => {
                self.places.extend(observations.iter().map(|&observation| (observation, Place::Alone)));
            }
            Decision::Confirm { observations, phenomenon } => {
                observations.iter().for_each(|&observation| self.put_also(observation, *phenomenon));
            }
            Decision::NotThis { observations, phenomenon } => {
                observations.iter().for_each(|&observation| self.bar(observation, *phenomenon));
            }
            Decision::AlsoIn { observations, phenomenon } => {
                for home in &recorded.change.homes {
                    home.to.iter().for_each(|belonging| self.put_also(home.observation, belonging.phenomenon));
                }
                observations.iter().for_each(|&observation| self.put_also(observation, *phenomenon));
            }
            Decision::Merge { from, into } => {
                self.rename(*from, *into);
                let moved = recorded.change.homes.iter().map(|home| home.observation);
                moved.chain(held.iter().copied()).for_each(|observation| self.hold(observation, *into));
            }
            Decision::Split { phenomenon, observations, into } => {
                observations.iter().for_each(|&observation| self.replace(observation, *phenomenon, *into));
                held.iter().for_each(|&observation| self.hold(observation, *phenomenon));
                self.parted.insert((*phenomenon, *into));
            }
            Decision::Dismiss { phenomenon } => {
                self.spoken_of.insert(*phenomenon);
                self.dismissed.insert(*phenomenon);
                held.iter().for_each(|&observation| self.hold(observation, *phenomenon));
            }
            Decision::Name { phenomenon, .. }
            | Decision::Describe { phenomenon, .. }
            | Decision::Theme { phenomenon, .. }
            | Decision::Pin { phenomenon } => drop(self.spoken_of.insert(*phenomenon)),
        }
    }

    /// Puts an observation in a phenomenon besides those where people put it.
    fn put_also(&mut self, observation: ObservationId, phenomenon: PhenomenonId) {
        self.barred.remove(&(observation, phenomenon));
        match self.places.get_mut(&observation) {
            Some(Place::In { phenomena, is_firm }) => {
                if !phenomena.contains(&phenomenon) {
                    phenomena.push(phenomenon);
                }
                *is_firm = true;
            }
            _ => {
                self.places.insert(observation, Place::In { phenomena: vec![phenomenon], is_firm: true });
            }
        }
    }

    /// Holds an observation where it is, unless people put it somewhere before.
    fn hold(&mut self, observation: ObservationId, phenomenon: PhenomenonId) {
        let place = Place::In { phenomena: vec![phenomenon], is_firm: false };
        if *self.places.entry(observation).or_insert_with(|| place.clone()) == place {
            self.barred.remove(&(observation, phenomenon));
        }
    }

    fn bar(&mut self, observation: ObservationId, phenomenon: PhenomenonId) {
        self.barred.insert((observation, phenomenon));
        if let Some(Place::In { phenomena, .. }) = self.places.get_mut(&observation) {
            phenomena.retain(|&id| id != phenomenon);
            if phenomena.is_empty() {
                self.places.remove(&observation);
            }
        }
    }

    fn replace(&mut self, observation: ObservationId, from: PhenomenonId, to: PhenomenonId) {
        match self.places.get_mut(&observation) {
            Some(Place::In { phenomena, is_firm }) if phenomena.contains(&from) => {
                phenomena.iter_mut().filter(|id| **id == from).for_each(|id| *id = to);
                *is_firm = true;
            }
            _ => {
                self.places.insert(observation, Place::In { phenomena: vec![to], is_firm: true });
            }
        }
    }

    /// Lets all that was said of a phenomenon hold of the one that it became part of.
    fn rename(&mut self, from: PhenomenonId, into: PhenomenonId) {
        for place in self.places.values_mut() {
            if let Place::In { phenomena, .. } = place
                && let Some(position) = phenomena.iter().position(|&id| id == from)
            {
                match phenomena.contains(&into) {
                    true => drop(phenomena.remove(position)),
                    false => phenomena[position] = into,
                }
            }
        }
        let barred = std::mem::take(&mut self.barred);
        let renamed = barred.into_iter().map(|(observation, id)| (observation, if id == from { into } else { id }));
        let is_put_there = |observation: &ObservationId| matches!(self.places.get(observation), Some(Place::In { phenomena, .. }) if phenomena.contains(&into));
        self.barred = renamed.filter(|(observation, id)| *id != into || !is_put_there(observation)).collect();
        let taken_out = std::mem::take(&mut self.taken_out).into_iter();
        self.taken_out = taken_out.map(|(observation, id)| (observation, if id == from { into } else { id })).collect();
        if self.spoken_of.remove(&from) {
            self.spoken_of.insert(into);
        }
        self.dismissed.remove(&from);
        let parted = std::mem::take(&mut self.parted);
        let living = |id: PhenomenonId| if id == from { into } else { id };
        self.parted = parted.into_iter().map(|(one, other)| (living(one), living(other))).collect();
        self.parted.remove(&(into, into));
    }

    fn keep(&mut self) {
        let placed = self.places.values().flat_map(|place| match place {
            Place::Alone => &[],
            Place::In { phenomena, .. } => phenomena.as_slice(),
        });
        self.kept = placed
            .copied()
            .chain(self.barred.iter().map(|(_, id)| *id))
            .chain(self.spoken_of.iter().copied())
            .collect();
    }
}
