//! Where an alert stands, whose it is, and what a step changes of that.

use jiff::civil::Date;

use super::alert::AlertState;
use crate::ids::UserId;

/// Where an alert stands and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: AlertState,
    /// Who looks after it.
    pub owner: Option<UserId>,
    /// Until when it sleeps; some while the state is `Snoozed`.
    pub snooze: Option<Snooze>,
    /// The social report that came of it, as people call it; only while the state is `Reported`.
    pub report: Option<String>,
}

/// Until when an alert sleeps: a day, a number of reports, or whichever comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snooze {
    until: Option<Date>,
    reports: Option<u32>,
}

/// How long somebody lets alerts sleep, whichever they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nap {
    until: Option<Date>,
    more: Option<u32>,
}

/// Why an alert cannot sleep so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnoozeFault {
    /// Neither a day nor a number of reports is given.
    #[error("neither a day nor a number of reports is given")]
    Endless,
    /// The day has come.
    #[error("the day is not after today")]
    Past,
    /// No more reports are asked for.
    #[error("at least one more report must be asked for")]
    NoReports,
}

coded!(
    /// Why the machine changed where an alert stands.
    Cause {
        /// The day until which it slept has come.
        Day = "day",
        /// As many more reports have come in as it slept for.
        Reports = "reports",
        /// A later alert says more about the same.
        Superseded = "superseded",
    }
);

/// A step that somebody takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a state that needs nothing else; whoever takes an alert into work owns it, unless somebody does.
    To(AlertState),
    /// A social report came of it, which people may have given a name.
    Report(Option<String>),
    /// It sleeps.
    Snooze(Nap),
    /// Somebody looks after it, or nobody.
    Own(Option<UserId>),
}

impl Nap {
    /// Lets alerts sleep until a day, or until so many more reports have come in.
    ///
    /// # Errors
    ///
    /// When they would sleep for ever or not at all.
    pub fn new(until: Option<Date>, more: Option<u32>, today: Date) -> Result<Self, SnoozeFault> {
        match (until, more) {
            (None, None) => Err(SnoozeFault::Endless),
            (Some(until), _) if until <= today => Err(SnoozeFault::Past),
            (_, Some(0)) => Err(SnoozeFault::NoReports),
            (until, more) => Ok(Self { until, more }),
        }
    }

    /// Returns when the sleep of an alert ends whose phenomenon has so many reports now.
    fn from(self, reports: u32) -> Snooze {
        Snooze { until: self.until, reports: self.more.map(|more| reports.saturating_add(more)) }
    }
}

impl Snooze {
    /// Takes a snooze as the database keeps it; none without an end.
    pub fn stored(until: Option<Date>, reports: Option<u32>) -> Option<Self> {
        (until.is_some() || reports.is_some()).then_some(Self { until, reports })
    }

    /// Returns the day on which it ends.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// Returns the number of reports of its phenomenon at which it ends.
    pub fn reports(&self) -> Option<u32> {
        self.reports
    }

    /// Tells why it is over, if it is.
    pub fn end(&self, today: Date, reports: u32) -> Option<Cause> {
        if self.reports.is_some_and(|enough| reports >= enough) {
            Some(Cause::Reports)
        } else if self.until.is_some_and(|until| today >= until) {
            Some(Cause::Day)
        } else {
            None
        }
    }
}

impl Standing {
    /// Returns the standing after a step of `by`, when the phenomenon has so many reports; `None` when it would change
    /// nothing.
    pub fn after(&self, step: &Step, by: UserId, reports: u32) -> Option<Self> {
        let to = |state| Self { state, owner: self.owner, snooze: None, report: None };
        let next = match step {
            Step::To(AlertState::InWork) => Self { owner: self.owner.or(Some(by)), ..to(AlertState::InWork) },
            Step::To(state) if *state == self.state => return None,
            Step::To(state) => to(*state),
            Step::Report(report) => Self { report: report.clone(), ..to(AlertState::Reported) },
            Step::Snooze(nap) => Self { snooze: Some(nap.from(reports)), ..to(AlertState::Snoozed) },
            Step::Own(owner) => Self { owner: *owner, ..self.clone() },
        };
        (next != *self).then_some(next)
    }

    /// Returns the standing of an alert that comes back.
    pub fn awake(&self) -> Self {
        Self { owner: self.owner, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 3, 1);

    #[test]
    fn an_alert_sleeps_until_the_day_or_the_reports_whichever_comes_first() {
        let snooze = Nap::new(Some(date(2026, 3, 10)), Some(4), TODAY).unwrap().from(6);
        assert_eq!(snooze.end(date(2026, 3, 9), 9), None);
        assert_eq!(snooze.end(date(2026, 3, 10), 9), Some(Cause::Day));
        assert_eq!(snooze.end(date(2026, 3, 2), 10), Some(Cause::Reports));
    }

    #[test]
    fn a_sleep_has_an_end_that_is_to_come() {
        assert_eq!(Nap::new(None, None, TODAY), Err(SnoozeFault::Endless));
        assert_eq!(Nap::new(Some(TODAY), None, TODAY), Err(SnoozeFault::Past));
        assert_eq!(Nap::new(None, Some(0), TODAY), Err(SnoozeFault::NoReports));
    }

    #[test]
    fn who_takes_it_into_work_owns_it_unless_somebody_does() {
        let (aino, eero) = (UserId::new(), UserId::new());
        let taken = Standing::default().after(&Step::To(AlertState::InWork), aino, 3).unwrap();
        assert_eq!((taken.state, taken.owner), (AlertState::InWork, Some(aino)));
        assert_eq!(taken.after(&Step::To(AlertState::InWork), eero, 3), None);
        let given = taken.after(&Step::Own(Some(eero)), aino, 3).unwrap();
        assert_eq!((given.state, given.owner), (AlertState::InWork, Some(eero)));
    }

    #[test]
    fn what_belongs_to_one_state_does_not_follow_to_another() {
        let by = UserId::new();
        let reported = Standing::default().after(&Step::Report(Some("Raportti 3/2026".to_owned())), by, 3).unwrap();
        let dismissed = reported.after(&Step::To(AlertState::Dismissed), by, 3).unwrap();
        assert_eq!(dismissed, Standing { state: AlertState::Dismissed, ..Standing::default() });
        assert_eq!(dismissed.after(&Step::To(AlertState::Dismissed), by, 3), None);
    }
}
