//! `reindex`: throws the search index away and builds it again from the database.

use std::fs;
use std::io::ErrorKind;
use std::process::ExitCode;

use anyhow::Context;

use crate::app;
use crate::config::Config;
use crate::pipeline::Lease;
use crate::search;

use super::{Failure, Yours, progress};

/// Runs the command. Broken off, it goes on from where it was the next time the index is used.
pub async fn run(config: &Config) -> Result<ExitCode, Failure> {
    fs::create_dir_all(&config.data_dir).yours()?;
    let Some(_lease) = Lease::take(config).yours()? else {
        return Err(Failure::yours("the service runs and keeps the index in step: stop it first"));
    };
    let directory = config.index_dir();
    match fs::remove_dir_all(&directory) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove `{}`", directory.display())).yours();
        }
        _ => {}
    }
    let app = app::build(config.clone()).await.yours()?;
    let observations = app.store.observation_count(&crate::store::ObservationFilter::default()).await?;
    let bar = progress::bar("indexing", usize::try_from(observations).unwrap_or(usize::MAX));
    search::catch_up(&app).await?;
    bar.set_position(app.index.len());
    bar.finish_and_clear();
    Ok(ExitCode::SUCCESS)
}
