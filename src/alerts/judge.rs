//! Judges phenomena whose reports changed: which alerts are due.

use std::collections::HashMap;

use crate::ids::{AlertId, ObservationId, PhenomenonId};
use crate::phenomena::{Changes, Event, Radar};

use super::accumulation::{Accumulation, AccumulationRule, Report};
use super::alert::Alert;

/// Remembers what was raised, so that nothing is said twice.
#[derive(Clone, Debug, Default)]
pub struct Judge {
    rule: AccumulationRule,
    levels: HashMap<PhenomenonId, u32>,
    raised: Vec<Accumulation>,
}

impl Judge {
    /// Makes a judge that has raised nothing yet.
    pub fn new(rule: AccumulationRule) -> Self {
        Self { rule, levels: HashMap::new(), raised: Vec::new() }
    }

    /// Reminds the judge of an alert that was raised before.
    pub fn remember(&mut self, phenomenon: PhenomenonId, evidence: Accumulation) {
        let level = self.levels.entry(phenomenon).or_default();
        *level = evidence.level.max(*level);
        self.raised.push(evidence);
    }

    /// Lets a phenomenon that another became part of inherit what was raised for it.
    pub fn inherit(&mut self, gone: PhenomenonId, heir: PhenomenonId) {
        if let Some(level) = self.levels.remove(&gone) {
            let inherited = self.levels.entry(heir).or_default();
            *inherited = level.max(*inherited);
        }
    }

    /// Returns the alerts that are due after `changes`.
    ///
    /// A phenomenon that another merged into inherits what was raised for both; one that people dismissed
    /// raises none. Nothing is raised
    /// about reports of which at least half were in an earlier alert of the same level or a higher one:
    /// a phenomenon that faded and came back is no news.
    pub fn due(&mut self, radar: &Radar, changes: &Changes, mut new_id: impl FnMut() -> AlertId) -> Vec<Alert> {
        for event in &changes.events {
            if let Event::MergedInto(gone, heir) = event {
                self.inherit(*gone, *heir);
            }
        }
        let mut alerts = Vec::new();
        for phenomenon in changes.touched() {
            if radar.constraints().is_dismissed(phenomenon) {
                continue;
            }
            let members = radar.members(phenomenon);
            let reports: Vec<Report<'_>> = members.into_iter().map(Report::from).collect();
            let Some(evidence) = self.rule.due(&reports, self.levels.get(&phenomenon).copied()) else {
                continue;
            };
            let is_news = !self.was_said(&evidence);
            self.remember(phenomenon, evidence.clone());
            if is_news {
                alerts.push(Alert::accumulation(new_id(), phenomenon, evidence));
            }
        }
        alerts
    }

    fn was_said(&self, evidence: &Accumulation) -> bool {
        self.raised.iter().any(|earlier| {
            earlier.level >= evidence.level && overlap(&earlier.observations, &evidence.observations) >= 0.5
        })
    }
}

/// Returns the share of `now` that was in `before`.
fn overlap(before: &[ObservationId], now: &[ObservationId]) -> f64 {
    let shared = now.iter().filter(|id| before.contains(id)).count();
    shared as f64 / now.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, GroupingParams, Item, Shingles, Voice};
    use crate::text::Language;

    fn item(number: u128) -> Item {
        Item {
            id: ObservationId::from_uuid(Uuid::from_u128(number)),
            received_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
            language: Language::Fi,
            evidence: Evidence::new(vec![1.0, 0.0], &[], ConceptVector::default()).into(),
            concepts: Vec::new(),
            words: Vec::new(),
            shingles: Shingles::of([number.to_string().as_str()]),
            voice: Voice { municipality: Some(number.to_string()), ..Voice::default() },
        }
    }

    fn radar() -> Radar {
        let mut next = 0;
        Radar::new(GroupingParams::default().check().unwrap(), move || {
            next += 1;
            PhenomenonId::from_uuid(Uuid::from_u128(next))
        })
    }

    fn arrive(radar: &mut Radar, judge: &mut Judge, number: u128) -> Vec<Alert> {
        let changes = radar.arrive(item(number));
        judge.due(radar, &changes, AlertId::new)
    }

    #[test]
    fn each_level_is_raised_once() {
        let (mut radar, mut judge) = (radar(), Judge::new(AccumulationRule::default()));
        let raised: Vec<usize> = (1..=12).map(|number| arrive(&mut radar, &mut judge, number).len()).collect();
        assert_eq!(raised, [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn a_phenomenon_that_came_back_under_another_id_is_no_news() {
        let (mut radar, mut judge) = (radar(), Judge::new(AccumulationRule::default()));
        (1..=3).for_each(|number| drop(arrive(&mut radar, &mut judge, number)));
        let mut again = self::radar();
        (1..=2).for_each(|number| drop(again.arrive(item(number))));
        let mut changes = again.arrive(item(3));
        changes.events = vec![Event::Born(again.phenomena().next().unwrap().0)];
        judge.levels.clear();
        assert_eq!(judge.due(&again, &changes, AlertId::new), []);
    }

    #[test]
    fn a_merge_carries_over_what_was_raised() {
        let (mut radar, mut judge) = (radar(), Judge::new(AccumulationRule::default()));
        (1..=3).for_each(|number| drop(arrive(&mut radar, &mut judge, number)));
        let born = radar.phenomena().next().unwrap().0;
        let gone = PhenomenonId::from_uuid(Uuid::from_u128(99));
        let evidence = Accumulation { level: 4, observations: Vec::new(), ..judge.raised[0].clone() };
        judge.remember(gone, evidence);
        let changes = Changes { events: vec![Event::MergedInto(gone, born)], ..Changes::default() };
        judge.due(&radar, &changes, AlertId::new);
        assert_eq!(judge.levels[&born], 4);
    }
}
