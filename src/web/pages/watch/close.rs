//! A topic is closed, or opened again.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::form;
use crate::app::App;
use crate::phenomena::watch::{self, WatchState};
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// What the form sends.
#[derive(Deserialize)]
pub struct StateForm {
    state: WatchState,
}

/// Changes the state and leads back to the topic; one that is open again is looked for at once.
pub async fn create(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<StateForm>,
) -> Result<Response, WebError> {
    let topic = super::topic(&app, &id).await?;
    let now = Timestamp::now();
    // Growing has a form of its own.
    if form.state == WatchState::Grown || !app.store.set_watch_state(topic.id, form.state, None, now).await? {
        return Err(WebError::Conflict("watch-not-open"));
    }
    if form.state == WatchState::Open {
        watch::gather(&app, now).await.map_err(form::failed)?;
    }
    Ok(Redirect::to(&format!("/app/watch-topics/{}", topic.id)).into_response())
}
