//! The pages from outside: through the router, in process, on a fresh SQLite database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../support/models.rs"]
mod models;

mod account;
mod accounts;
mod assets;
mod audit;
mod browser;
mod campaigns;
mod decisions;
mod doors;
mod errors;
mod form_guard;
mod imports;
mod languages;
mod metrics;
mod notifications;
mod observation_form;
mod oidc;
mod oidc_provider;
mod originals;
mod rate_limits;
mod review;
mod rules;
mod search;
mod sign_in;
mod status;
mod suggestions;
mod watch_topics;
mod work_group;
