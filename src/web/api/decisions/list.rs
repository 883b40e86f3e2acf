//! The list of decisions.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::Decision;
use crate::app::App;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::cursor::Offset;
use crate::web::api::paging::{Meta, PagingParameters};
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// Which decisions to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DecisionParameters {
    /// Those about this observation or phenomenon, by its id; all if left out.
    #[param(format = Uuid)]
    about: Option<String>,
}

/// The parameters of the list.
#[derive(Clone, Debug, Deserialize)]
pub struct ListParameters {
    #[serde(flatten)]
    which: DecisionParameters,
    #[serde(flatten)]
    paging: PagingParameters,
    #[serde(flatten)]
    unknown: BTreeMap<String, String>,
}

/// A page of decisions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionList {
    /// The decisions, undone ones too, latest first.
    decisions: Vec<Decision>,
    /// What `seen` of a decision is that is taken by who has read this list.
    seen: i64,
    /// Where the next page begins.
    meta: Meta,
}

/// List people's decisions, latest first.
#[utoipa::path(
    get, path = "/decisions", operation_id = "listDecisions", tag = "Decisions",
    params(DecisionParameters, PagingParameters),
    responses(
        (status = 200, description = "A page of them.", body = DecisionList),
        (status = 422, description = "Parameters are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn list(
    State(app): State<App>,
    _caller: Caller,
    Query(parameters): Query<ListParameters>,
) -> Result<Json<DecisionList>, WebError> {
    let mut reader = Reader::default();
    reader.refuse(&parameters.unknown);
    let about: Option<Uuid> =
        reader.optional("about", parameters.which.about, "fault-parameter-id", |id| id.parse().ok());
    let paging = parameters.paging.read(&mut reader, Offset::parse);
    reader.finish()?;

    let seen = app.store.grouping_version().await?;
    let all = match about {
        Some(subject) => app.store.decisions_about(subject).await?,
        None => {
            let mut all = app.store.decisions().await?;
            all.reverse();
            all
        }
    };
    let offset = paging.after.unwrap_or_default();
    let following = all.into_iter().skip(offset.0 as usize).take(paging.one_more() as usize).collect();
    let (found, meta) = paging.cut(following, |_| Offset(offset.0 + paging.limit).cursor());
    Ok(Json(DecisionList { decisions: found.into_iter().map(Decision::from).collect(), seen, meta }))
}
