//! Somebody says whether an observation fits a topic, or takes that back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::app::App;
use crate::ids::ObservationId;
use crate::phenomena::watch::{Verdict, WatchState};
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// What the form sends.
#[derive(Deserialize)]
pub struct VerdictForm {
    verdict: Verdict,
    observation: String,
}

/// Keeps the verdict and leads back to the topic.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<VerdictForm>,
) -> Result<Response, WebError> {
    let topic = super::topic(&app, &id).await?;
    if topic.state != WatchState::Open {
        return Err(WebError::Conflict("watch-not-open"));
    }
    let observation: ObservationId = form.observation.parse().map_err(|_| WebError::NotFound)?;
    let hit = (topic.id, observation);
    if !app.store.judge_watch_hit(hit, form.verdict, user.user.id, Timestamp::now()).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to(&format!("/app/watch-topics/{}", topic.id)).into_response())
}
