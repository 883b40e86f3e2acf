//! The list of phenomena.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Phenomenon;
use crate::app::App;
use crate::store::{PhenomenonOverview, PhenomenonState};
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::cursor::Position;
use crate::web::api::paging::{Meta, PagingParameters};
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// Which phenomena to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PhenomenonParameters {
    /// Where they stand: `active`, `merged`, `faded` or `dismissed`; `active` if left out.
    #[param(example = "active")]
    state: Option<String>,
}

/// The parameters of the list.
#[derive(Clone, Debug, Deserialize)]
pub struct ListParameters {
    #[serde(flatten)]
    which: PhenomenonParameters,
    #[serde(flatten)]
    paging: PagingParameters,
    #[serde(flatten)]
    unknown: BTreeMap<String, String>,
}

/// A page of phenomena.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonList {
    /// The phenomena, the one with the newest observation first.
    phenomena: Vec<Phenomenon>,
    /// Where the next page begins.
    meta: Meta,
}

/// List phenomena, the one with the newest observation first.
#[utoipa::path(
    get, path = "/phenomena", operation_id = "listPhenomena", tag = "Phenomena",
    params(PhenomenonParameters, PagingParameters),
    responses(
        (status = 200, description = "A page of them.", body = PhenomenonList),
        (status = 422, description = "Parameters are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn list(
    State(app): State<App>,
    _caller: Caller,
    Query(parameters): Query<ListParameters>,
) -> Result<Json<PhenomenonList>, WebError> {
    let mut reader = Reader::default();
    reader.refuse(&parameters.unknown);
    let state = reader.optional("state", parameters.which.state, "fault-parameter-state", PhenomenonState::from_code);
    let paging = parameters.paging.read(&mut reader, Position::parse);
    reader.finish()?;

    let (all, state) = (app.phenomena().await?, state.unwrap_or(PhenomenonState::Active));
    let is_next = |overview: &&PhenomenonOverview| {
        overview.phenomenon.state == state && paging.after.is_none_or(|last| order(position(overview)) > order(last))
    };
    let following = all.iter().filter(is_next).take(paging.one_more() as usize).cloned().collect();
    let (found, meta) = paging.cut(following, |last| position(last).cursor());
    Ok(Json(PhenomenonList { phenomena: found.into_iter().map(Phenomenon::from).collect(), meta }))
}

fn position(overview: &PhenomenonOverview) -> Position {
    Position { at: overview.last_seen, id: overview.phenomenon.id.uuid() }
}

/// Sorts as the list is sorted: the newest first, then by id.
fn order(position: Position) -> impl Ord {
    (Reverse(position.at), position.id)
}
