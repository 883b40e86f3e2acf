//! `reindex`: makes the search index anew, beside the one that answers, and puts it in its place.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::config::Config;
use crate::pipeline::Lease;
use crate::search::{self, Index, Lexicon};
use crate::store::ObservationFilter;
use crate::text::Analyser;

use super::open::open_store;
use super::{Failure, Yours, progress};

/// How long a running service may take to make the index anew: a million observations take some 20 minutes.
const LONGEST_WAIT: Duration = Duration::from_secs(2 * 60 * 60);

/// How often it is asked how far it is.
const PAUSE: Duration = Duration::from_millis(200);

/// Runs the command. One that was interrupted goes on where it was; while the service runs, the service does the work
/// and goes on answering.
pub async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    let index = Arc::new(Index::open(&config.index_dir(), Lexicon::from(Arc::new(Analyser::new()))).yours()?);
    let Some(_lease) = Lease::take(config).yours()? else {
        return by_the_service(&index).await;
    };
    let observations = store.observation_count(&ObservationFilter::default()).await?;
    let bar = progress::bar("indexing", usize::try_from(observations).unwrap_or(usize::MAX));
    search::rebuild(&store, &index, |done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    Ok(ExitCode::SUCCESS)
}

/// Asks the running service to make the index anew, and waits until it has.
async fn by_the_service(index: &Index) -> Result<ExitCode, Failure> {
    index.want_rebuild()?;
    let bar = progress::spinner("the running service makes the index anew");
    let begun = Instant::now();
    while index.is_rebuild_wanted() {
        if begun.elapsed() > LONGEST_WAIT {
            return Err(Failure::yours("the service has not made the index anew\nhint: see its status page"));
        }
        tokio::time::sleep(PAUSE).await;
    }
    bar.finish_and_clear();
    Ok(ExitCode::SUCCESS)
}
