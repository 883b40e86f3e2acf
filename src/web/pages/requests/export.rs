//! What is kept of an observation, for its sender.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::find;
use crate::app::App;
use crate::web::WebError;
use crate::web::session::SignedIn;

/// Gives everything that is kept of an observation as JSON. The vectors are left out: they are made of the text and say
/// nothing to a reader.
pub async fn show(State(app): State<App>, user: SignedIn, Path(reference): Path<String>) -> Result<Response, WebError> {
    let stored = find(&app, &user.user, &reference).await?.ok_or(WebError::NotFound)?;
    let mut phenomena = Vec::new();
    for membership in app.store.memberships_of(stored.observation.id).await? {
        if let Some(phenomenon) = app.store.phenomenon(membership.phenomenon).await? {
            phenomena.push(json!({
                "id": phenomenon.id,
                "name_fi": phenomenon.name_fi,
                "name_sv": phenomenon.name_sv,
                "confirmed": membership.confirmed,
            }));
        }
    }
    let observation = &stored.observation;
    let kept = json!({
        "reference": stored.reference.as_str(),
        "id": observation.id,
        "external_id": observation.external_id,
        "received_at": observation.received_at,
        "stored_at": stored.stored_at,
        "language": observation.language.code(),
        "text": observation.text,
        "proposal": observation.proposal,
        "municipality": observation.municipality,
        "municipality_as_written": observation.municipality_as_written,
        "county": observation.county,
        "service_line": observation.service_line.map(|line| line.code()),
        "reporter": observation.reporter.map(|group| group.code()),
        "source": observation.source.code(),
        "phenomena": phenomena,
    });
    let disposition = format!("attachment; filename=\"{}.json\"", stored.reference);
    Ok(([(CONTENT_DISPOSITION, disposition)], Json(kept)).into_response())
}
