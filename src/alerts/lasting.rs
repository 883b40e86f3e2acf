//! A phenomenon of just enough reports must last before it is told.
//!
//! The machine's groups of three are its least sure ones: some dissolve when more has come in and shows that something
//! else is nearer. So one that has just the number that the rule asks for is told when it still stands after
//! [`OBSERVATIONS`] more observations of any kind, or after [`DAYS`] days where little comes in; with one report more it
//! is told at once. Waiting longer spares more false alerts but loses right ones where observations are few
//! (`docs/decisions/0008-three-reports-must-last.md`).

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::ids::PhenomenonId;
use crate::phenomena::Item;

/// Through how many further observations it must last.
const OBSERVATIONS: usize = 3;

/// After how many days it has lasted all the same.
const DAYS: i64 = 7;

/// Since when phenomena of just enough reports have stood, and how far the stream is.
#[derive(Clone, Debug, Default)]
pub struct Lasting {
    now: Moment,
    since: BTreeMap<PhenomenonId, Moment>,
}

/// How far the stream was.
#[derive(Clone, Copy, Debug, Default)]
struct Moment {
    observations: usize,
    newest: Option<Timestamp>,
}

impl Lasting {
    /// Takes note of what has come in. Items are only ever added.
    pub fn catch_up(&mut self, items: &[Item]) {
        let new = items.get(self.now.observations..).unwrap_or_default();
        let newest = new.iter().map(|item| item.received_at).max();
        self.now = Moment { observations: items.len(), newest: self.now.newest.max(newest) };
    }

    /// Returns when the newest observation was made.
    pub fn newest(&self) -> Option<Timestamp> {
        self.now.newest
    }

    /// Tells whether a phenomenon has lasted; asked for the first time, it has not.
    pub fn has_lasted(&mut self, phenomenon: PhenomenonId) -> bool {
        let since = *self.since.entry(phenomenon).or_insert(self.now);
        let days = match (since.newest, self.now.newest) {
            (Some(since), Some(now)) => now.duration_since(since),
            _ => SignedDuration::ZERO,
        };
        self.now.observations - since.observations >= OBSERVATIONS || days >= SignedDuration::from_hours(24 * DAYS)
    }

    /// Forgets a phenomenon that no longer waits.
    pub fn forget(&mut self, phenomenon: PhenomenonId) {
        self.since.remove(&phenomenon);
    }

    /// Returns the phenomena that wait.
    pub fn waiting(&self) -> impl Iterator<Item = PhenomenonId> {
        self.since.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(observations: usize, day: i64) -> Moment {
        let newest = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day);
        Moment { observations, newest: Some(newest) }
    }

    fn lasts(now: Moment) -> bool {
        let phenomenon = PhenomenonId::new();
        let mut lasting = Lasting { now: at(100, 50), ..Lasting::default() };
        assert!(!lasting.has_lasted(phenomenon));
        lasting.now = now;
        lasting.has_lasted(phenomenon)
    }

    #[test]
    fn it_has_lasted_after_enough_observations_or_days() {
        assert!(!lasts(at(102, 56)));
        assert!(lasts(at(103, 51)));
        assert!(lasts(at(101, 57)));
    }

    #[test]
    fn one_that_was_forgotten_waits_anew() {
        let phenomenon = PhenomenonId::new();
        let mut lasting = Lasting { now: at(100, 50), ..Lasting::default() };
        lasting.has_lasted(phenomenon);
        lasting.forget(phenomenon);
        assert_eq!(lasting.waiting().count(), 0);
        lasting.now = at(200, 90);
        assert!(!lasting.has_lasted(phenomenon));
    }
}
