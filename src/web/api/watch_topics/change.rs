//! Somebody describes a watch topic anew, closes it, or opens it again.

use axum::Json;
use axum::extract::{Path, State};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::create::read_description;
use super::{OneTopic, answer, topic_of};
use crate::app::App;
use crate::phenomena::watch::{self, WatchError, WatchState};
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::codes;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// What changes; what is left out stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicChange {
    /// What to follow, as for a new topic.
    description: Option<String>,
    /// `open` or `closed`.
    #[schema(schema_with = codes::watch_state)]
    state: Option<String>,
}

/// Describe a watch topic anew, close it, or open it again.
#[utoipa::path(
    patch, path = "/watch-topics/{id}", operation_id = "changeWatchTopic", tag = "Watch topics",
    params(("id" = Uuid, Path, description = "The topic's id.")),
    request_body = TopicChange,
    responses(
        (status = 200, description = "The topic as it now is.", body = OneTopic),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "The topic is not in the state that this needs, or observations cannot be \
            compared now.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn change(
    State(app): State<App>,
    _caller: Caller,
    Path(id): Path<String>,
    Json(change): Json<TopicChange>,
) -> Result<Json<OneTopic>, WebError> {
    let topic = topic_of(&app, &id).await?;
    let mut reader = Reader::default();
    // Growing has an address of its own.
    let for_people = |code: &str| WatchState::from_code(code).filter(|state| *state != WatchState::Grown);
    let state = reader.optional("state", change.state, "fault-parameter-watch-state", for_people);
    reader.finish()?;
    let description = change.description.map(|given| read_description(&app, &given)).transpose()?;
    let now = Timestamp::now();
    if let Some(description) = description
        && !watch::edit(&app, topic.id, &description, now).await.map_err(failed)?
    {
        return Err(WebError::Conflict("watch-not-open"));
    }
    let is_changed = match state {
        None => true,
        Some(WatchState::Open) => watch::reopen(&app, &topic, now).await.map_err(failed)?,
        Some(_) => app.store.change_watch_state(topic.id, (WatchState::Open, WatchState::Closed), now).await?,
    };
    if !is_changed {
        return Err(WebError::Conflict("watch-not-open"));
    }
    answer(&app, topic.id).await
}

fn failed(error: WatchError) -> WebError {
    match error {
        WatchError::Encoder(_) => WebError::Conflict("watch-no-encoder"),
        other => other.into(),
    }
}
