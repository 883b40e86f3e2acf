//! The state of grouping while the service runs: radar, judge and word counts in step.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::alerts::{Alert, Judge, Rules};
use crate::ids::{AlertId, ObservationId, PhenomenonId};

use super::decisions::{Constraints, Decision, Recorded};
use super::item::Item;
use super::names::Frequencies;
use super::params::ValidGroupingParams;
use super::radar::{Changes, Event, Radar};

/// Up to how many observations everything is regrouped at the end of each day that came in, instead
/// of once at night.
const REGROUP_AT_ONCE: usize = 2_000;

/// Everything that grouping knows, as the database has it.
pub struct Grouping {
    /// Observations and phenomena.
    pub radar: Radar,
    /// What was raised.
    pub judge: Judge,
    /// How common concepts and words are.
    pub frequencies: Frequencies,
    /// Whether this is what the database has; if not, it must be loaded anew before use.
    pub(super) is_loaded: bool,
    /// The version of the grouping in the database that this is.
    pub(super) version: i64,
    /// What people decided up to that version, in order.
    log: Vec<Recorded>,
    /// The phenomena whose reports people changed since the last step.
    rearranged: BTreeSet<PhenomenonId>,
    time_zone: TimeZone,
    new_alert: Box<dyn FnMut() -> AlertId + Send>,
}

/// What a step of grouping changed, and the alerts that it raised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Homes and events.
    pub changes: Changes,
    /// Alerts.
    pub alerts: Vec<Alert>,
}

impl Grouping {
    /// Makes an empty state; `new_phenomenon` and `new_alert` name what will be found, days begin at
    /// midnight in `time_zone`.
    pub fn new(
        params: ValidGroupingParams,
        rules: Rules,
        time_zone: TimeZone,
        new_phenomenon: impl FnMut() -> PhenomenonId + Send + 'static,
        new_alert: impl FnMut() -> AlertId + Send + 'static,
    ) -> Self {
        Self {
            radar: Radar::new(params, new_phenomenon),
            judge: Judge::new(rules, time_zone.clone()),
            frequencies: Frequencies::default(),
            is_loaded: false,
            version: 0,
            log: Vec::new(),
            rearranged: BTreeSet::new(),
            time_zone,
            new_alert: Box::new(new_alert),
        }
    }

    /// Puts back an observation that was grouped before;
    /// `phenomena` are those that it belongs to, the one first that it belongs to first of all.
    pub fn restore(&mut self, item: Item, phenomena: &[PhenomenonId]) {
        self.frequencies.add(&item);
        let id = item.id;
        self.radar.restore(item, None);
        self.radar.follow(id, phenomena);
    }

    /// Takes in new observations, which must be in order of time; those that are known already change nothing.
    ///
    /// 1. The observations of one day join phenomena or wait in the pool.
    /// 2. While the store is small, everything is then regrouped.
    /// 3. Alerts are judged, so that what does not last a day raises none.
    pub fn take_in(&mut self, items: Vec<Item>) -> Step {
        let mut step = self.settle();
        let mut day: Option<Date> = None;
        let mut changes = Changes::default();
        for item in items {
            if self.radar.contains(item.id) {
                continue;
            }
            let date = item.received_at.to_zoned_datetime(self.time_zone.clone()).date();
            if day.replace(date).is_some_and(|before| before != date) {
                self.end_day(std::mem::take(&mut changes), &mut step);
            }
            self.frequencies.add(&item);
            changes.extend(self.radar.arrive(item));
        }
        self.end_day(changes, &mut step);
        step
    }

    /// Takes decisions that people took or undid since, and returns what all of them ask;
    /// [`Grouping::follow`] makes it hold.
    pub fn hear(&mut self, news: Vec<Recorded>) -> Constraints {
        for recorded in news {
            match self.log.binary_search_by_key(&recorded.number, |known| known.number) {
                Ok(place) => self.log[place] = recorded,
                Err(place) => self.log.insert(place, recorded),
            }
        }
        Constraints::of(&self.log)
    }

    /// Takes what people's decisions ask, with where observations are by them and the phenomena that there are now.
    pub fn follow(
        &mut self,
        constraints: Constraints,
        homes: &[(ObservationId, Vec<PhenomenonId>)],
        living: &BTreeSet<PhenomenonId>,
    ) {
        for (observation, phenomena) in homes {
            self.rearranged.extend(self.radar.phenomena_of(*observation));
            self.rearranged.extend(phenomena);
            self.radar.follow(*observation, phenomena);
        }
        for recorded in self.log.iter().filter(|recorded| recorded.stands()) {
            if let Decision::Merge { from, into } = recorded.decision {
                self.judge.inherit(from, into);
                self.rearranged.remove(&from);
            }
        }
        self.radar.know(living);
        self.radar.constrain(constraints);
    }

    /// Lets the next step judge and name these phenomena, as far as they have observations.
    pub(super) fn look_again(&mut self, phenomena: impl IntoIterator<Item = PhenomenonId>) {
        let radar = &self.radar;
        self.rearranged.extend(phenomena.into_iter().filter(|id| !radar.members(*id).is_empty()));
    }

    /// Tells whether people changed phenomena since the last step.
    pub fn was_rearranged(&self) -> bool {
        !self.rearranged.is_empty()
    }

    /// Judges the phenomena that people changed.
    pub fn settle(&mut self) -> Step {
        let rearranged = std::mem::take(&mut self.rearranged).into_iter();
        let living = rearranged.filter(|id| !self.radar.members(*id).is_empty());
        let changes = Changes { events: living.map(Event::Rearranged).collect(), ..Changes::default() };
        let mut step = Step::default();
        self.judge_changes(changes, &mut step);
        step
    }

    /// Groups everything anew.
    pub fn regroup(&mut self) -> Step {
        let mut step = self.settle();
        let changes = self.radar.regroup();
        self.judge_changes(changes, &mut step);
        step
    }

    fn end_day(&mut self, mut changes: Changes, step: &mut Step) {
        if self.radar.len() <= REGROUP_AT_ONCE {
            changes.extend(self.radar.regroup());
        }
        self.judge_changes(changes, step);
    }

    fn judge_changes(&mut self, changes: Changes, step: &mut Step) {
        step.alerts.extend(self.judge.due(&self.radar, &changes, &mut self.new_alert));
        step.changes.extend(changes);
    }
}
