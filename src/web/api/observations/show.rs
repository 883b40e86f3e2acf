//! One observation.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Observation;
use crate::app::App;
use crate::ids::ObservationId;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;

/// One observation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OneObservation {
    /// The observation.
    observation: ObservationInContext,
}

/// An observation with the phenomena that it belongs to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ObservationInContext {
    #[serde(flatten)]
    observation: Observation,
    /// The ids of the phenomena that it belongs to, best fit first; empty while it stands alone.
    phenomena: Vec<Uuid>,
}

/// Read an observation.
#[utoipa::path(
    get, path = "/observations/{id}", operation_id = "getObservation", tag = "Observations",
    params(("id" = Uuid, Path, description = "The observation's id.")),
    responses(
        (status = 200, description = "The observation.", body = OneObservation),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<OneObservation>, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let stored = app.store.observation(id).await?.filter(|stored| caller.0.scope.allows(&stored.observation));
    let stored = stored.ok_or(WebError::NotFound)?;
    let memberships = app.store.memberships_of(id).await?;
    let phenomena = memberships.iter().map(|membership| membership.phenomenon.uuid()).collect();
    Ok(Json(OneObservation { observation: ObservationInContext { observation: stored.into(), phenomena } }))
}
