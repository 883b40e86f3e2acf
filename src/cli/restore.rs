//! `restore`: puts a backup into a data directory that has no database.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::config::Config;
use crate::store::{self, Database};

use super::{Failure, Yours};

/// What `restore` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder that `backup` made
    folder: PathBuf,
}

/// Runs the command.
#[expect(clippy::print_stderr, reason = "the person who called it wants to know what comes next")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let Database::Sqlite(target) = config.database.clone() else {
        return Err(Failure::yours("PostgreSQL is restored with its own tools; run `pg_restore`"));
    };
    let backup = store::restore(&args.folder, &target, &config.index_dir()).yours()?;
    eprintln!("restored the backup of {} into {}", backup.made_at, target.display());
    eprintln!("hint: the search index is made anew when the service starts");
    Ok(ExitCode::SUCCESS)
}
