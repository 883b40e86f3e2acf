//! Somebody takes note of an alert, dismisses it, or takes that back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::alerts::{self, AlertState, DecideError, Decision};
use crate::app::App;
use crate::ids::AlertId;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

/// What the form sends.
#[derive(Deserialize)]
pub struct DecisionForm {
    state: AlertState,
    #[serde(default)]
    note: String,
    /// Where the alert was shown: the list of this state.
    #[serde(default)]
    list: String,
}

/// Keeps the decision and leads back to the list, which tells of it.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<DecisionForm>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let note = Some(form.note.trim().chars().take(LONGEST_NOTE).collect::<String>()).filter(|note| !note.is_empty());
    let decision = Decision { state: form.state, note, by: user.user.id };
    alerts::decide(&app.store, id, decision, Timestamp::now()).await.map_err(refused)?;
    let list = AlertState::from_code(&form.list).unwrap_or(AlertState::New);
    Ok(Redirect::to(&format!("/app/alerts?state={}&decided={id}", list.code())).into_response())
}

fn refused(error: DecideError) -> WebError {
    match error {
        DecideError::NotFound => WebError::NotFound,
        DecideError::Overtaken => WebError::Conflict("alert-overtaken"),
        DecideError::Store(error) => error.into(),
    }
}
