//! What happened to a phenomenon, in words.

use super::themes;
use crate::phenomena::decisions::{DecisionKind, Theme};
use crate::store::{PhenomenonEvent, PhenomenonEventKind};
use crate::web::views::Authors;
use crate::web::{Page, decision_kind};

/// Something that happened, as the page tells it.
pub struct Happening {
    /// When.
    pub when: String,
    /// What, and by whom.
    pub what: String,
}

/// Tells the events of a phenomenon, newest first; what came by itself on one day is told once.
pub fn tell(page: &Page, events: &[PhenomenonEvent], authors: &Authors) -> Vec<Happening> {
    let mut happenings = Vec::with_capacity(events.len());
    let mut events = events.iter().peekable();
    while let Some(event) = events.next() {
        let when = page.date(event.at);
        let mut reports = reports(event);
        while let Some(next) = events.next_if(|next| is_more_of(event, next) && page.date(next.at) == when) {
            reports += self::reports(next);
        }
        happenings.push(Happening { what: what(page, event, reports, authors), when });
    }
    happenings
}

/// Tells whether the machine went on doing the same.
fn is_more_of(event: &PhenomenonEvent, next: &PhenomenonEvent) -> bool {
    let is_move = matches!(event.kind, PhenomenonEventKind::Joined | PhenomenonEventKind::Left);
    is_move && event.by.is_none() && next.by.is_none() && event.kind == next.kind
}

fn reports(event: &PhenomenonEvent) -> i64 {
    event.detail["reports"].as_i64().unwrap_or_default()
}

fn what(page: &Page, event: &PhenomenonEvent, reports: i64, authors: &Authors) -> String {
    let who = authors.name(page, event.by);
    let by_person = event.by.is_some();
    let counted = |key| page.text_with(key, &[("reports", reports.into()), ("who", who.as_str().into())]);
    let plain = |key| page.text_with(key, &[("who", who.as_str().into())]);
    let what = match event.kind {
        PhenomenonEventKind::Found if by_person => counted("history-made"),
        PhenomenonEventKind::Found if reports > 0 => counted("history-found-reports"),
        PhenomenonEventKind::Found => page.text("history-found"),
        PhenomenonEventKind::Joined if by_person => counted("history-moved-in"),
        PhenomenonEventKind::Joined => counted("history-joined"),
        PhenomenonEventKind::Left if by_person => counted("history-moved-out"),
        PhenomenonEventKind::Left => counted("history-left"),
        PhenomenonEventKind::Confirmed => counted("history-confirmed"),
        PhenomenonEventKind::Named => {
            page.text_with("history-named", &[("who", who.as_str().into()), ("name", names(event).into())])
        }
        PhenomenonEventKind::Described => plain("history-described"),
        PhenomenonEventKind::Themed => {
            page.text_with("history-themed", &[("who", who.as_str().into()), ("themes", themes(page, event).into())])
        }
        PhenomenonEventKind::Pinned => plain("history-pinned"),
        PhenomenonEventKind::Dismissed => plain("history-dismissed"),
        PhenomenonEventKind::Absorbed => plain("history-absorbed"),
        PhenomenonEventKind::Merged => plain("history-merged"),
        PhenomenonEventKind::Split => counted("history-split"),
        PhenomenonEventKind::SplitOff => counted("history-split-off"),
        PhenomenonEventKind::Faded => page.text("history-faded"),
        PhenomenonEventKind::Revived => page.text("history-revived"),
        PhenomenonEventKind::Undone => {
            page.text_with("history-undone", &[("who", who.as_str().into()), ("what", undone(page, event).into())])
        }
    };
    what.into_owned()
}

/// Returns the names that a person gave, Finnish first.
fn names(event: &PhenomenonEvent) -> String {
    let names = [&event.detail["fi"], &event.detail["sv"]].map(|name| name.as_str().unwrap_or_default());
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// Returns the themes that a person chose; a dash for none.
fn themes(page: &Page, event: &PhenomenonEvent) -> String {
    let codes = event.detail["themes"].as_array().into_iter().flatten().filter_map(|code| code.as_str());
    let themes = codes.filter_map(Theme::from_code).map(|theme| themes::name(page, theme));
    let themes = themes.collect::<Vec<_>>().join(", ");
    if themes.is_empty() { "–".to_owned() } else { themes }
}

/// Returns what kind of decision was taken back.
pub fn undone_kind(event: &PhenomenonEvent) -> Option<DecisionKind> {
    event.detail["kind"].as_str().and_then(DecisionKind::from_code)
}

fn undone(page: &Page, event: &PhenomenonEvent) -> String {
    undone_kind(event).map(|kind| page.text(decision_kind(kind)).into_owned()).unwrap_or_default()
}
