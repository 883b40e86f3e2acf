//! What happened to a phenomenon, in words.

use crate::store::{PhenomenonEvent, PhenomenonEventKind};
use crate::web::Page;
use crate::web::views::Authors;

/// Something that happened, as the page tells it.
pub struct Happening {
    /// When.
    pub when: String,
    /// What, and by whom.
    pub what: String,
}

/// Tells the events of a phenomenon.
pub fn tell(page: &Page, events: &[PhenomenonEvent], authors: &Authors) -> Vec<Happening> {
    let tell = |event: &PhenomenonEvent| Happening { when: page.date(event.at), what: what(page, event, authors) };
    events.iter().map(tell).collect()
}

fn what(page: &Page, event: &PhenomenonEvent, authors: &Authors) -> String {
    let who = authors.name(page, event.by);
    let reports = event.detail["reports"].as_i64().unwrap_or_default();
    let what = match event.kind {
        PhenomenonEventKind::Found if reports > 0 => {
            page.text_with("history-found-reports", &[("reports", reports.into())])
        }
        PhenomenonEventKind::Found => page.text("history-found"),
        PhenomenonEventKind::Named => {
            page.text_with("history-named", &[("who", who.into()), ("name", names(event).into())])
        }
        PhenomenonEventKind::Absorbed => page.text_with("history-absorbed", &[("who", who.into())]),
        PhenomenonEventKind::Merged => page.text_with("history-merged", &[("who", who.into())]),
        PhenomenonEventKind::Split => page.text_with("history-split", &[("who", who.into())]),
        PhenomenonEventKind::Faded => page.text("history-faded"),
        PhenomenonEventKind::Revived => page.text("history-revived"),
    };
    what.into_owned()
}

/// Returns the names that a person gave, Finnish first.
fn names(event: &PhenomenonEvent) -> String {
    let names = [&event.detail["fi"], &event.detail["sv"]].map(|name| name.as_str().unwrap_or_default());
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ")
}
