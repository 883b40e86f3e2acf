//! The own history as the calibration shuffles it, and when it is calibrated anew.
//!
//! Calibrating is a matter of seconds, so it is not done at each report: only when the history has grown by a quarter
//! or a year has gone. Both are told from the history alone, so a restart changes nothing.

use std::sync::Arc;

use super::calibrate::{Calibration, SHUFFLES, WATCHED};
use super::clock::{Clock, Day};
use super::days::Days;
use super::simulated::simulated;
use super::watch::{Labelled, Stream};
use crate::alerts::accumulation::Report;
use crate::alerts::counted::counted;
use crate::ids::ObservationId;
use crate::phenomena::{Certainty, Item, Radar};

/// The number of observations at which the first calibration is made; the next follow at a quarter more each.
const FIRST: f64 = 100.0;
const GROWTH: f64 = 1.25;
const YEAR: Day = 365;

/// How long the own history must be: a year of past before the days that are watched.
const LEAST_DAYS: Day = YEAR + WATCHED;
/// How many reports of phenomena the own history must hold.
const LEAST_REPORTS: usize = 60;
/// Up to how many observations the own history is shuffled. So many phenomena are well described by the simulation.
const MOST_OBSERVATIONS: usize = 10_000;
/// Up to how many reports of a phenomenon are weighed by their certainty; more outweigh their doubtful ones.
const WEIGHED: usize = 200;

/// The calibration in use.
#[derive(Clone, Debug, Default)]
pub struct History {
    made: Option<(Cut, Arc<Calibration>)>,
}

/// Up to where a history was calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    observations: usize,
    until: Day,
}

impl History {
    /// Returns the calibration that the history asks for, made anew if need be.
    pub fn calibration(&mut self, radar: &Radar, days: &Days, clock: &Clock) -> Arc<Calibration> {
        let cut = cut(radar.items(), days);
        if let Some((made, calibration)) = &self.made
            && *made == cut
        {
            return Arc::clone(calibration);
        }
        let calibration = Arc::new(calibrate(radar, days, clock, cut.until));
        self.made = Some((cut, Arc::clone(&calibration)));
        calibration
    }
}

/// Tells up to where the history is to be calibrated: the greatest step of growth that it has reached, and the last
/// year that has gone since.
fn cut(items: &[Item], days: &Days) -> Cut {
    let steps = ((items.len() as f64 / FIRST).max(1.0).ln() / GROWTH.ln()).floor();
    let observations = ((FIRST * GROWTH.powf(steps)).ceil() as usize).min(items.len());
    let reached = items[..observations].iter().map(|item| item.received_at).max();
    let reached = reached.map_or(0, |time| days.day(time));
    let years = (days.newest().unwrap_or(reached) - reached) / YEAR;
    Cut { observations, until: reached + years * YEAR }
}

fn calibrate(radar: &Radar, days: &Days, clock: &Clock, until: Day) -> Calibration {
    let stream = stream(radar, days, clock, until);
    let known = stream.reports.iter().filter(|report| report.phenomenon.is_some()).count();
    let is_own = until - clock.first() + 1 >= LEAST_DAYS && known >= LEAST_REPORTS && radar.len() <= MOST_OBSERVATIONS;
    if is_own {
        return Calibration::of(&stream, until, SHUFFLES);
    }
    let years = f64::from(until - clock.first() + 1) / 365.25;
    simulated(stream.prior(until), stream.phenomena, known as f64 / years)
}

/// Puts the history up to a day into numbers.
fn stream(radar: &Radar, days: &Days, clock: &Clock, until: Day) -> Stream {
    let mut reports: Vec<(Labelled, ObservationId)> = Vec::new();
    let mut add = |item: (ObservationId, Day), phenomenon, weight| {
        let (observation, day) = item;
        if day <= until && !clock.is_marked(day) {
            reports.push((Labelled { day, phenomenon, weight }, observation));
        }
    };
    let mut phenomena = 0;
    for (_, members) in radar.phenomena() {
        let members: Vec<Report<'_>> = members.into_iter().map(Report::from).collect();
        let sorted = counted(&members);
        let many = sorted.counted.len();
        for report in sorted.counted {
            let weight = weight(radar, report.observation, many);
            add((report.observation, days.day(report.received_at)), Some(phenomena), weight);
        }
        phenomena += 1;
    }
    radar.pool().for_each(|item| add((item.id, days.day(item.received_at)), None, 1.0));
    reports.sort_by_key(|(report, observation)| (report.day, *observation));
    Stream { clock: clock.clone(), reports: reports.into_iter().map(|(report, _)| report).collect(), phenomena }
}

/// Returns how much a report counts by how surely it belongs to its phenomenon, which has `many` reports.
pub fn weight(radar: &Radar, observation: ObservationId, many: usize) -> f64 {
    if many > WEIGHED {
        return 1.0;
    }
    let Some((_, score)) = radar.home_of(observation) else { return 1.0 };
    match Certainty::of(f64::from(score), false) {
        Certainty::Confirmed | Certainty::Clear => 1.0,
        Certainty::Probable => 0.9,
        Certainty::Possible => 0.7,
    }
}
