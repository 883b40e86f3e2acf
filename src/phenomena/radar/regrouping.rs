//! A regroup: everything is looked at anew, and the result is matched to the phenomena that are.

use std::collections::BTreeMap;

use crate::ids::PhenomenonId;
use crate::phenomena::judge::Traits;
use crate::phenomena::regroup::{Bonds, Pairs, Regrouped, group, similarities};

use super::Radar;
use super::changes::{Changes, Event};
use super::respect::{Decided, respect};
use super::window::{carry, newest};

/// How many observations a regroup looks at: of more, the newest.
const WINDOW: usize = 10_000;

impl Radar {
    /// Groups everything anew; ids live on by overlap.
    pub fn regroup(&mut self) -> Changes {
        let bonds = self.bonds();
        let regrouped = self.group(&bonds);
        self.adopt(regrouped, &bonds)
    }

    /// Groups the newest observations; what lies before them stays with its phenomenon.
    pub(super) fn group(&self, bonds: &Bonds) -> Regrouped {
        let window = newest(&self.items, WINDOW);
        let similarity = match &self.pairs {
            Some(pairs) => Pairs::compute(window.len(), |a, b| pairs.get(window[a], window[b])),
            None => similarities(&window.iter().map(|&point| self.items[point].evidence.as_ref()).collect::<Vec<_>>()),
        };
        let traits: Vec<Traits> = window.iter().map(|&point| self.traits[point]).collect();
        let found = group(similarity, &traits, self.judge, &bonds.of(&window), &self.params);
        let mut whole = Regrouped {
            groups: found
                .groups
                .into_iter()
                .map(|group| group.into_iter().map(|place| window[place]).collect())
                .collect(),
            certainty: self.certainty.clone(),
        };
        for (place, &point) in window.iter().enumerate() {
            whole.certainty[point] = found.certainty[place];
        }
        whole.groups = carry(whole.groups, &window, &self.home);
        whole
    }

    /// Makes the groups that were found the phenomena, as far as decisions allow, and tells what that changed.
    fn adopt(&mut self, regrouped: Regrouped, bonds: &Bonds) -> Changes {
        let sizes = self.groups.iter().map(|(&id, members)| (id, members.len())).collect();
        let before = std::mem::replace(&mut self.home, vec![None; self.items.len()]);
        let old_groups = std::mem::take(&mut self.groups);
        self.also.clear();
        self.sums.clear();
        let decided = Decided { bonds, kept: self.constraints.kept() };
        let shape = respect(&regrouped.groups, &before, &sizes, &decided, self.params.least_reports);
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
        self.certainty = regrouped.certainty;
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
            let home = is.map(|id| (id, self.certainty_of(point, &self.groups[&id])));
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
