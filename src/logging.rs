//! Logs: one line an event on stderr, never an observation's text.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::prelude::*;

/// Starts logging at the level of `RUST_LOG` (`warn` without it; `serve` asks for `info`).
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,ilmiotutka=info"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    // A second call in one process (tests) leaves the first in place.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
}
