//! An alert and its reasons in words.

use std::collections::HashMap;

use crate::alerts::{AccumulationRule, Alert, AlertState, Cause, Progress, Standing};
use crate::app::App;
use crate::ids::UserId;
use crate::store::{AlertEvent, Phenomenon, StoreError};
use crate::web::{Page, views};

/// The names of those who decided, by account.
#[derive(Clone, Debug, Default)]
pub struct Authors(HashMap<UserId, String>);

impl Authors {
    /// Reads the names of all accounts.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn read(app: &App) -> Result<Self, StoreError> {
        Ok(Self(app.store.users().await?.into_iter().map(|user| (user.id, user.name)).collect()))
    }

    /// Returns who did something; the program where nobody did.
    pub fn name(&self, page: &Page, by: Option<UserId>) -> String {
        let name = by.and_then(|id| self.0.get(&id).cloned());
        name.unwrap_or_else(|| page.text("by-program").into_owned())
    }
}

/// Something that was done about an alert.
#[derive(Clone, Debug)]
pub struct Happening {
    /// When.
    pub when: String,
    /// What by whom.
    pub what: String,
    /// What they said about it; empty for nothing.
    pub note: String,
}

/// An alert as pages show it. The part `parts/alert.html` draws it.
#[derive(Clone, Debug)]
pub struct AlertView {
    /// The alert.
    pub alert: Alert,
    /// What its phenomenon is called.
    pub name: String,
    /// Why it was raised, in one sentence.
    pub sentence: String,
    /// The figures behind it, as (what, how much).
    pub figures: Vec<(String, String)>,
    /// What was done about it, newest first.
    pub history: Vec<Happening>,
    /// Who looks after it; empty for nobody.
    pub owner: String,
    /// Until when it sleeps, or which report came of it; empty for neither.
    pub detail: String,
    /// The state in words.
    pub state: String,
    /// The colour of the state's tag.
    pub color: &'static str,
}

impl AlertView {
    /// Puts an alert into words.
    pub fn new(page: &Page, alert: Alert, phenomenon: &Phenomenon, events: &[AlertEvent], authors: &Authors) -> Self {
        let mut before = Standing::default();
        let mut history: Vec<Happening> = Vec::with_capacity(events.len());
        for event in events {
            history.push(happening(page, &before, event, authors));
            before = event.standing.clone();
        }
        history.reverse();
        let owner = alert.standing.owner.map(|owner| authors.name(page, Some(owner))).unwrap_or_default();
        Self {
            name: views::phenomenon_name(page.locale(), phenomenon),
            sentence: views::alert_sentence(page, &alert.evidence),
            figures: views::alert_figures(page, &alert.evidence),
            history,
            owner,
            detail: detail(page, &alert.standing),
            state: page.text(state_key(alert.state())).into_owned(),
            color: match alert.state() {
                AlertState::New => "ember",
                AlertState::Acknowledged => "lake",
                AlertState::InWork => "sea",
                AlertState::Reported => "moss",
                AlertState::Snoozed => "plum",
                AlertState::Dismissed | AlertState::Superseded => "neutral",
            },
            alert,
        }
    }

    /// Tells whether nobody has decided about it.
    pub fn is_new(&self) -> bool {
        self.alert.state() == AlertState::New
    }
}

/// Says how far a phenomenon is on the way to its next alert.
pub fn progress_sentence(page: &Page, rule: AccumulationRule, progress: &Progress, raised: Option<u32>) -> String {
    let lacking = rule.lacking(progress, raised);
    let counted = u32::try_from(progress.counted.len()).unwrap_or(u32::MAX);
    let values = [
        ("reports", counted.into()),
        ("days", rule.days.into()),
        ("voices", progress.voices.into()),
        ("more", lacking.reports.into()),
        ("missing", lacking.voices.into()),
    ];
    let key = match (lacking.reports, lacking.voices) {
        (_, 0) => "progress-reports",
        (0, _) => "progress-voices",
        _ => "progress-both",
    };
    page.text_with(key, &values).into_owned()
}

/// Returns the name of a state of one alert.
pub fn state_key(state: AlertState) -> &'static str {
    match state {
        AlertState::New => "alert-new",
        AlertState::Acknowledged => "alert-acknowledged",
        AlertState::InWork => "alert-in-work",
        AlertState::Reported => "alert-reported",
        AlertState::Snoozed => "alert-snoozed",
        AlertState::Dismissed => "alert-dismissed",
        AlertState::Superseded => "alert-superseded",
    }
}

/// Says until when an alert sleeps, or which report came of it.
fn detail(page: &Page, standing: &Standing) -> String {
    if let Some(report) = &standing.report {
        return report.clone();
    }
    let Some(snooze) = &standing.snooze else { return String::new() };
    let day = snooze.until().map(|day| page.locale().date(day)).unwrap_or_default();
    let key = match (snooze.until(), snooze.reports()) {
        (Some(_), Some(_)) => "alert-sleeps-both",
        (Some(_), None) => "alert-sleeps-day",
        _ => "alert-sleeps-reports",
    };
    let values = [("day", day.into()), ("reports", snooze.reports().unwrap_or_default().into())];
    page.text_with(key, &values).into_owned()
}

fn happening(page: &Page, before: &Standing, event: &AlertEvent, authors: &Authors) -> Happening {
    let standing = &event.standing;
    let owner_alone = event.cause.is_none() && before.state == standing.state && before.owner != standing.owner;
    let key = match (event.cause, standing.state) {
        (Some(Cause::Day), _) => "alert-done-day",
        (Some(Cause::Reports), _) => "alert-done-reports",
        (Some(Cause::Superseded), _) => "alert-done-superseded",
        (None, _) if owner_alone && standing.owner.is_none() => "alert-done-disowned",
        (None, _) if owner_alone => "alert-done-owned",
        (None, AlertState::New) => "alert-done-taken-back",
        (None, AlertState::Acknowledged) => "alert-done-acknowledged",
        (None, AlertState::InWork) => "alert-done-in-work",
        (None, AlertState::Reported) => "alert-done-reported",
        (None, AlertState::Snoozed) => "alert-done-snoozed",
        (None, AlertState::Dismissed) => "alert-done-dismissed",
        (None, AlertState::Superseded) => "alert-done-superseded",
    };
    let owner = standing.owner.map(|owner| authors.name(page, Some(owner))).unwrap_or_default();
    let values = [("who", authors.name(page, event.by).into()), ("owner", owner.into())];
    let said = [detail(page, standing), event.note.clone().unwrap_or_default()];
    Happening {
        when: page.date_time(event.at),
        what: page.text_with(key, &values).into_owned(),
        note: said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}
