//! `reindex`: makes the search index anew, beside the old one, and puts it in its place.

use std::process::ExitCode;
use std::sync::Arc;

use crate::config::Config;
use crate::pipeline::Lease;
use crate::search::{self, Index};
use crate::store::ObservationFilter;
use crate::text::Analyser;

use super::open::open_store;
use super::{Failure, Yours, progress};

/// Runs the command. One that was interrupted goes on where it was.
pub async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    let Some(_lease) = Lease::take(config).yours()? else {
        return Err(Failure::yours("the service is running and uses the index\nhint: stop it, then run reindex again"));
    };
    let observations = store.observation_count(&ObservationFilter::default()).await?;
    let folder = config.index_dir();
    let fresh_folder = folder.with_extension("new");
    let fresh = Arc::new(Index::open(&fresh_folder, Arc::new(Analyser::new())).yours()?);
    let bar = progress::bar("indexing", usize::try_from(observations).unwrap_or(usize::MAX));
    bar.set_position(fresh.len());
    let already_in = fresh.len();
    search::follow(&store, &fresh, |done| bar.set_position(already_in + done as u64)).await?;
    bar.finish_and_clear();
    drop(fresh);
    Index::replace(&folder, &fresh_folder).yours()?;
    Ok(ExitCode::SUCCESS)
}
