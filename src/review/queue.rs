//! In which order observations are looked at.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use crate::alerts::AlertState;
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::{Store, StoreError};

/// What is older is history, which an import brings by the hundred, and not news.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(60 * 24);

/// The most observations that wait at once.
const MOST: u32 = 1_000;

/// How much an observation matters now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// An alert about its phenomenon waits for an answer.
    Alerted,
    /// One more report raises an alert about its phenomenon.
    Nearly,
    /// Neither.
    Usual,
}

/// An observation that waits to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub observation: ObservationId,
    /// When it was received.
    pub received_at: Timestamp,
    /// The phenomenon to which it belongs best, as the machine judges.
    pub home: Option<PhenomenonId>,
    /// How much it matters.
    pub urgency: Urgency,
}

/// Returns what waits, in order: first what belongs to phenomena with an alert, then to those that nearly have one, then
/// the rest; the oldest of each first.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn queue(app: &App, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let rule = app.rules().await?.accumulation;
    let mut waiting = app.store.unreviewed(now - WINDOW, MOST).await?;
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let alerts = app.store.alerts(Some(AlertState::New)).await?;
    let alerted: HashSet<PhenomenonId> = alerts.into_iter().map(|alert| alert.phenomenon).collect();
    let days = SignedDuration::from_hours(24);
    let counts =
        app.store.phenomenon_counts(now - days * i32::try_from(rule.days).unwrap_or(i32::MAX), now + days).await?;
    let is_near = |home: PhenomenonId| {
        let reports = counts.get(&home).copied().unwrap_or_default();
        rule.is_one_short(u32::try_from(reports).unwrap_or(u32::MAX))
    };
    for one in &mut waiting {
        one.urgency = match one.home {
            Some(home) if alerted.contains(&home) => Urgency::Alerted,
            Some(home) if is_near(home) => Urgency::Nearly,
            _ => Urgency::Usual,
        };
    }
    waiting.sort_by_key(|one| (one.urgency, one.received_at, one.observation));
    Ok(waiting)
}

/// Counts what waits.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn count(store: &Store, now: Timestamp) -> Result<usize, StoreError> {
    Ok(store.unreviewed(now - WINDOW, MOST).await?.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::AccumulationRule;

    #[test]
    fn one_more_report_raises_an_alert_at_the_number_and_at_twice_as_many() {
        let rule = AccumulationRule { reports: 3, days: 365, voices: 2 };
        let near: Vec<u32> = (0..30).filter(|reports| rule.is_one_short(*reports)).collect();
        assert_eq!(near, [2, 5, 11, 23]);
    }

    #[test]
    fn alerted_comes_before_nearly_and_nearly_before_the_rest() {
        assert!(Urgency::Alerted < Urgency::Nearly && Urgency::Nearly < Urgency::Usual);
    }
}
