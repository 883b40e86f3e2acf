//! The page of the audit log.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;

use super::filter::AuditAddress;
use crate::access::AuditAction;
use crate::app::App;
use crate::web::field::{Choice, Field};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// How many lines a page shows.
const LINES: u32 = 50;

/// The most pages that can be turned.
const MOST_PAGES: u32 = 2_000;

/// A line in words.
struct Row {
    at: String,
    who: String,
    action: String,
    subject: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    page: Page,
    texts: [Field; 2],
    actions: Field,
    days: [Field; 2],
    rows: Vec<Row>,
    /// How long lines are kept.
    kept: String,
    csv: String,
    /// The addresses of newer and of older lines; empty where there are none.
    newer: String,
    older: String,
}

/// Returns the message key of an action.
pub const fn action_key(action: AuditAction) -> &'static str {
    match action {
        AuditAction::Read => "audit-read",
        AuditAction::Changed => "audit-changed",
        AuditAction::Exported => "audit-exported",
        AuditAction::Opened => "audit-opened",
        AuditAction::Erased => "audit-erased",
        AuditAction::SignedIn => "audit-signed-in",
        AuditAction::Refused => "audit-refused",
        AuditAction::Forgotten => "audit-forgotten",
    }
}

/// Shows the newest lines that match.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(asked): Query<AuditAddress>,
) -> Result<Response, WebError> {
    let number: u32 = asked.page.parse().unwrap_or(1).clamp(1, MOST_PAGES);
    let filter = asked.filter(&app.config.interface.time_zone);
    let mut events = app.store.audit_page(&filter, LINES + 1, (number - 1) * LINES).await?;
    let has_older = events.len() > LINES as usize;
    events.truncate(LINES as usize);
    let row = |event: crate::access::AuditEvent| Row {
        at: page.date_time(event.at),
        who: if event.note.who.is_empty() { page.text("audit-nobody").into_owned() } else { event.note.who },
        action: page.text(action_key(event.note.action)).into_owned(),
        subject: event.note.subject,
        detail: event.note.detail,
    };
    let rows = events.into_iter().map(row).collect();
    let locale = page.locale();
    let kept = asked.kept();
    let at = |number: u32| format!("/app/audit?{kept}{}page={number}", if kept.is_empty() { "" } else { "&" });
    let choices = AuditAction::ALL
        .iter()
        .map(|&action| Choice { value: action.code().to_owned(), label: page.text(action_key(action)).into_owned() });
    render(&AuditPage {
        texts: [
            Field::required(locale, "who", "audit-who", &asked.who),
            Field::required(locale, "subject", "audit-subject", &asked.subject),
        ],
        actions: Field::required(locale, "action", "audit-action", &asked.action).choices(choices),
        days: [
            Field::required(locale, "from", "search-from", &asked.from),
            Field::required(locale, "to", "search-to", &asked.to),
        ],
        rows,
        kept: match app.config.audit_days {
            Some(days) => page.text_with("audit-kept", &[("days", days.into())]).into_owned(),
            None => page.text("audit-kept-for-ever").into_owned(),
        },
        csv: format!("/app/audit/lines.csv?{kept}"),
        newer: if number > 1 { at(number - 1) } else { String::new() },
        older: if has_older { at(number + 1) } else { String::new() },
        page,
    })
}
