//! Somebody begins to follow something.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{OneTopic, answer};
use crate::app::App;
use crate::phenomena::watch::{self, WatchDescription, WatchError, WatchFault};
use crate::text::Language;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// A new watch topic.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    /// What to follow, in a sentence of 10 to 500 characters, in Finnish or Swedish, without personal data.
    #[schema(required)]
    description: Option<String>,
}

/// Follow something: describe it in a sentence.
///
/// What has come in already and fits is there at once; what comes in later is added from the first on.
#[utoipa::path(
    post, path = "/watch-topics", operation_id = "createWatchTopic", tag = "Watch topics",
    request_body = NewTopic,
    responses(
        (status = 201, description = "The topic with what fits it.", body = OneTopic),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "Observations cannot be compared now.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Json(new): Json<NewTopic>,
) -> Result<Response, WebError> {
    let description = read_description(&app, &new.description.unwrap_or_default())?;
    let id = match watch::open(&app, description, user.id, Timestamp::now()).await {
        Ok(id) => id,
        Err(WatchError::Encoder(_)) => return Err(WebError::Conflict("watch-no-encoder")),
        Err(other) => return Err(other.into()),
    };
    Ok((StatusCode::CREATED, answer(&app, id).await?).into_response())
}

/// Reads the description of a topic.
pub(super) fn read_description(app: &App, given: &str) -> Result<WatchDescription, WebError> {
    let mut reader = Reader::default();
    let read = WatchDescription::parse(given, Language::Fi, &app.redactor).map_err(|fault| {
        let key = match fault {
            WatchFault::TooShort => "fault-watch-too-short",
            WatchFault::TooLong => "fault-watch-too-long",
            WatchFault::PersonalData => "fault-watch-personal-data",
        };
        // What holds personal data is not said again.
        reader.fault("description", key, "");
    });
    reader.finish_with(read.ok())
}
