//! Opening the database for a command that needs nothing else.

use std::fs;

use crate::config::Config;
use crate::store::Store;

use super::{Failure, Yours};

/// Connects to the database, whatever its schema; an SQLite file that is missing is made.
pub(super) async fn connect(config: &Config) -> Result<Store, Failure> {
    fs::create_dir_all(&config.data_dir)
        .map_err(|error| Failure::yours(format!("cannot make `{}`: {error}", config.data_dir.display())))?;
    Store::connect(&config.database).await.yours()
}

/// Opens the database as `serve` does: migrated on SQLite, checked on PostgreSQL.
pub(super) async fn open_store(config: &Config) -> Result<Store, Failure> {
    let store = connect(config).await?;
    store.prepare().await.yours()?;
    Ok(store)
}
