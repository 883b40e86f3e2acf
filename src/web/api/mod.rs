//! The JSON API under `/api/v1`, and the page at `/api` that shows it.
//!
//! A caller sends a token of an account as `Authorization: Bearer ilm_…`; cookies count for nothing.
//! Lists are read a page at a time with an opaque cursor, times are RFC 3339 in UTC, and what went
//! wrong is told as problem details. The structs of answers stand beside their handlers, and the
//! OpenAPI document is made of them: a changed contract shows in its snapshot.

mod alerts;
mod caller;
mod codes;
mod cursor;
mod decisions;
mod filters;
mod observations;
mod openapi;
mod paging;
mod phenomena;
mod reader;
mod reference;
mod search;
mod suggestions;
mod watch_topics;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub use reference::show as show_reference;

/// Returns the routes of the API, to be nested under `/api/v1`.
pub fn router() -> Router<App> {
    Router::new()
        // Observations
        .route("/observations", get(observations::list::list).post(observations::create::create))
        .route("/observations/{id}", get(observations::show::show))
        .route("/search", get(search::search))
        // Phenomena
        .route("/phenomena", get(phenomena::list::list))
        .route("/phenomena/{id}", get(phenomena::show::show))
        // Decisions
        .route("/decisions", get(decisions::list::list).post(decisions::create::create))
        .route("/decisions/{id}/undoings", post(decisions::undo::create))
        .route("/suggestions", get(suggestions::list::list))
        .route("/suggestions/{id}/answers", post(suggestions::answer::create))
        // Alerts
        .route("/alerts", get(alerts::list::list))
        .route("/alerts/{id}", get(alerts::show::show))
        .route("/alerts/{id}/events", post(alerts::decide::decide))
        // Watch topics
        .route("/watch-topics", get(watch_topics::list::list).post(watch_topics::create::create))
        .route("/watch-topics/{id}", get(watch_topics::show::show).patch(watch_topics::change::change))
        .route("/watch-topics/{id}/verdicts", post(watch_topics::verdict::create))
        .route("/watch-topics/{id}/phenomenon", post(watch_topics::grow::create))
        // What all of this is
        .route("/openapi.json", get(openapi::show))
}
