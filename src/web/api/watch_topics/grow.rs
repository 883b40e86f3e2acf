//! A watch topic becomes a phenomenon.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{OneTopic, answer, topic_of};
use crate::app::App;
use crate::phenomena::watch::{self, GrowError};
use crate::phenomena::{GivenNames, NameFault};
use crate::web::api::caller::Caller;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;
use crate::web::{WebError, decision_error};

/// What the phenomenon is called.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrownNames {
    /// In Finnish; either language will do.
    #[serde(default)]
    name_fi: String,
    /// In Swedish.
    #[serde(default)]
    name_sv: String,
}

/// Make a phenomenon of the observations that were accepted for a watch topic.
///
/// These are two decisions of the token's account, which can be undone.
#[utoipa::path(
    post, path = "/watch-topics/{id}/phenomenon", operation_id = "growWatchTopic", tag = "Watch topics",
    params(("id" = Uuid, Path, description = "The topic's id.")),
    request_body = GrownNames,
    responses(
        (status = 201, description = "The topic, with the phenomenon that it grew into.", body = OneTopic),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "The topic is not open, or nothing was accepted for it.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
    Json(names): Json<GrownNames>,
) -> Result<Response, WebError> {
    let topic = topic_of(&app, &id).await?;
    let mut reader = Reader::default();
    let names = GivenNames::parse(&names.name_fi, &names.name_sv).map_err(|faults| {
        for fault in faults {
            let (field, key) = match fault {
                NameFault::Missing => ("name_fi", "fault-phenomenon-name-missing"),
                NameFault::FinnishTooLong => ("name_fi", "fault-phenomenon-name-too-long"),
                NameFault::SwedishTooLong => ("name_sv", "fault-phenomenon-name-too-long"),
            };
            reader.fault(field, key, "");
        }
    });
    let names = reader.finish_with(names.ok())?;
    match watch::grow(&app, &topic, names, user.id, Timestamp::now()).await {
        Ok(_) => Ok((StatusCode::CREATED, answer(&app, topic.id).await?).into_response()),
        Err(GrowError::NothingAccepted) => Err(WebError::Conflict("watch-nothing-accepted")),
        Err(GrowError::NotOpen) => Err(WebError::Conflict("watch-not-open")),
        Err(GrowError::Decide(error)) => Err(decision_error(error)),
        Err(other) => Err(other.into()),
    }
}
