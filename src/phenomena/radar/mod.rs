//! The state of grouping in memory, and what one more observation changes in it.
//!
//! A new observation joins a phenomenon or waits in the pool ([`Radar::arrive`]); a regroup looks at
//! everything anew and matches the result to the phenomena that are ([`Radar::regroup`]). Either respects
//! what people decided.

mod arrival;
mod changes;
mod otherwise;
mod people;
mod regrouping;
mod respect;
mod sums;
mod window;

use std::collections::{BTreeMap, HashMap};

use crate::ids::{ObservationId, PhenomenonId};

use super::decisions::Constraints;
use super::item::Item;
use super::judge::{PairJudge, Traits};
use super::params::ValidGroupingParams;
use super::regroup::Pairs;
use sums::Sums;

pub use changes::{Changes, Event};
pub use otherwise::Otherwise;

/// Up to how many observations the similarity of every pair is kept (50 MB), so that regrouping is quick.
const KEEP_PAIRS: usize = 5_000;

/// All observations and the phenomena that they make up.
pub struct Radar {
    params: ValidGroupingParams,
    judge: &'static PairJudge,
    items: Vec<Item>,
    traits: Vec<Traits>,
    /// The similarity of every pair; none once there are too many.
    pairs: Option<Pairs>,
    position: HashMap<ObservationId, usize>,
    home: Vec<Option<PhenomenonId>>,
    /// The phenomena that a point belongs to besides its home.
    also: BTreeMap<usize, Vec<PhenomenonId>>,
    /// How surely a point belongs where it is, if a regroup put it there.
    certainty: Vec<Option<f32>>,
    groups: BTreeMap<PhenomenonId, Vec<usize>>,
    /// What people decided.
    constraints: Constraints,
    /// How much each point weighs when a new one is compared with its phenomenon.
    weights: Vec<f32>,
    /// What the members of phenomena have in sum, so that a new observation is compared with each in one go.
    sums: Sums,
    new_id: Box<dyn FnMut() -> PhenomenonId + Send>,
}

impl Radar {
    /// Makes an empty radar; `new_id` names the phenomena that will be born.
    pub fn new(params: ValidGroupingParams, new_id: impl FnMut() -> PhenomenonId + Send + 'static) -> Self {
        Self {
            params,
            judge: PairJudge::standard(),
            items: Vec::new(),
            traits: Vec::new(),
            pairs: Some(Pairs::default()),
            position: HashMap::new(),
            home: Vec::new(),
            also: BTreeMap::new(),
            certainty: Vec::new(),
            groups: BTreeMap::new(),
            constraints: Constraints::default(),
            weights: Vec::new(),
            sums: Sums::default(),
            new_id: Box::new(new_id),
        }
    }

    /// Makes an empty radar that does not keep the similarity of every pair: for one that never regroups.
    pub fn without_pairs(params: ValidGroupingParams, new_id: impl FnMut() -> PhenomenonId + Send + 'static) -> Self {
        Self { pairs: None, ..Self::new(params, new_id) }
    }

    /// Puts back an observation that was grouped before, as the database tells.
    pub fn restore(&mut self, item: Item, phenomenon: Option<PhenomenonId>) {
        let Some(point) = self.push(item) else { return };
        self.settle(point, phenomenon);
    }

    /// Returns how many observations are known.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Tells whether no observation is known.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Tells whether an observation is known.
    pub fn contains(&self, observation: ObservationId) -> bool {
        self.position.contains_key(&observation)
    }

    /// Returns the phenomena with their reports, oldest phenomenon first, reports in order of time.
    pub fn phenomena(&self) -> impl Iterator<Item = (PhenomenonId, Vec<&Item>)> {
        self.groups.keys().map(|&id| (id, self.members(id)))
    }

    /// Returns the reports of a phenomenon in order of time; empty when there is none of that id.
    pub fn members(&self, phenomenon: PhenomenonId) -> Vec<&Item> {
        let mut members: Vec<&Item> =
            self.groups.get(&phenomenon).into_iter().flatten().map(|&point| &self.items[point]).collect();
        members.sort_by_key(|item| (item.received_at, item.id));
        members
    }

    /// Returns the observations that belong to no phenomenon, in order of arrival.
    pub fn pool(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().zip(&self.home).filter(|(_, home)| home.is_none()).map(|(item, _)| item)
    }

    /// Returns where an observation belongs, with the certainty of it.
    pub fn home_of(&self, observation: ObservationId) -> Option<(PhenomenonId, f32)> {
        let point = *self.position.get(&observation)?;
        let phenomenon = self.home[point]?;
        Some((phenomenon, self.certainty_of(point, &self.groups[&phenomenon])))
    }

    /// Returns an observation's evidence.
    pub fn item(&self, observation: ObservationId) -> Option<&Item> {
        self.position.get(&observation).map(|&point| &self.items[point])
    }

    /// Returns all observations in order of arrival.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    fn push(&mut self, item: Item) -> Option<usize> {
        let point = self.items.len();
        if self.position.contains_key(&item.id) {
            return None;
        }
        if point >= KEEP_PAIRS {
            self.pairs = None;
        }
        if let Some(pairs) = &mut self.pairs {
            pairs.push(|other| item.similarity(&self.items[other]));
        }
        self.position.insert(item.id, point);
        self.traits.push(Traits::of(&item));
        self.items.push(item);
        self.home.push(None);
        self.weights.push(1.0);
        self.certainty.push(None);
        Some(point)
    }

    fn settle(&mut self, point: usize, phenomenon: Option<PhenomenonId>) {
        self.home[point] = phenomenon;
        self.certainty[point] = None;
        if let Some(id) = phenomenon {
            self.add_member(id, point);
        }
    }

    fn add_member(&mut self, phenomenon: PhenomenonId, point: usize) {
        self.groups.entry(phenomenon).or_default().push(point);
        self.sums.add(phenomenon, &self.items[point].evidence, self.weights[point]);
    }

    /// Returns the mean distance to the other members of a group, those weighing more that people put there;
    /// infinite when there are none.
    fn mean_distance(&self, point: usize, group: &[usize]) -> f32 {
        let item = &self.items[point];
        let others = group.iter().filter(|&&other| other != point);
        let (sum, weight) = others.fold((0.0f32, 0.0f32), |(sum, weights), &other| {
            (sum + self.weights[other] * item.distance(&self.items[other]), weights + self.weights[other])
        });
        if weight == 0.0 { f32::INFINITY } else { sum / weight }
    }

    /// Returns how surely a point belongs to a group: as a regroup found, or else by its similarity alone.
    fn certainty_of(&self, point: usize, group: &[usize]) -> f32 {
        self.certainty[point]
            .unwrap_or_else(|| self.judge.probability_at_first_sight(1.0 - self.mean_distance(point, group)))
    }

    fn distance(&self, a: usize, b: usize) -> f32 {
        match &self.pairs {
            Some(pairs) => 1.0 - pairs.get(a, b),
            None => self.items[a].distance(&self.items[b]),
        }
    }
}

#[cfg(test)]
mod tests;
