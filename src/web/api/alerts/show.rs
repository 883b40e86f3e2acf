//! One alert.

use axum::Json;
use axum::extract::{Path, State};

use super::{AlertHistory, OneAlert};
use crate::app::App;
use crate::ids::AlertId;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;

/// Read an alert, with what was done about it.
#[utoipa::path(
    get, path = "/alerts/{id}", operation_id = "getAlert", tag = "Alerts",
    params(("id" = Uuid, Path, description = "The alert's id.")),
    responses(
        (status = 200, description = "The alert.", body = OneAlert),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn show(State(app): State<App>, _caller: Caller, Path(id): Path<String>) -> Result<Json<OneAlert>, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let alert = app.store.alert(id).await?.ok_or(WebError::NotFound)?;
    let events = app.store.alert_events(id).await?;
    Ok(Json(OneAlert { alert: AlertHistory::new(alert, events) }))
}
