//! Says when a phenomenon surges: looks at it, weighs what was found against chance, and says nothing twice.
//!
//! A surge is said again when the reports since its onset have doubled, or when it lasts a year later. What has come
//! since its onset is not taken for usual until somebody dismisses it, or says that the level is the usual one from a
//! day on; then only that day and later ones are compared with. Neither time nor a report that was written about it
//! makes a raised level the normal one.

use jiff::tz::TimeZone;

use super::calibrate::{Calibration, YearsBetween};
use super::clock::{Clock, Day};
use super::course::{Counted, Course, Span};
use super::days::{Days, number};
use super::evidence::{Surge, TestFigures};
use super::history::{History, weight};
use super::look::{Finding, Look, Test, look};
use super::marks::Marks;
use super::rule::SurgeRule;
use crate::alerts::accumulation::Report;
use crate::alerts::counted::counted;
use crate::alerts::origin::Origin;
use crate::ids::{AlertId, PhenomenonId};
use crate::phenomena::{Item, Radar, Voice};

/// The least strength that is told, however few phenomena there are: a chance of one in twenty for one test.
const LEAST_STRENGTH: f64 = 1.3;

/// After how many days a surge that lasts is said again.
const SAID_AGAIN: Day = 365;

/// The share of its reports with which an alert speaks of an earlier one's matter.
const SAME_MATTER: f64 = 0.5;

/// From how many voices a surge must come.
const LEAST_VOICES: usize = 2;

/// Remembers the stream and what was said about it.
#[derive(Clone, Debug)]
pub struct Lookout {
    rule: SurgeRule,
    days: Days,
    clock: Option<Clock>,
    history: History,
    marks: Marks,
    raised: Vec<Raised>,
}

#[derive(Clone, Debug)]
struct Raised {
    alert: AlertId,
    phenomenon: PhenomenonId,
    evidence: Surge,
}

/// A phenomenon as looked at.
struct Seen<'r, 'a> {
    counted: Vec<(Day, &'r Report<'a>)>,
    left_out: usize,
    course: Course,
}

impl Lookout {
    /// Starts with an empty stream.
    pub fn new(rule: SurgeRule, time_zone: TimeZone) -> Self {
        Self {
            rule,
            days: Days::new(time_zone),
            clock: None,
            history: History::default(),
            marks: Marks::default(),
            raised: Vec::new(),
        }
    }

    /// Takes note of what people know.
    pub fn know(&mut self, marks: Marks) {
        if self.marks != marks {
            self.marks = marks;
            self.clock = None;
            self.history = History::default();
        }
    }

    /// Follows another rule from now on.
    pub fn follow(&mut self, rule: SurgeRule) {
        self.rule = rule;
    }

    /// Remembers a surge that was said.
    pub fn remember(&mut self, alert: AlertId, phenomenon: PhenomenonId, evidence: Surge) {
        self.raised.push(Raised { alert, phenomenon, evidence });
    }

    /// Lets a phenomenon inherit what was said of another that merged into it.
    pub fn inherit(&mut self, gone: PhenomenonId, heir: PhenomenonId) {
        for raised in self.raised.iter_mut().filter(|raised| raised.phenomenon == gone) {
            raised.phenomenon = heir;
        }
    }

    /// Counts what has come in; must be called before phenomena are looked at.
    pub fn catch_up(&mut self, radar: &Radar) {
        if self.days.catch_up(radar.items()) || self.clock.is_none() {
            self.clock = self.days.clock(&self.marks);
        }
    }

    /// Looks at a phenomenon whose reports changed, and returns a surge that was not said before.
    pub fn due(&mut self, radar: &Radar, phenomenon: PhenomenonId, members: &[&Item]) -> Option<Surge> {
        if self.rule.false_alarms_a_year <= 0.0 {
            return None;
        }
        let (clock, today) = (self.clock.as_ref()?, self.days.newest()?);
        let reports: Vec<Report<'_>> = members.iter().map(|item| Report::from(*item)).collect();
        let seen = self.see(radar, phenomenon, &reports, clock, today);
        if seen.counted.len() < 3 {
            return None;
        }
        let calibration = self.history.calibration(radar, &self.days, clock);
        let look = look(&seen.course, clock, calibration.prior, today);
        let thresholds = calibration.thresholds(self.rule.false_alarms_a_year);
        let threshold = thresholds.of(&look).max(LEAST_STRENGTH);
        if look.strength() < threshold || !self.is_news(phenomenon, &seen, today) {
            return None;
        }
        self.evidence(radar, &seen, &look, &calibration, threshold, today)
    }

    fn see<'r, 'a>(
        &self,
        radar: &Radar,
        phenomenon: PhenomenonId,
        reports: &'r [Report<'a>],
        clock: &Clock,
        today: Day,
    ) -> Seen<'r, 'a> {
        let sorted = counted(reports);
        let dated = sorted.counted.into_iter().map(|report| (self.days.day(report.received_at), report));
        let counted: Vec<(Day, &Report<'_>)> = dated.filter(|(day, _)| !clock.is_marked(*day)).collect();
        let many = counted.len();
        let weighed =
            counted.iter().map(|&(day, report)| Counted { day, weight: weight(radar, report.observation, many) });
        let mut course = Course { reports: weighed.collect(), unusual: Vec::new() };
        let accepted = self.marks.usual_since.get(&phenomenon).map(|&date| number(date));
        course.unusual.extend(accepted.map(|accepted| Span { from: clock.first(), to: accepted - 1 }));
        let standing = self.said(phenomenon, &counted).filter(|raised| !self.marks.dismissed.contains(&raised.alert));
        let onsets = standing.map(|raised| self.days.day(raised.evidence.onset));
        let onset = onsets.filter(|onset| accepted.is_none_or(|accepted| *onset >= accepted)).min();
        course.unusual.extend(onset.map(|from| Span { from, to: today }));
        Seen { counted, left_out: sorted.left_out.len(), course }
    }

    /// Returns the surges that were said of a phenomenon, under this id or another.
    fn said<'s>(
        &'s self,
        phenomenon: PhenomenonId,
        counted: &'s [(Day, &Report<'_>)],
    ) -> impl Iterator<Item = &'s Raised> {
        let is_same_matter = move |raised: &&Raised| {
            let told = &raised.evidence.observations;
            let shared = counted.iter().filter(|(_, report)| told.contains(&report.observation)).count();
            raised.phenomenon == phenomenon || shared as f64 >= SAME_MATTER * told.len().max(1) as f64
        };
        self.raised.iter().filter(is_same_matter)
    }

    fn is_news(&self, phenomenon: PhenomenonId, seen: &Seen<'_, '_>, today: Day) -> bool {
        let Some(last) = self.said(phenomenon, &seen.counted).max_by_key(|raised| raised.evidence.last) else {
            return true;
        };
        let (onset, said) = (self.days.day(last.evidence.onset), self.days.day(last.evidence.last));
        let now = seen.course.since(onset - 1);
        let then = now - seen.course.since(said);
        today - said >= SAID_AGAIN || now >= 2.0 * then.max(1.0)
    }

    fn evidence(
        &self,
        radar: &Radar,
        seen: &Seen<'_, '_>,
        look: &Look,
        calibration: &Calibration,
        threshold: f64,
        today: Day,
    ) -> Option<Surge> {
        let strongest = look.strongest()?;
        let within: Vec<&Report<'_>> =
            seen.counted.iter().filter(|(day, _)| *day >= strongest.from).map(|&(_, report)| report).collect();
        let (first, last) = (within.first()?.received_at, within.last()?.received_at);
        let mut voices: Vec<&Voice> = within.iter().map(|report| report.voice).collect();
        let origin = Origin::of(&voices, radar.items().iter().map(|item| &item.voice));
        voices.sort_unstable();
        voices.dedup();
        if within.len() < 3 || voices.len() < LEAST_VOICES {
            return None;
        }
        let onset = look.of(Test::Gaps).and_then(|closing| {
            let since = seen.counted.iter().find(|(day, _)| *day >= closing.from);
            since.map(|(_, report)| report.received_at)
        });
        let (years_between, is_at_least) = match calibration.years_between(look) {
            YearsBetween::About(years) => (years, false),
            YearsBetween::AtLeast(years) => (years, true),
        };
        let spare = self.spare(seen, calibration, threshold, today);
        Some(Surge {
            test: strongest.test,
            days: length(strongest),
            reports: whole(within.len()),
            expected: strongest.expected,
            needed: whole(within.len() - spare.min(within.len() - 3)),
            tests: look.findings.iter().map(figures).collect(),
            strength: look.strength(),
            threshold,
            false_alarms_a_year: self.rule.false_alarms_a_year,
            years_between,
            is_at_least,
            calibration: calibration.source,
            voices: whole(voices.len()),
            left_out: whole(seen.left_out),
            onset: onset.unwrap_or(first),
            first,
            last,
            origin,
            observations: within.iter().map(|report| report.observation).collect(),
        })
    }

    /// Returns without how many of its newest reports the phenomenon would be unusual enough as well.
    fn spare(&self, seen: &Seen<'_, '_>, calibration: &Calibration, threshold: f64, today: Day) -> usize {
        let Some(clock) = &self.clock else { return 0 };
        let mut course = seen.course.clone();
        let mut spare = 0;
        while course.reports.pop().is_some() && look(&course, clock, calibration.prior, today).strength() >= threshold {
            spare += 1;
        }
        spare
    }
}

fn figures(finding: &Finding) -> TestFigures {
    TestFigures {
        test: finding.test,
        days: length(finding),
        reports: finding.reports,
        expected: finding.expected,
        probability: finding.tail,
    }
}

fn length(finding: &Finding) -> u32 {
    u32::try_from(finding.to - finding.from + 1).unwrap_or(0)
}

fn whole(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::alerts::surge::calibrate::CalibrationSource;
    use crate::ids::ObservationId;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, GroupingParams, Shingles};
    use crate::text::Language;

    /// A stream of single reports, one every other day, with one phenomenon in it.
    struct Story {
        radar: Radar,
        lookout: Lookout,
        next: u128,
    }

    impl Story {
        /// Begins in 2024, with a report of the phenomenon on the given days.
        fn of(days: impl IntoIterator<Item = Day>) -> Self {
            let mut number = 0;
            let radar = Radar::new(GroupingParams::default().check().unwrap(), move || {
                number += 1;
                PhenomenonId::from_uuid(Uuid::from_u128(number))
            });
            let lookout = Lookout::new(SurgeRule::default(), TimeZone::UTC);
            let mut story = Self { radar, lookout, next: 0 };
            (0..390).for_each(|number| story.report(number * 2, false));
            days.into_iter().for_each(|day| story.report(day, true));
            story
        }

        /// Reports from one of seven municipalities in turn.
        fn report(&mut self, day: Day, is_about_it: bool) {
            self.report_from(day, is_about_it, self.next % 7);
        }

        fn report_from(&mut self, day: Day, is_about_it: bool, municipality: u128) {
            self.next += 1;
            let mut vector = vec![0.0; 500];
            let place = if is_about_it { 0 } else { usize::try_from(self.next).unwrap() };
            vector[place] = 1.0;
            self.radar.arrive(Item {
                id: ObservationId::from_uuid(Uuid::from_u128(self.next)),
                received_at: start() + SignedDuration::from_hours(i64::from(day) * 24),
                language: Language::Fi,
                evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::of([self.next.to_string().as_str()]),
                voice: Voice { municipality: Some(municipality.to_string()), ..Voice::default() },
            });
        }

        fn due(&mut self) -> Option<Surge> {
            let phenomenon = self.radar.phenomena().next().unwrap().0;
            self.lookout.catch_up(&self.radar);
            let members = self.radar.members(phenomenon);
            let due = self.lookout.due(&self.radar, phenomenon, &members);
            if let Some(surge) = &due {
                self.lookout.remember(AlertId::from_uuid(Uuid::from_u128(1)), phenomenon, surge.clone());
            }
            due
        }
    }

    fn start() -> Timestamp {
        "2024-01-01T12:00:00Z".parse().unwrap()
    }

    fn steady() -> Vec<Day> {
        (0..8).map(|number| number * 90).collect()
    }

    fn raised() -> Story {
        Story::of([&steady()[..], &[750, 756, 762, 770, 780]].concat())
    }

    #[test]
    fn a_steady_phenomenon_is_no_surge() {
        assert_eq!(Story::of(steady()).due(), None);
    }

    #[test]
    fn a_surge_tells_its_figures() {
        let surge = raised().due().unwrap();
        assert!(surge.reports >= 4 && surge.expected < 2.0 && surge.needed <= surge.reports, "{surge:?}");
        assert_eq!(surge.onset, start() + SignedDuration::from_hours(750 * 24));
        assert_eq!(surge.last, start() + SignedDuration::from_hours(780 * 24));
        assert_eq!(surge.calibration, CalibrationSource::Simulation);
        assert_eq!(surge.observations.len(), surge.reports as usize);
        assert!(surge.strength >= surge.threshold && surge.years_between > 0.5, "{surge:?}");
    }

    #[test]
    fn a_surge_is_said_again_when_its_reports_have_doubled() {
        let mut story = raised();
        assert!(story.due().is_some());
        for day in [781, 782, 783, 784] {
            story.report(day, true);
            assert_eq!(story.due(), None);
        }
        story.report(784, true);
        assert!(story.due().is_some());
    }

    #[test]
    fn one_voice_alone_makes_no_surge() {
        let mut alone = Story::of(steady());
        [750, 756, 762, 770, 780].into_iter().for_each(|day| alone.report_from(day, true, 3));
        assert_eq!(alone.due(), None);
    }

    #[test]
    fn what_came_in_a_known_event_is_not_counted() {
        let mut story = raised();
        let day = |day: Day| jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days(day));
        let campaign = crate::alerts::KnownEvent {
            kind: crate::alerts::KnownEventKind::Campaign,
            first_day: day(740),
            last_day: day(799),
            note: None,
        };
        story.lookout.know(Marks { events: vec![campaign], ..Marks::default() });
        assert_eq!(story.due(), None);
    }

    /// A surge that was said and goes on at its raised rate for more than a year.
    fn lasting() -> Story {
        let mut story = raised();
        story.due().unwrap();
        (810..1_200).step_by(18).for_each(|day| story.report(day, true));
        story
    }

    #[test]
    fn a_surge_does_not_become_the_usual_by_itself() {
        assert!(lasting().due().is_some());
    }

    #[test]
    fn a_dismissed_surge_is_not_said_at_once_again() {
        let mut story = raised();
        story.due().unwrap();
        let dismissed = [AlertId::from_uuid(Uuid::from_u128(1))].into();
        story.lookout.know(Marks { dismissed, ..Marks::default() });
        story.report(783, true);
        assert_eq!(story.due(), None);
    }

    #[test]
    fn a_level_that_somebody_accepted_is_the_usual() {
        let mut story = lasting();
        let phenomenon = story.radar.phenomena().next().unwrap().0;
        let usual_since = [(phenomenon, jiff::civil::date(2026, 4, 20))].into();
        story.lookout.know(Marks { usual_since, ..Marks::default() });
        assert_eq!(story.due(), None);
    }
}
