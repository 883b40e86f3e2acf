//! Replay: runs a past period as if the service had been there.
//!
//! 1. Observations come in order of time; each is grouped and alerts are judged at once.
//! 2. Whenever a new day begins, everything is regrouped first, as the service does at night.
//! 3. After the last one, everything is regrouped once more.
//!
//! Alerts know only what had come in by then. Same input, same result: phenomena and alerts are
//! numbered in the order in which they appear.

mod input;
mod output;
mod rules;

pub use input::{ReplayError, encode, read};
pub use output::{AlertLine, AssignmentLine, PhenomenonLine, lines, write};
pub use rules::{Rules, RulesError};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::alerts::{AccumulationRule, Alert, Judge};
use crate::ids::{AlertId, PhenomenonId};
use crate::phenomena::{Changes, Item, Radar, ValidGroupingParams};

/// A replay under way.
pub struct Replay {
    radar: Radar,
    judge: Judge,
    time_zone: TimeZone,
    day: Option<Date>,
    alerts: Vec<Alert>,
}

/// What a replay found.
pub struct Replayed {
    /// The phenomena as they stand at the end.
    pub radar: Radar,
    /// The alerts in the order in which they were raised.
    pub alerts: Vec<Alert>,
}

impl Replay {
    /// Begins a replay with an empty store; days begin at midnight in `time_zone`.
    pub fn new(params: ValidGroupingParams, rule: AccumulationRule, time_zone: TimeZone) -> Self {
        let mut numbers = 1u128..;
        let new_id = move || PhenomenonId::from_uuid(Uuid::from_u128(numbers.next().expect("u128 does not run out")));
        Self { radar: Radar::new(params, new_id), judge: Judge::new(rule), time_zone, day: None, alerts: Vec::new() }
    }

    /// Lets the next observation come in; observations must come in order of time.
    pub fn observe(&mut self, item: Item) {
        let day = item.received_at.to_zoned_datetime(self.time_zone.clone()).date();
        if self.day.replace(day).is_some_and(|before| before < day) {
            let changes = self.radar.regroup();
            self.raise(&changes);
        }
        let changes = self.radar.arrive(item);
        self.raise(&changes);
    }

    /// Regroups once more and ends the replay.
    pub fn finish(mut self) -> Replayed {
        let changes = self.radar.regroup();
        self.raise(&changes);
        Replayed { radar: self.radar, alerts: self.alerts }
    }

    fn raise(&mut self, changes: &Changes) {
        let number = self.alerts.len();
        let mut numbers = number as u128 + 1..;
        let new_id = || AlertId::from_uuid(Uuid::from_u128(numbers.next().expect("u128 does not run out")));
        self.alerts.extend(self.judge.due(&self.radar, changes, new_id));
    }
}
