//! Replay: runs a past period as if the service had been there.
//!
//! Observations come in order of time into an empty store, as [`Grouping::take_in`] takes them: what a
//! day brought is grouped at its end, and alerts know only what had come in by then. Same input, same
//! result: phenomena and alerts are numbered in the order in which they appear.

mod hindsight;
mod input;
mod output;
mod rules;

pub use hindsight::hindsight;
pub use input::{ReplayError, encode, read};
pub use output::{AlertLine, AssignmentLine, PhenomenonLine, lines, write};
pub use rules::{RulesError, read_rules};

use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::alerts::{Alert, Rules};
use crate::ids::{AlertId, PhenomenonId};
use crate::phenomena::{Grouping, GroupingParams, Item, Radar};

/// What a replay found.
pub struct Replayed {
    /// The phenomena as they stand at the end.
    pub radar: Radar,
    /// The alerts in the order in which they were raised.
    pub alerts: Vec<Alert>,
}

/// Replays observations, which must be in order of time; days begin at midnight in `time_zone`.
///
/// `progress` is called after each observation.
pub fn run(items: Vec<Item>, rules: Rules, time_zone: TimeZone, mut progress: impl FnMut()) -> Replayed {
    let mut phenomena = numbers();
    let mut alerts = numbers();
    let mut grouping = Grouping::new(
        GroupingParams::standard(),
        rules,
        time_zone.clone(),
        move || PhenomenonId::from_uuid(phenomena()),
        move || AlertId::from_uuid(alerts()),
    );
    let mut raised = Vec::new();
    let day = |item: &Item| item.received_at.to_zoned_datetime(time_zone.clone()).date();
    let mut items = items.into_iter().peekable();
    while let Some(first) = items.next() {
        let today = day(&first);
        let mut batch = vec![first];
        while let Some(next) = items.next_if(|item| day(item) == today) {
            batch.push(next);
        }
        let count = batch.len();
        raised.extend(grouping.take_in(batch).alerts);
        (0..count).for_each(|_| progress());
    }
    raised.extend(grouping.regroup().alerts);
    Replayed { radar: grouping.radar, alerts: raised }
}

/// Returns a source of ids that are the numbers from 1 on.
fn numbers() -> impl FnMut() -> Uuid + Send {
    let mut last = 0u128;
    move || {
        last += 1;
        Uuid::from_u128(last)
    }
}
