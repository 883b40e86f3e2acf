//! The known events, and a form for another.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::kind_key;
use crate::alerts::KnownEventKind;
use crate::app::App;
use crate::web::fields::Fields;
use crate::web::session::SignedIn;
use crate::web::views::Authors;
use crate::web::{Page, WebError, render};

/// A known event.
struct Row {
    id: String,
    kind: String,
    days: String,
    note: String,
    who: String,
}

/// A kind to choose.
struct Choice {
    code: &'static str,
    label: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "known-events.html")]
struct KnownEventsPage {
    page: Page,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    first: String,
    last: String,
    note: String,
    fault: String,
}

/// Shows them, newest first.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    render_page(&app, page, None).await
}

/// Shows them with what was typed and what is wrong with it.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn render_page(app: &App, page: Page, typed: Option<(&str, &Fields)>) -> Result<Response, WebError> {
    let authors = Authors::read(app).await?;
    let mut rows: Vec<Row> = Vec::new();
    for stored in app.store.known_events().await?.into_iter().rev() {
        let (first, last) = (stored.event.first_day, stored.event.last_day);
        let values = [("first", page.locale().date(first).into()), ("last", page.locale().date(last).into())];
        let who = [("who", authors.name(&page, stored.by).into()), ("when", page.date(stored.created_at).into())];
        rows.push(Row {
            id: stored.id.to_string(),
            kind: page.text(kind_key(stored.event.kind)).into_owned(),
            days: if first == last {
                page.locale().date(first)
            } else {
                page.text_with("event-days", &values).into_owned()
            },
            note: stored.event.note.unwrap_or_default(),
            who: page.text_with("event-marked", &who).into_owned(),
        });
    }
    let field = |name: &str| typed.map(|(_, fields)| fields.one(name).to_owned()).unwrap_or_default();
    let kinds = KnownEventKind::ALL.iter().map(|&kind| Choice {
        code: kind.code(),
        label: page.text(kind_key(kind)).into_owned(),
        is_chosen: field("kind") == kind.code(),
    });
    let kinds = kinds.collect();
    render(&KnownEventsPage {
        rows,
        kinds,
        first: field("first"),
        last: field("last"),
        note: field("note"),
        fault: typed.map(|(key, _)| page.text(key).into_owned()).unwrap_or_default(),
        page,
    })
}
