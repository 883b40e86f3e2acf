//! Somebody marks a known event.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;

use super::show::render_page;
use crate::alerts::{KnownEvent, KnownEventKind};
use crate::app::App;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::reason::read_reason;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Keeps the event, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    match read(&app, &fields) {
        Ok(event) => {
            app.store.mark_event(&event, user.user.id, Timestamp::now()).await?;
            app.wake.notify_one();
            Ok(Redirect::to("/app/known-events").into_response())
        }
        Err(key) => {
            let shown = render_page(&app, page, Some((key, &fields))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
    }
}

fn read(app: &App, fields: &Fields) -> Result<KnownEvent, &'static str> {
    let kind = KnownEventKind::from_code(fields.one("kind")).ok_or("event-fault-kind")?;
    let first_day: Date = fields.one("first").trim().parse().map_err(|_| "event-fault-first")?;
    let last_day: Date = match fields.one("last").trim() {
        "" => first_day,
        day => day.parse().map_err(|_| "event-fault-last")?,
    };
    if last_day < first_day {
        return Err("event-fault-last");
    }
    Ok(KnownEvent { kind, first_day, last_day, note: read_reason(app, fields.one("note"))? })
}
