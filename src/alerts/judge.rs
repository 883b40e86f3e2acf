//! Judges phenomena whose reports changed: which alerts are due.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;

use crate::ids::{AlertId, ObservationId, PhenomenonId};
use crate::phenomena::{Changes, Event, Item, Radar};

use super::accumulation::{Accumulation, AccumulationRule, Report};
use super::alert::{Alert, AlertKind};
use super::evidence::Evidence;
use super::lasting::Lasting;
use super::origin::Origin;
use super::rules::Rules;
use super::surge::{Lookout, Marks};

/// Remembers what was raised, so that nothing is said twice.
#[derive(Clone, Debug)]
pub struct Judge {
    rule: AccumulationRule,
    lookout: Lookout,
    lasting: Lasting,
    has_looked: bool,
    levels: HashMap<PhenomenonId, u32>,
    raised: Vec<Accumulation>,
}

impl Judge {
    /// Makes a judge that has raised nothing yet; days begin at midnight in `time_zone`.
    pub fn new(rules: Rules, time_zone: TimeZone) -> Self {
        let lookout = Lookout::new(rules.surge, time_zone);
        Self {
            rule: rules.accumulation,
            lookout,
            lasting: Lasting::default(),
            has_looked: false,
            levels: HashMap::new(),
            raised: Vec::new(),
        }
    }

    /// Tells the judge what people know about the stream.
    pub fn know(&mut self, marks: Marks) {
        self.lookout.know(marks);
    }

    /// Lets the judge follow other rules from now on.
    pub fn follow(&mut self, rules: Rules) {
        self.rule = rules.accumulation;
        self.lookout.follow(rules.surge);
    }

    /// Reminds the judge of an alert that was raised before.
    pub fn remember(&mut self, alert: &Alert) {
        match &alert.evidence {
            Evidence::Accumulation(evidence) => self.remember_level(alert.phenomenon, evidence.clone()),
            Evidence::Surge(evidence) => self.lookout.remember(alert.id, alert.phenomenon, evidence.clone()),
        }
    }

    fn remember_level(&mut self, phenomenon: PhenomenonId, evidence: Accumulation) {
        let level = self.levels.entry(phenomenon).or_default();
        *level = evidence.level.max(*level);
        self.raised.push(evidence);
    }

    /// Lets a phenomenon that another became part of inherit what was raised for it.
    pub fn inherit(&mut self, gone: PhenomenonId, heir: PhenomenonId) {
        self.lookout.inherit(gone, heir);
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
        self.lookout.catch_up(radar);
        self.lasting.catch_up(radar.items());
        let mut alerts = Vec::new();
        for phenomenon in self.worth_a_look(radar, changes) {
            if radar.constraints().is_dismissed(phenomenon) {
                continue;
            }
            let members = radar.members(phenomenon);
            for evidence in self.evidences(radar, phenomenon, &members) {
                let alert = Alert::raise(new_id(), phenomenon, evidence);
                let raised_at = self.lasting.newest().unwrap_or(alert.raised_at);
                let alert = Alert { raised_at, ..alert };
                if alert.kind == AlertKind::Surge {
                    self.remember(&alert);
                }
                alerts.push(alert);
            }
        }
        alerts
    }

    /// Returns the phenomena whose reports changed and those that wait; at first all, as a restart forgets who waited.
    fn worth_a_look(&mut self, radar: &Radar, changes: &Changes) -> BTreeSet<PhenomenonId> {
        if !std::mem::replace(&mut self.has_looked, true) {
            return radar.phenomena().map(|(phenomenon, _)| phenomenon).collect();
        }
        changes.touched().into_iter().chain(self.lasting.waiting()).collect()
    }

    /// Returns what is to be said of a phenomenon.
    fn evidences(&mut self, radar: &Radar, phenomenon: PhenomenonId, members: &[&Item]) -> Vec<Evidence> {
        let reports: Vec<Report<'_>> = members.iter().map(|item| Report::from(*item)).collect();
        let due = self.rule.due(&reports, self.levels.get(&phenomenon).copied());
        let has_just_enough = due.as_ref().is_some_and(|due| due.reports == self.rule.reports);
        if has_just_enough && !self.lasting.has_lasted(phenomenon) {
            return Vec::new();
        }
        self.lasting.forget(phenomenon);
        let mut evidences = Vec::new();
        if let Some(mut evidence) = due {
            let is_news = !self.was_said(&evidence);
            self.remember_level(phenomenon, evidence.clone());
            if is_news {
                evidence.origin = origin(radar, members, &evidence.observations);
                evidences.push(evidence.into());
            }
        }
        evidences.extend(self.lookout.due(radar, phenomenon, members).map(Evidence::from));
        evidences
    }

    fn was_said(&self, evidence: &Accumulation) -> bool {
        self.raised.iter().any(|earlier| {
            earlier.level >= evidence.level && overlap(&earlier.observations, &evidence.observations) >= 0.5
        })
    }
}

/// Compares the voices of some of a phenomenon's reports with those of all observations.
fn origin(radar: &Radar, members: &[&Item], observations: &[ObservationId]) -> Origin {
    let these = members.iter().filter(|item| observations.contains(&item.id)).map(|item| &item.voice);
    Origin::of(&these.collect::<Vec<_>>(), radar.items().iter().map(|item| &item.voice))
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

    /// The vector of all reports of the one phenomenon.
    fn alike() -> Vec<f32> {
        let mut vector = vec![0.0; 32];
        vector[0] = 1.0;
        vector
    }

    fn item(number: u128) -> Item {
        Item {
            id: ObservationId::from_uuid(Uuid::from_u128(number)),
            received_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
            language: Language::Fi,
            evidence: Evidence::new(alike(), &[], ConceptVector::default()).into(),
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

    /// An observation about something else arrives.
    fn pass_by(radar: &mut Radar, judge: &mut Judge, number: u128) -> Vec<Alert> {
        let mut vector = vec![0.0; 32];
        vector[usize::try_from(number).unwrap()] = 1.0;
        let evidence = Evidence::new(vector, &[], ConceptVector::default()).into();
        let changes = radar.arrive(Item { evidence, ..item(number) });
        judge.due(radar, &changes, AlertId::new)
    }

    #[test]
    fn each_level_is_raised_once() {
        let (mut radar, mut judge) = (radar(), Judge::new(Rules::default(), TimeZone::UTC));
        let raised: Vec<usize> = (1..=12).map(|number| arrive(&mut radar, &mut judge, number).len()).collect();
        assert_eq!(raised, [0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn three_are_told_when_they_still_stand_after_more_has_come_in() {
        let (mut radar, mut judge) = (radar(), Judge::new(Rules::default(), TimeZone::UTC));
        (1..=3).for_each(|number| assert_eq!(arrive(&mut radar, &mut judge, number), []));
        (4..=5).for_each(|number| assert_eq!(pass_by(&mut radar, &mut judge, number), []));
        let alerts = pass_by(&mut radar, &mut judge, 6);
        assert_eq!(alerts.len(), 1);
        assert_eq!(alerts[0].raised_at, Timestamp::from_second(6).unwrap());
        assert_eq!(alerts[0].evidence.last(), Timestamp::from_second(3).unwrap());
        assert_eq!(pass_by(&mut radar, &mut judge, 7), []);
    }

    #[test]
    fn a_phenomenon_that_came_back_under_another_id_is_no_news() {
        let (mut radar, mut judge) = (radar(), Judge::new(Rules::default(), TimeZone::UTC));
        (1..=4).for_each(|number| drop(arrive(&mut radar, &mut judge, number)));
        let mut again = self::radar();
        (1..=3).for_each(|number| drop(again.arrive(item(number))));
        let mut changes = again.arrive(item(4));
        changes.events = vec![Event::Born(again.phenomena().next().unwrap().0)];
        judge.levels.clear();
        assert_eq!(judge.due(&again, &changes, AlertId::new), []);
    }

    #[test]
    fn a_merge_carries_over_what_was_raised() {
        let (mut radar, mut judge) = (radar(), Judge::new(Rules::default(), TimeZone::UTC));
        (1..=4).for_each(|number| drop(arrive(&mut radar, &mut judge, number)));
        let born = radar.phenomena().next().unwrap().0;
        let gone = PhenomenonId::from_uuid(Uuid::from_u128(99));
        let evidence = Accumulation { level: 4, observations: Vec::new(), ..judge.raised[0].clone() };
        judge.remember_level(gone, evidence);
        let changes = Changes { events: vec![Event::MergedInto(gone, born)], ..Changes::default() };
        judge.due(&radar, &changes, AlertId::new);
        assert_eq!(judge.levels[&born], 4);
    }
}
