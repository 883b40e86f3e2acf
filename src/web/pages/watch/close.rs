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
    let is_changed = match form.state {
        WatchState::Open => watch::reopen(&app, &topic, now).await.map_err(form::failed)?,
        WatchState::Closed => {
            app.store.change_watch_state(topic.id, (WatchState::Open, WatchState::Closed), now).await?
        }
        // Growing has a form of its own.
        WatchState::Grown => false,
    };
    if !is_changed {
        return Err(WebError::Conflict("watch-not-open"));
    }
    Ok(Redirect::to(&format!("/app/watch-topics/{}", topic.id)).into_response())
}
