//! The API from outside: through the router, in process, on a fresh service without an encoder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod alerts;
mod contract;
mod decisions;
mod doors;
mod observations;
mod phenomena;
mod program;
mod search;
mod watch_topics;
