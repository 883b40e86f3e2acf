//! The list of alerts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Alert;
use crate::alerts::{self, AlertState};
use crate::app::App;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::cursor::Position;
use crate::web::api::paging::{Meta, PagingParameters};
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// Which alerts to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlertParameters {
    /// Where they stand: `new`, `acknowledged` or `dismissed`; every state if left out.
    #[param(example = "new")]
    state: Option<String>,
}

/// The parameters of the list.
#[derive(Clone, Debug, Deserialize)]
pub struct ListParameters {
    #[serde(flatten)]
    which: AlertParameters,
    #[serde(flatten)]
    paging: PagingParameters,
    #[serde(flatten)]
    unknown: BTreeMap<String, String>,
}

/// A page of alerts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlertList {
    /// The alerts, newest first.
    alerts: Vec<Alert>,
    /// Where the next page begins.
    meta: Meta,
}

/// List alerts, newest first.
#[utoipa::path(
    get, path = "/alerts", operation_id = "listAlerts", tag = "Alerts",
    params(AlertParameters, PagingParameters),
    responses(
        (status = 200, description = "A page of them.", body = AlertList),
        (status = 422, description = "Parameters are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn list(
    State(app): State<App>,
    _caller: Caller,
    Query(parameters): Query<ListParameters>,
) -> Result<Json<AlertList>, WebError> {
    let mut reader = Reader::default();
    reader.refuse(&parameters.unknown);
    let state = reader.optional("state", parameters.which.state, "fault-parameter-state", AlertState::from_code);
    let paging = parameters.paging.read(&mut reader, Position::parse);
    reader.finish()?;

    let all = app.store.alerts(state).await?;
    let after = |alert: &alerts::Alert| paging.after.is_none_or(|last| order(position(alert)) > order(last));
    let following = all.into_iter().filter(after).take(paging.one_more() as usize).collect();
    let (found, meta) = paging.cut(following, |last| position(last).cursor());
    Ok(Json(AlertList { alerts: found.into_iter().map(Alert::from).collect(), meta }))
}

fn position(alert: &alerts::Alert) -> Position {
    Position { at: alert.raised_at, id: alert.id.uuid() }
}

/// Sorts as the list is sorted: the newest first.
fn order(position: Position) -> impl Ord {
    Reverse((position.at, position.id))
}
