//! `backup`: copies the database into a new folder while the service runs.

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};

use crate::config::Config;
use crate::store::{Database, Store};

use super::{Failure, Yours};

/// What `backup` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder to make; it must not be there yet
    folder: PathBuf,
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the folder and its figures are this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let database = config.database.clone();
    if let Database::Sqlite(path) = &database
        && !path.exists()
    {
        return Err(Failure::yours(format!("there is no database `{}` to back up", path.display())));
    }
    let store = Store::connect(&database).await.yours()?;
    // A backup carries no original whose time is over.
    let kept = SignedDuration::from_hours(24 * i64::from(config.originals.days));
    store.erase_originals_until(Timestamp::now() - kept).await?;
    let backup = store.backup(&args.folder, Timestamp::now()).await.yours()?;
    println!("{}: {} bytes, schema {}, sha256 {}", args.folder.display(), backup.bytes, backup.schema, backup.sha256);
    Ok(ExitCode::SUCCESS)
}
