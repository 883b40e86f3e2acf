//! The audit log as a file, with its hashes, so that it can be checked elsewhere.

use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::filter::AuditAddress;
use crate::app::App;
use crate::web::WebError;
use crate::web::session::SignedIn;

/// The most lines in a file; whoever needs more takes a shorter time at once.
const MOST_LINES: u32 = 200_000;

/// Gives the lines that match as CSV, newest first.
pub async fn show(
    State(app): State<App>,
    _user: SignedIn,
    Query(asked): Query<AuditAddress>,
) -> Result<Response, WebError> {
    let events = app.store.audit_page(&asked.filter(&app.config.interface.time_zone), MOST_LINES, 0).await?;
    let mut file = csv::Writer::from_writer(Vec::new());
    let head = ["number", "at", "user", "who", "action", "subject", "detail", "previous_hash", "hash"];
    file.write_record(head).map_err(anyhow::Error::from)?;
    for event in events {
        file.write_record([
            event.number.to_string(),
            event.at.to_string(),
            event.note.user.map(|user| user.to_string()).unwrap_or_default(),
            event.note.who,
            event.note.action.code().to_owned(),
            event.note.subject,
            event.note.detail,
            event.previous_hash,
            event.hash,
        ])
        .map_err(anyhow::Error::from)?;
    }
    let body = file.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")];
    Ok((headers, body).into_response())
}
