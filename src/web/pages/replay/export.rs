//! A replay as a file: its alerts, without any text of an observation.

use axum::Extension;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::ids::ReplayId;
use crate::web::WebError;
use crate::web::replays::{Replays, State as Work};
use crate::web::session::SignedIn;

/// Gives the alerts as CSV.
pub async fn show(
    Extension(all): Extension<Replays>,
    _user: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: ReplayId = id.parse().map_err(|_| WebError::NotFound)?;
    let entry = all.find(id).ok_or(WebError::NotFound)?;
    let Work::Done(outcome) = &entry.state else { return Err(WebError::NotFound) };
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["at", "kind", "phenomenon", "name_fi", "name_sv", "reports", "county", "service_line"])
        .map_err(anyhow::Error::from)?;
    for raised in &outcome.raised {
        let lane = outcome.lanes.iter().find(|lane| lane.phenomenon == raised.phenomenon);
        let name = |place: usize| lane.and_then(|lane| lane.names[place].clone()).unwrap_or_default();
        file.write_record([
            raised.at.to_string(),
            raised.kind.code().to_owned(),
            raised.phenomenon.to_string(),
            name(0),
            name(1),
            raised.reports.to_string(),
            raised.county.clone().unwrap_or_default(),
            raised.service_line.map(|line| line.code().to_owned()).unwrap_or_default(),
        ])
        .map_err(anyhow::Error::from)?;
    }
    let body = file.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"alerts.csv\"")];
    Ok((headers, body).into_response())
}
