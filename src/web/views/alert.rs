//! An alert and its reasons in words.

use std::collections::HashMap;

use crate::alerts::{AccumulationRule, Alert, AlertState, Progress};
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
    /// What was done about it, newest first: when, and what by whom.
    pub history: Vec<(String, String)>,
    /// What was said about it last; empty for nothing.
    pub note: String,
    /// The state in words.
    pub state: String,
    /// The colour of the state's tag.
    pub color: &'static str,
}

impl AlertView {
    /// Puts an alert into words.
    pub fn new(page: &Page, alert: Alert, phenomenon: &Phenomenon, events: &[AlertEvent], authors: &Authors) -> Self {
        let history = events.iter().rev().map(|event| {
            let who = authors.name(page, event.by);
            let what = page.text_with(done_key(event.state), &[("who", who.into())]).into_owned();
            (page.date_time(event.at), what)
        });
        Self {
            name: views::phenomenon_name(page.locale(), phenomenon),
            sentence: views::alert_sentence(page, &alert.evidence),
            figures: views::alert_figures(page, &alert.evidence),
            history: history.collect(),
            note: events.last().and_then(|event| event.note.clone()).unwrap_or_default(),
            state: page.text(state_key(alert.state)).into_owned(),
            color: match alert.state {
                AlertState::New => "ember",
                AlertState::Acknowledged => "lake",
                AlertState::Dismissed => "neutral",
            },
            alert,
        }
    }

    /// Tells whether nobody has decided about it.
    pub fn is_new(&self) -> bool {
        self.alert.state == AlertState::New
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

fn state_key(state: AlertState) -> &'static str {
    match state {
        AlertState::New => "alert-new",
        AlertState::Acknowledged => "alert-acknowledged",
        AlertState::Dismissed => "alert-dismissed",
    }
}

fn done_key(state: AlertState) -> &'static str {
    match state {
        AlertState::New => "alert-done-taken-back",
        AlertState::Acknowledged => "alert-done-acknowledged",
        AlertState::Dismissed => "alert-done-dismissed",
    }
}
