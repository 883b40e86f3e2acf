//! Somebody decides about an alert on its page or in the list.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::show;
use super::step;
use crate::alerts::{self, DecideError};
use crate::app::App;
use crate::ids::AlertId;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Keeps the decision and leads back to where the alert was shown, which tells of it.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let now = Timestamp::now();
    let decision = match step::decision(&app, &fields, user.user.id, now)? {
        Ok(decision) => decision,
        Err(fault) => {
            let shown = show::render_alert(&app, page, id, Some((fault, &fields))).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
    };
    alerts::decide(&app.store, id, decision, now).await.map_err(refused)?;
    Ok(Redirect::to(&back(id, fields.one("list"))).into_response())
}

/// Returns where to go after a decision: the list of a state, or the alert's own page.
fn back(id: AlertId, list: &str) -> String {
    match alerts::AlertState::from_code(list) {
        Some(state) => format!("/app/alerts?state={}&decided={id}", state.code()),
        None => format!("/app/alerts/{id}?decided={id}"),
    }
}

fn refused(error: DecideError) -> WebError {
    match error {
        DecideError::NotFound => WebError::NotFound,
        DecideError::Overtaken => WebError::Conflict("alert-overtaken"),
        DecideError::Store(error) => error.into(),
    }
}
