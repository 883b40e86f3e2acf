//! For whoever watches over the service: is it alive, can it serve.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::app::App;

/// What `/readyz` answers.
#[derive(Debug, Serialize)]
struct Readiness {
    /// Whether every part that the service cannot do without answers.
    ready: bool,
    /// Whether the database answers.
    database: bool,
    /// Whether there is a sentence encoder; without one the service runs on words alone.
    encoder: bool,
}

/// Tells that the process lives.
pub async fn alive() -> &'static str {
    "ok"
}

/// Tells whether pages can be served: 200, or 503 when the database does not answer.
pub async fn ready(State(app): State<App>) -> Response {
    let database = match app.store.ping().await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            false
        }
    };
    let status = if database { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { ready: database, database, encoder: app.encoder.is_ok() })).into_response()
}
