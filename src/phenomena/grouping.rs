//! The state of grouping while the service runs: radar, judge and word counts in step.

use crate::alerts::{AccumulationRule, Alert, Judge};
use crate::ids::{AlertId, PhenomenonId};

use super::item::Item;
use super::names::Frequencies;
use super::params::GroupingParams;
use super::radar::{Changes, Radar};

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
}

/// What a step of grouping changed, and the alerts that it raised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Moves and events.
    pub changes: Changes,
    /// Alerts.
    pub alerts: Vec<Alert>,
}

impl Grouping {
    /// Makes a state that must be loaded before use.
    pub fn unloaded(rule: AccumulationRule) -> Self {
        Self {
            radar: Radar::new(GroupingParams::standard(), PhenomenonId::new),
            judge: Judge::new(rule),
            frequencies: Frequencies::default(),
            is_loaded: false,
        }
    }

    /// Puts back an observation that was grouped before.
    pub fn restore(&mut self, item: Item, phenomenon: Option<PhenomenonId>) {
        self.frequencies.add(&item);
        self.radar.restore(item, phenomenon);
    }

    /// Takes in new observations, which must be in order of time.
    pub fn take_in(&mut self, items: Vec<Item>) -> Step {
        let mut step = Step::default();
        for item in items {
            self.frequencies.add(&item);
            let changes = self.radar.arrive(item);
            step.alerts.extend(self.judge.due(&self.radar, &changes, AlertId::new));
            step.changes.extend(changes);
        }
        step
    }

    /// Groups everything anew.
    pub fn regroup(&mut self) -> Step {
        let changes = self.radar.regroup();
        let alerts = self.judge.due(&self.radar, &changes, AlertId::new);
        Step { changes, alerts }
    }
}
