//! The work group's own rule: at least *n* similar reports within *d* days from at least *s* voices.
//!
//! The window ends with the newest report. Near-identical texts and one eager sender count once. An alert is raised when a
//! phenomenon first reaches *n*, and again at 2*n*, 4*n*, ….

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::counted::{Counted, counted};
use super::origin::Origin;
use crate::ids::ObservationId;
use crate::phenomena::{Item, Shingles, Voice};

/// *n*, *d* and *s*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccumulationRule {
    /// How many similar reports, *n*; at least 2.
    pub reports: u32,
    /// Within how many days, *d*; at least 1.
    pub days: u32,
    /// From how many different senders or places, *s*; at least 1.
    pub voices: u32,
}

impl Default for AccumulationRule {
    fn default() -> Self {
        Self { reports: 3, days: 365, voices: 2 }
    }
}

/// A report as the rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Which observation.
    pub observation: ObservationId,
    /// When it was made.
    pub received_at: Timestamp,
    /// From whom or where.
    pub voice: &'a Voice,
    /// What tells near-identical texts.
    pub shingles: &'a Shingles,
}

impl<'a> From<&'a Item> for Report<'a> {
    fn from(item: &'a Item) -> Self {
        Self { observation: item.id, received_at: item.received_at, voice: &item.voice, shingles: &item.shingles }
    }
}

/// How far a phenomenon is on the way to an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Reports in the window, near-identical ones counted once.
    pub counted: Vec<ObservationId>,
    /// Reports in the window that were left out: near-identical to another, or of the same voice at once.
    pub near_identical: Vec<ObservationId>,
    /// Different voices among the counted.
    pub voices: u32,
    /// The first report counted.
    pub first: Option<Timestamp>,
    /// The last report, with which the window ends.
    pub last: Option<Timestamp>,
}

/// What a phenomenon lacks for its next alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// How many more reports.
    pub reports: u32,
    /// From how many further voices.
    pub voices: u32,
}

/// The figures of an alert by this rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accumulation {
    /// How often the number was doubled: 0 at *n*, 1 at 2*n*, ….
    pub level: u32,
    /// How many reports were counted.
    pub reports: u32,
    /// How many were needed.
    pub needed: u32,
    /// The length of the window in days.
    pub days: u32,
    /// From how many voices.
    pub voices: u32,
    /// How many voices were needed.
    pub voices_needed: u32,
    /// How many reports were left out: near-identical to another, or of the same voice at once.
    pub near_identical: u32,
    /// How many more reports raise the next alert.
    pub more_for_next: u32,
    /// The first report counted.
    pub first: Timestamp,
    /// The report that raised the alert.
    pub last: Timestamp,
    /// Where the reports come from more than others do.
    #[serde(default)]
    pub origin: Origin,
    /// The reports counted, in order of time.
    pub observations: Vec<ObservationId>,
}

impl AccumulationRule {
    /// Counts a phenomenon's reports in the window that ends with the newest of them.
    ///
    /// `reports` must be in order of time.
    pub fn progress(&self, reports: &[Report<'_>]) -> Progress {
        let last = reports.last().map(|report| report.received_at);
        let window = SignedDuration::from_hours(24 * i64::from(self.days));
        let in_window =
            reports.iter().filter(|report| last.is_some_and(|last| last.duration_since(report.received_at) <= window));
        let Counted { counted, left_out } = counted(in_window);
        let voices: BTreeSet<&Voice> = counted.iter().map(|report| report.voice).collect();
        Progress {
            first: counted.first().map(|report| report.received_at),
            last,
            voices: count(voices.len()),
            counted: counted.into_iter().map(|report| report.observation).collect(),
            near_identical: left_out,
        }
    }

    /// Tells whether a phenomenon has reached a number of reports that it had not reached before.
    ///
    /// `reports` must be in order of time; `raised` is the highest level already raised.
    pub fn due(&self, reports: &[Report<'_>], raised: Option<u32>) -> Option<Accumulation> {
        let progress = self.progress(reports);
        let level = self.level(count(progress.counted.len()))?;
        if progress.voices < self.voices || raised.is_some_and(|raised| raised >= level) {
            return None;
        }
        let (first, last) = (progress.first?, progress.last?);
        let reports = count(progress.counted.len());
        Some(Accumulation {
            level,
            reports,
            needed: self.needed(level),
            days: self.days,
            voices: progress.voices,
            voices_needed: self.voices,
            near_identical: count(progress.near_identical.len()),
            more_for_next: self.needed(level + 1) - reports,
            first,
            last,
            origin: Origin::default(),
            observations: progress.counted,
        })
    }

    /// Tells what is lacking for the next alert; `raised` is the highest level already raised.
    pub fn lacking(&self, progress: &Progress, raised: Option<u32>) -> Lacking {
        let counted = count(progress.counted.len());
        let voices = self.voices.saturating_sub(progress.voices);
        let reached = self.level(counted).filter(|_| voices == 0);
        let next = raised.max(reached).map_or(0, |level| level + 1);
        Lacking { reports: self.needed(next).saturating_sub(counted), voices }
    }

    /// Tells whether one more counted report reaches the number, or twice, four times … as many.
    pub fn is_one_short(&self, reports: u32) -> bool {
        self.level(reports) != self.level(reports.saturating_add(1))
    }

    /// Returns how many reports a level takes.
    fn needed(&self, level: u32) -> u32 {
        self.reports.saturating_mul(2u32.saturating_pow(level))
    }

    /// Returns the highest level that a number of reports reaches.
    fn level(&self, reports: u32) -> Option<u32> {
        (0..u32::BITS).take_while(|&level| self.needed(level) <= reports).last()
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    struct Story {
        voices: Vec<Voice>,
        shingles: Vec<Shingles>,
        days: Vec<i64>,
    }

    impl Story {
        fn reports(&self) -> Vec<Report<'_>> {
            (0..self.days.len())
                .map(|number| Report {
                    observation: observation(number),
                    received_at: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * self.days[number]),
                    voice: &self.voices[number],
                    shingles: &self.shingles[number],
                })
                .collect()
        }
    }

    fn observation(number: usize) -> ObservationId {
        ObservationId::from_uuid(Uuid::from_u128(number as u128))
    }

    /// Reports on the given days, each from another municipality and in other words.
    fn story(days: &[i64]) -> Story {
        let voice = |number: usize| Voice { municipality: Some(number.to_string()), ..Voice::default() };
        Story {
            voices: (0..days.len()).map(voice).collect(),
            shingles: (0..days.len()).map(|number| Shingles::of([number.to_string().as_str()])).collect(),
            days: days.to_vec(),
        }
    }

    fn due(story: &Story, raised: Option<u32>) -> Option<Accumulation> {
        AccumulationRule::default().due(&story.reports(), raised)
    }

    #[test]
    fn the_third_report_within_a_year_raises_an_alert_with_its_figures() {
        let alert = due(&story(&[0, 100, 300]), None).unwrap();
        assert_eq!((alert.level, alert.reports, alert.needed, alert.voices), (0, 3, 3, 3));
        assert_eq!(alert.more_for_next, 3);
        assert_eq!(alert.observations, [0, 1, 2].map(observation));
    }

    #[test]
    fn reports_that_are_too_far_apart_raise_none() {
        assert_eq!(due(&story(&[0, 200, 400]), None), None);
    }

    #[test]
    fn a_report_exactly_as_old_as_the_window_counts() {
        assert!(due(&story(&[0, 200, 365]), None).is_some());
        assert!(due(&story(&[0, 200, 366]), None).is_none());
    }

    #[test]
    fn one_voice_alone_raises_none() {
        let mut story = story(&[0, 1, 2]);
        story.voices.fill(Voice::default());
        assert_eq!(due(&story, None), None);
    }

    #[test]
    fn near_identical_texts_count_once() {
        let mut story = story(&[0, 1, 2, 3]);
        story.shingles[3] = story.shingles[0].clone();
        story.shingles[2] = story.shingles[0].clone();
        assert_eq!(due(&story, None), None);
        let progress = AccumulationRule::default().progress(&story.reports());
        assert_eq!((progress.counted.len(), progress.near_identical.len()), (2, 2));
    }

    #[test]
    fn it_is_raised_again_at_twice_the_number_and_not_between() {
        assert_eq!(due(&story(&[0, 1, 2, 3]), Some(0)), None);
        let again = due(&story(&[0, 1, 2, 3, 4, 5]), Some(0)).unwrap();
        assert_eq!((again.level, again.needed, again.more_for_next), (1, 6, 6));
        assert_eq!(due(&story(&[0, 1, 2, 3, 4, 5]), Some(1)), None);
    }

    #[test]
    fn what_is_lacking_is_told_in_reports_and_voices() {
        let lacking = |story: &Story, raised| {
            let rule = AccumulationRule::default();
            let lacking = rule.lacking(&rule.progress(&story.reports()), raised);
            (lacking.reports, lacking.voices)
        };
        assert_eq!(lacking(&story(&[0, 1]), None), (1, 0));
        assert_eq!(lacking(&story(&[0, 1, 2, 3]), Some(0)), (2, 0));
        assert_eq!(lacking(&story(&[0, 1, 2, 3]), Some(1)), (8, 0));
        let mut one_voice = story(&[0, 1, 2]);
        one_voice.voices.fill(Voice::default());
        assert_eq!(lacking(&one_voice, None), (0, 1));
        assert_eq!(lacking(&story(&[]), None), (3, 2));
    }

    #[test]
    fn many_at_once_raise_one_alert_at_the_level_they_reach() {
        assert_eq!(due(&story(&(0..13).collect::<Vec<_>>()), None).unwrap().level, 2);
    }

    #[test]
    fn no_reports_raise_none() {
        assert_eq!(due(&story(&[]), None), None);
    }
}
