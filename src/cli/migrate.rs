//! `migrate`: brings the database to this release's schema.

use std::process::ExitCode;

use crate::config::Config;
use crate::store::SCHEMA_VERSION;

use super::open::connect;
use super::{Failure, Yours};

/// Runs the command.
#[expect(clippy::print_stderr, reason = "the person who called it wants to know the outcome")]
pub async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let store = connect(config).await?;
    store.migrate().await.yours()?;
    eprintln!("{} has schema {SCHEMA_VERSION}", store.database());
    Ok(ExitCode::SUCCESS)
}
