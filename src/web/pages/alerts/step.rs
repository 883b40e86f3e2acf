//! A step about alerts as a form sends it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::alerts::{AlertState, Decision, Nap, SnoozeFault, Step};
use crate::app::App;
use crate::ids::UserId;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::reason::read_reason;

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFault {
    /// That is no day.
    Day,
    /// That is no number of reports.
    Number,
    /// Neither a day nor a number of reports is given.
    Endless,
    /// The day has come.
    Past,
    /// There is no such account.
    Owner,
    /// What is said cannot be kept; with the message about it.
    Said(&'static str),
}

/// The message about a step without alerts.
pub const NOTHING_CHOSEN: &str = "alert-fault-nothing-chosen";

impl StepFault {
    const ALL: [Self; 7] = [
        Self::Day,
        Self::Number,
        Self::Endless,
        Self::Past,
        Self::Owner,
        Self::Said("refused-reason"),
        Self::Said("refused-reason-personal-data"),
    ];

    /// Returns the message about it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "alert-fault-day",
            Self::Number => "alert-fault-number",
            Self::Endless => "alert-fault-endless",
            Self::Past => "alert-fault-past",
            Self::Owner => "alert-fault-owner",
            Self::Said(key) => key,
        }
    }
}

/// Returns the message of an address that tells why a step was not taken; none for anything else.
pub fn message(key: &str) -> Option<&'static str> {
    StepFault::ALL.into_iter().map(StepFault::key).chain([NOTHING_CHOSEN]).find(|known| *known == key)
}

/// Reads what somebody decides; what people typed may be at fault.
///
/// # Errors
///
/// When the form asks for a state that there is not, or that only the machine gives.
pub fn decision(
    app: &App,
    fields: &Fields,
    by: UserId,
    now: Timestamp,
) -> Result<Result<Decision, StepFault>, WebError> {
    let step = read(fields, by, app.config.interface.day_of(now))?;
    Ok(step.and_then(|step| Ok(Decision { step, note: note(app, fields)?, by })))
}

fn read(fields: &Fields, by: UserId, today: Date) -> Result<Result<Step, StepFault>, WebError> {
    let is_for_people = |state: &AlertState| *state != AlertState::Superseded;
    if fields.one("state") == "mine" {
        return Ok(Ok(Step::Own(Some(by))));
    }
    if fields.one("state") == "owner" {
        return Ok(owner(fields.one("owner")).map(Step::Own));
    }
    let states =
        fields.read_with("state", "fault-parameter-state", |code| AlertState::from_code(code).filter(is_for_people))?;
    let fault = || WebError::Parameters(Vec::new());
    Ok(match states.first().copied().ok_or_else(fault)? {
        AlertState::Reported => {
            Ok(Step::Report(Some(fields.one("report").trim().to_owned()).filter(|it| !it.is_empty())))
        }
        AlertState::Snoozed => nap(fields, today).map(Step::Snooze),
        state => Ok(Step::To(state)),
    })
}

/// Reads what somebody said about it.
fn note(app: &App, fields: &Fields) -> Result<Option<String>, StepFault> {
    read_reason(app, fields.one("report")).map_err(StepFault::Said)?;
    read_reason(app, fields.one("note")).map_err(StepFault::Said)
}

fn owner(id: &str) -> Result<Option<UserId>, StepFault> {
    match id {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| StepFault::Owner),
    }
}

fn nap(fields: &Fields, today: Date) -> Result<Nap, StepFault> {
    let until = match fields.one("until").trim() {
        "" => None,
        day => Some(day.parse().map_err(|_| StepFault::Day)?),
    };
    let more = match fields.one("more").trim() {
        "" => None,
        more => Some(more.parse().map_err(|_| StepFault::Number)?),
    };
    Nap::new(until, more, today).map_err(|fault| match fault {
        SnoozeFault::Endless => StepFault::Endless,
        SnoozeFault::Past => StepFault::Past,
        SnoozeFault::NoReports => StepFault::Number,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn step(form: &str) -> Result<Result<Step, StepFault>, WebError> {
        read(&serde_urlencoded::from_str(form).unwrap(), UserId::new(), date(2026, 3, 1))
    }

    #[test]
    fn what_was_typed_wrong_is_told_and_what_no_form_sends_is_refused() {
        let fault = |form: &str| step(form).unwrap().unwrap_err();
        assert_eq!(fault("state=snoozed"), StepFault::Endless);
        assert_eq!(fault("state=snoozed&until=2026-03-01"), StepFault::Past);
        assert_eq!(fault("state=snoozed&until=huomenna"), StepFault::Day);
        assert_eq!(fault("state=snoozed&more=0"), StepFault::Number);
        assert_eq!(fault("state=owner&owner=x"), StepFault::Owner);
        assert!(step("state=superseded").is_err());
        assert!(step("").is_err());
        assert_eq!(step("state=owner&owner=").unwrap(), Ok(Step::Own(None)));
        assert_eq!(step("state=reported&report=+").unwrap(), Ok(Step::Report(None)));
    }
}
