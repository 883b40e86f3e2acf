//! What becomes of an observation when it arrives.
//!
//! 1. Where people put it, it is.
//! 2. Else it is compared with every phenomenon (mean distance to its members, those weighing more that
//!    people put there) and joins the nearest one within the joining distance.
//! 3. Else it waits in the pool. Those that wait and are near it are grouped with it by average linkage:
//!    enough alike make a new phenomenon.
//!
//! Cost: one comparison a phenomenon, and one for each of the newest that wait. What is decided here is
//! provisional: the next regroup looks at everything.

use std::collections::BTreeMap;

use crate::ids::PhenomenonId;
use crate::phenomena::item::Item;
use crate::phenomena::regroup::average_linkage;

use super::Radar;
use super::changes::{Changes, Event};

/// How many of those that wait are compared with a new observation, the newest of them.
const POOL_REACH: usize = 10_000;

/// How many of those that wait are grouped with a new observation, the nearest of them.
const POOL_NEIGHBOURHOOD: usize = 60;

impl Radar {
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
                let certainty = self.judge.probability_at_first_sight(1.0 - distance);
                self.settle(point, Some(phenomenon));
                Changes {
                    homes: BTreeMap::from([(observation, Some((phenomenon, certainty)))]),
                    events: vec![Event::Joined(phenomenon, observation)],
                }
            }
            _ => self.look_into_the_pool(point),
        }
    }

    fn arrive_where_people_put_it(&mut self, point: usize, place: &[PhenomenonId]) -> Changes {
        self.settle_in(point, place);
        let observation = self.items[point].id;
        let home = self.home_of(observation);
        let events = place.iter().map(|&id| Event::Joined(id, observation)).collect();
        Changes { homes: BTreeMap::from([(observation, home)]), events }
    }

    /// Returns the phenomenon whose members are nearest to a point on average, with that distance; people have not
    /// barred the point from it.
    fn nearest_phenomenon(&mut self, point: usize) -> Option<(PhenomenonId, f32)> {
        let evidence = |member: usize| (self.items[member].evidence.as_ref(), self.weights[member]);
        self.sums.complete(&self.groups, evidence);
        let observation = self.items[point].id;
        let similar = self.sums.mean_similarities(&self.items[point].evidence);
        let open = similar.filter(|(id, _)| !self.constraints.is_barred(observation, *id));
        open.map(|(id, similarity)| (id, 1.0 - similarity)).min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
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

    /// Returns the points of the pool that are near `point`, and itself, in order; bounded.
    fn pool_around(&self, point: usize) -> Vec<usize> {
        let is_free =
            |other: &usize| self.home[*other].is_none() && self.constraints.place(self.items[*other].id).is_none();
        let waiting = (0..self.items.len()).rev().filter(|&other| other != point).filter(is_free).take(POOL_REACH);
        let mut near: Vec<(f32, usize)> = waiting
            .map(|other| (self.distance(point, other), other))
            .filter(|&(distance, _)| distance < self.params.joining_distance)
            .collect();
        near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut around: Vec<usize> = near.into_iter().take(POOL_NEIGHBOURHOOD).map(|(_, other)| other).collect();
        around.push(point);
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
            changes.homes.insert(self.items[point].id, Some((id, self.certainty_of(point, group))));
        }
        changes
    }
}
