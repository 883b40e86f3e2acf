//! Somebody takes one step about several alerts, and takes it back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::step;
use crate::alerts::{self, AlertState};
use crate::app::App;
use crate::ids::{AlertBatchId, AlertId};
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Takes the step about the alerts that were ticked, and leads back to the list, which tells of it.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let now = Timestamp::now();
    let ids: Vec<AlertId> = fields.read("alert")?;
    let list = list(&fields);
    let refused = |code: &str| Ok(Redirect::to(&format!("/app/alerts?state={list}&refused={code}")).into_response());
    if ids.is_empty() {
        return refused(step::NOTHING_CHOSEN);
    }
    let decision = match step::decision(&app, &fields, user.user.id, now)? {
        Ok(decision) => decision,
        Err(fault) => return refused(fault.key()),
    };
    let batch = alerts::decide_all(&app.store, &ids, &decision, now).await?;
    Ok(Redirect::to(&format!("/app/alerts?state={list}&batch={}", batch.id)).into_response())
}

/// Takes a step back, as far as nobody changed the alerts since.
pub async fn undo(
    State(app): State<App>,
    user: SignedIn,
    Path(batch): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let batch: AlertBatchId = batch.parse().map_err(|_| WebError::NotFound)?;
    let undone = alerts::undo_batch(&app.store, batch, user.user.id, Timestamp::now()).await?;
    Ok(Redirect::to(&format!("/app/alerts?state={}&undone={}", list(&fields), undone.len())).into_response())
}

/// Returns the state whose list the reader was at.
fn list(fields: &Fields) -> &'static str {
    AlertState::from_code(fields.one("list")).unwrap_or_default().code()
}
