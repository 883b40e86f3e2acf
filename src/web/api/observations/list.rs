//! The list of observations.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Observation;
use crate::access::Scope;
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::{ReporterGroup, ServiceLine};
use crate::search::{Facet, Filters};
use crate::store::{ObservationFilter, PagePosition};
use crate::text::Language;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::cursor::Position;
use crate::web::api::filters::{FilterParameters, with_living_phenomenon};
use crate::web::api::paging::{Meta, PagingParameters};
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// The parameters of the list.
#[derive(Clone, Debug, Deserialize)]
pub struct ListParameters {
    #[serde(flatten)]
    filters: FilterParameters,
    #[serde(flatten)]
    paging: PagingParameters,
    #[serde(flatten)]
    unknown: BTreeMap<String, String>,
}

/// A page of observations.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ObservationList {
    /// The observations, newest first.
    observations: Vec<Observation>,
    /// Where the next page begins.
    meta: Meta,
}

/// List observations, newest first.
#[utoipa::path(
    get, path = "/observations", operation_id = "listObservations", tag = "Observations",
    params(FilterParameters, PagingParameters),
    responses(
        (status = 200, description = "A page of them.", body = ObservationList),
        (status = 422, description = "Parameters are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(parameters): Query<ListParameters>,
) -> Result<Json<ObservationList>, WebError> {
    let mut reader = Reader::default();
    reader.refuse(&parameters.unknown);
    let filters = parameters.filters.read(&mut reader, app.reference);
    let paging = parameters.paging.read(&mut reader, Position::parse);
    reader.finish()?;

    let filters = with_living_phenomenon(&app, filters).await?;
    let scope = caller.0.scope;
    let filter = ObservationFilter { scope, ..in_time(&filters, &app.config.interface.time_zone) };
    let after = paging.after.map(|last| PagePosition { received_at: last.at, id: ObservationId::from_uuid(last.id) });
    let found = app.store.observation_page(&filter, after, paging.one_more()).await?;
    let (found, meta) = paging
        .cut(found, |last| Position { at: last.observation.received_at, id: last.observation.id.uuid() }.cursor());
    Ok(Json(ObservationList { observations: found.into_iter().map(Observation::from).collect(), meta }))
}

/// Turns days into times: a day begins and ends where the service's clocks do.
fn in_time(filters: &Filters, time_zone: &TimeZone) -> ObservationFilter {
    let start_of = |day: Date| -> Option<Timestamp> { time_zone.to_timestamp(day.to_datetime(Time::midnight())).ok() };
    let first = |facet| filters.only.first(facet);
    ObservationFilter {
        from: filters.from.and_then(start_of),
        before: filters.to.and_then(|day| day.tomorrow().ok()).and_then(start_of),
        county: first(Facet::County).map(str::to_owned),
        municipality: first(Facet::Municipality).map(str::to_owned),
        service_line: first(Facet::ServiceLine).and_then(ServiceLine::from_code),
        reporter: first(Facet::Reporter).and_then(ReporterGroup::from_code),
        language: first(Facet::Language).and_then(Language::from_code),
        phenomenon: first(Facet::Phenomenon).and_then(|id| id.parse().ok()),
        scope: Scope::ALL,
    }
}
