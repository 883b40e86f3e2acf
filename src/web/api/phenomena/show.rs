//! One phenomenon.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Phenomenon;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::store::Member;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;

/// One phenomenon.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnePhenomenon {
    /// The phenomenon.
    phenomenon: PhenomenonWithMembers,
}

/// A phenomenon with the observations that belong to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonWithMembers {
    #[serde(flatten)]
    phenomenon: Phenomenon,
    /// How its observations belong to it, the newest observation first.
    members: Vec<PhenomenonMember>,
}

/// How an observation belongs to a phenomenon.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonMember {
    /// The observation's id.
    observation: Uuid,
    /// How well it fits, as the grouping judged; higher is better.
    score: f64,
    /// Whether a person said so; the machine then leaves it alone.
    confirmed: bool,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
}

impl From<&Member> for PhenomenonMember {
    fn from(member: &Member) -> Self {
        let membership = &member.membership;
        Self {
            observation: membership.observation.uuid(),
            score: membership.score,
            confirmed: membership.confirmed,
            since: membership.since,
        }
    }
}

/// Read a phenomenon.
///
/// The id of a phenomenon that was merged leads to the one that took it in. Merges can be taken
/// back, so that the redirection is not for ever: keep the id that you have.
#[utoipa::path(
    get, path = "/phenomena/{id}", operation_id = "getPhenomenon", tag = "Phenomena",
    params(("id" = Uuid, Path, description = "An id that the phenomenon ever had.")),
    responses(
        (status = 200, description = "The phenomenon.", body = OnePhenomenon),
        (status = 303, description = "It was merged into another.",
            headers(("Location" = String, description = "The phenomenon that took it in."))),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn show(State(app): State<App>, _caller: Caller, Path(id): Path<String>) -> Result<Response, WebError> {
    let id: PhenomenonId = id.parse().map_err(|_| WebError::NotFound)?;
    let phenomenon = app.store.phenomenon(id).await?.ok_or(WebError::NotFound)?;
    if phenomenon.id != id {
        return Ok(Redirect::to(&format!("/api/v1/phenomena/{}", phenomenon.id)).into_response());
    }
    let members = app.store.phenomenon_members(id).await?;
    let course = app.store.phenomenon_course(id).await?;
    let last_seen = members.first().map_or(phenomenon.first_seen, |newest| newest.stored.observation.received_at);
    let members = members.iter().map(PhenomenonMember::from).collect();
    let phenomenon = Phenomenon::new(phenomenon, last_seen, course);
    Ok(Json(OnePhenomenon { phenomenon: PhenomenonWithMembers { phenomenon, members } }).into_response())
}
