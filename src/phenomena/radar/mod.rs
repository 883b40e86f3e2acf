//! The state of grouping in memory, and what one more observation changes in it.
//!
//! A new observation is compared with every phenomenon (mean distance to its members). It joins the
//! nearest one within the joining distance; else it waits in the pool, and the part of the pool that
//! hangs together with it is grouped by average linkage: enough alike make a new phenomenon.
//! A regroup looks at everything anew and matches the result to the phenomena that are. Either respects what
//! people decided.

mod otherwise;
mod people;
mod respect;

use std::collections::{BTreeMap, HashMap};

use crate::ids::{ObservationId, PhenomenonId};

use super::decisions::Constraints;
use super::item::Item;
use super::params::ValidGroupingParams;
use super::regroup::{Bonds, Pairs, average_linkage, group};
use respect::{Decided, respect};

pub use otherwise::Otherwise;

/// Up to how many observations the similarity of every pair is kept (50 MB), so that regrouping is quick.
const KEEP_PAIRS: usize = 5_000;

/// How many observations of the pool are grouped with a new one at most.
const POOL_NEIGHBOURHOOD: usize = 400;

/// All observations and the phenomena that they make up.
pub struct Radar {
    params: ValidGroupingParams,
    items: Vec<Item>,
    /// The similarity of every pair; none once there are too many.
    pairs: Option<Pairs>,
    position: HashMap<ObservationId, usize>,
    home: Vec<Option<PhenomenonId>>,
    /// The phenomena that a point belongs to besides its home.
    also: BTreeMap<usize, Vec<PhenomenonId>>,
    groups: BTreeMap<PhenomenonId, Vec<usize>>,
    /// What people decided.
    constraints: Constraints,
    /// How much each point weighs when a new one is compared with its phenomenon.
    weights: Vec<f32>,
    new_id: Box<dyn FnMut() -> PhenomenonId + Send>,
}

/// What an arrival or a regroup changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Where observations belong now, with the certainty of it (0 to 1); `None` is the pool.
    pub homes: BTreeMap<ObservationId, Option<(PhenomenonId, f32)>>,
    /// What happened to phenomena, in order.
    pub events: Vec<Event>,
}

/// Something that happened to a phenomenon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Enough reports were alike.
    Born(PhenomenonId),
    /// An observation was added.
    Joined(PhenomenonId, ObservationId),
    /// A regroup took an observation away.
    Left(PhenomenonId, ObservationId),
    /// Most of its reports belong to another phenomenon now.
    MergedInto(PhenomenonId, PhenomenonId),
    /// Its reports no longer hang together.
    Faded(PhenomenonId),
    /// It was born of reports of which most were in another, which lives on.
    SplitOff(PhenomenonId, PhenomenonId),
    /// People changed which reports it has.
    Rearranged(PhenomenonId),
}

impl Changes {
    /// Returns the phenomena whose reports changed and that still are, each once.
    pub fn touched(&self) -> Vec<PhenomenonId> {
        let mut touched: Vec<PhenomenonId> = self
            .events
            .iter()
            .filter_map(|event| match *event {
                Event::Born(id)
                | Event::Joined(id, _)
                | Event::Left(id, _)
                | Event::MergedInto(_, id)
                | Event::Rearranged(id) => Some(id),
                Event::Faded(_) | Event::SplitOff(..) => None,
            })
            .filter(|id| self.ended().all(|(gone, _)| gone != *id))
            .collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Adds what happened next.
    pub fn extend(&mut self, next: Self) {
        self.homes.extend(next.homes);
        self.events.extend(next.events);
    }

    /// Returns the phenomena that are no more, with the ones that they went on in.
    pub fn ended(&self) -> impl Iterator<Item = (PhenomenonId, Option<PhenomenonId>)> {
        self.events.iter().filter_map(|event| match *event {
            Event::MergedInto(gone, heir) => Some((gone, Some(heir))),
            Event::Faded(gone) => Some((gone, None)),
            _ => None,
        })
    }

    /// Returns the phenomena that were born.
    pub fn born(&self) -> impl Iterator<Item = PhenomenonId> {
        self.events.iter().filter_map(|event| match *event {
            Event::Born(id) => Some(id),
            _ => None,
        })
    }
}

impl Radar {
    /// Makes an empty radar; `new_id` names the phenomena that will be born.
    pub fn new(params: ValidGroupingParams, new_id: impl FnMut() -> PhenomenonId + Send + 'static) -> Self {
        Self {
            params,
            items: Vec::new(),
            pairs: Some(Pairs::default()),
            position: HashMap::new(),
            home: Vec::new(),
            also: BTreeMap::new(),
            groups: BTreeMap::new(),
            constraints: Constraints::default(),
            weights: Vec::new(),
            new_id: Box::new(new_id),
        }
    }

    /// Puts back an observation that was grouped before, as the database tells.
    pub fn restore(&mut self, item: Item, phenomenon: Option<PhenomenonId>) {
        let Some(point) = self.push(item) else { return };
        self.settle(point, phenomenon);
    }

    /// Takes in a new observation; one that is known already changes nothing.
    pub fn arrive(&mut self, item: Item) -> Changes {
        let Some(point) = self.push(item) else {
            return Changes::default();
        };
        let observation = self.items[point].id;
        if let Some(place) = self.place_of(observation) {
            return self.arrive_where_people_put_it(point, &place);
        }
        match self.nearest_phenomenon(point) {
            Some((phenomenon, distance)) if distance < self.params.joining_distance => {
                self.settle(point, Some(phenomenon));
                Changes {
                    homes: BTreeMap::from([(observation, Some((phenomenon, certainty(distance))))]),
                    events: vec![Event::Joined(phenomenon, observation)],
                }
            }
            _ => self.look_into_the_pool(point),
        }
    }

    /// Groups everything anew; ids live on by overlap.
    pub fn regroup(&mut self) -> Changes {
        let bonds = self.bonds();
        let groups = self.group(&bonds);
        self.adopt(&groups, &bonds)
    }

    fn group(&self, bonds: &Bonds) -> Vec<Vec<usize>> {
        match &self.pairs {
            Some(pairs) => group(pairs, bonds, &self.params),
            None => {
                let items = &self.items;
                let pairs = Pairs::compute(items.len(), |a, b| items[a].similarity(&items[b]));
                group(&pairs, bonds, &self.params)
            }
        }
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
        Some((phenomenon, certainty(self.mean_distance(point, &self.groups[&phenomenon]))))
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
        self.items.push(item);
        self.home.push(None);
        self.weights.push(1.0);
        Some(point)
    }

    fn settle(&mut self, point: usize, phenomenon: Option<PhenomenonId>) {
        self.home[point] = phenomenon;
        if let Some(id) = phenomenon {
            self.groups.entry(id).or_default().push(point);
        }
    }

    fn nearest_phenomenon(&self, point: usize) -> Option<(PhenomenonId, f32)> {
        self.groups
            .iter()
            .map(|(&id, members)| (id, self.mean_distance(point, members)))
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
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

    fn arrive_where_people_put_it(&mut self, point: usize, place: &[PhenomenonId]) -> Changes {
        self.settle_in(point, place);
        let observation = self.items[point].id;
        let home = self.home_of(observation);
        let events = place.iter().map(|&id| Event::Joined(id, observation)).collect();
        Changes { homes: BTreeMap::from([(observation, home)]), events }
    }

    fn distance(&self, a: usize, b: usize) -> f32 {
        match &self.pairs {
            Some(pairs) => 1.0 - pairs.get(a, b),
            None => self.items[a].distance(&self.items[b]),
        }
    }

    /// Groups the part of the pool around a new observation.
    fn look_into_the_pool(&mut self, point: usize) -> Changes {
        let around = self.pool_around(point);
        let distance = |a: usize, b: usize| self.distance(around[a], around[b]);
        let group = average_linkage(around.len(), &distance, self.params.joining_distance)
            .into_iter()
            .map(|group| group.into_iter().map(|place| around[place]).collect::<Vec<_>>())
            .find(|group| group.contains(&point));
        match group {
            Some(group) if group.len() >= self.params.least_reports => self.give_birth(&group),
            _ => Changes { homes: BTreeMap::from([(self.items[point].id, None)]), events: Vec::new() },
        }
    }

    /// Returns the points of the pool that hang together with `point`, nearest steps first, bounded.
    fn pool_around(&self, point: usize) -> Vec<usize> {
        let is_free =
            |other: &usize| self.home[*other].is_none() && self.constraints.place(self.items[*other].id).is_none();
        let mut unseen: Vec<usize> = (0..self.items.len()).filter(|&other| other != point).filter(is_free).collect();
        let mut around = vec![point];
        let mut reached = 0;
        while reached < around.len() && around.len() < POOL_NEIGHBOURHOOD {
            let here = around[reached];
            reached += 1;
            let cut = self.params.joining_distance;
            let (near, far): (Vec<usize>, Vec<usize>) =
                unseen.into_iter().partition(|&other| self.distance(here, other) < cut);
            unseen = far;
            around.extend(near);
        }
        around.truncate(POOL_NEIGHBOURHOOD);
        around.sort_unstable();
        around
    }

    fn give_birth(&mut self, group: &[usize]) -> Changes {
        let id = (self.new_id)();
        let mut changes = Changes { homes: BTreeMap::new(), events: vec![Event::Born(id)] };
        for &point in group {
            self.settle(point, Some(id));
        }
        for &point in group {
            let distance = self.mean_distance(point, group);
            changes.homes.insert(self.items[point].id, Some((id, certainty(distance))));
        }
        changes
    }

    /// Makes `groups` the phenomena, as far as decisions allow, and tells what that changed.
    fn adopt(&mut self, groups: &[Vec<usize>], bonds: &Bonds) -> Changes {
        let sizes = self.groups.iter().map(|(&id, members)| (id, members.len())).collect();
        let before = std::mem::replace(&mut self.home, vec![None; self.items.len()]);
        let old_groups = std::mem::take(&mut self.groups);
        self.also.clear();
        let decided = Decided { bonds, kept: self.constraints.kept() };
        let shape = respect(groups, &before, &sizes, &decided, self.params.least_reports);
        let mut changes = Changes::default();
        for (id, members) in shape.living {
            self.groups.entry(id).or_default();
            members.into_iter().for_each(|point| self.settle_besides(point, id));
        }
        for (group, whole) in shape.newborn {
            let id = (self.new_id)();
            changes.events.push(Event::Born(id));
            changes.events.extend(whole.map(|whole| Event::SplitOff(id, whole)));
            group.into_iter().for_each(|point| self.settle(point, Some(id)));
        }
        self.order_homes(bonds);
        self.tell_moves(&before, &mut changes);
        self.tell_ends(&old_groups, &mut changes);
        changes
    }

    fn tell_moves(&self, before: &[Option<PhenomenonId>], changes: &mut Changes) {
        for (point, (&was, &is)) in before.iter().zip(&self.home).enumerate() {
            if was == is {
                continue;
            }
            let observation = self.items[point].id;
            if let Some(id) = was.filter(|id| self.groups.contains_key(id)) {
                changes.events.push(Event::Left(id, observation));
            }
            if let Some(id) = is.filter(|id| !changes.events.contains(&Event::Born(*id))) {
                changes.events.push(Event::Joined(id, observation));
            }
            let home = is.map(|id| (id, certainty(self.mean_distance(point, &self.groups[&id]))));
            changes.homes.insert(observation, home);
        }
    }

    /// A phenomenon without a group went on in the one that took at least half of its reports, or faded.
    fn tell_ends(&self, old_groups: &BTreeMap<PhenomenonId, Vec<usize>>, changes: &mut Changes) {
        for (&id, members) in old_groups.iter().filter(|(id, _)| !self.groups.contains_key(id)) {
            let mut heirs: BTreeMap<PhenomenonId, usize> = BTreeMap::new();
            for heir in members.iter().filter_map(|&point| self.home[point]) {
                *heirs.entry(heir).or_default() += 1;
            }
            let heir = heirs.into_iter().max_by_key(|&(heir, count)| (count, std::cmp::Reverse(heir)));
            changes.events.push(match heir {
                Some((heir, count)) if 2 * count >= members.len() => Event::MergedInto(id, heir),
                _ => Event::Faded(id),
            });
        }
    }
}

/// Turns a mean distance into a certainty between 0 and 1.
fn certainty(distance: f32) -> f32 {
    if distance.is_finite() { (1.0 - distance).clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests;
