//! Connecting, and the transactions in which everything is written.

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::{Database, StoreError};

/// Connections kept open; SQLite reads beside its one writer, PostgreSQL's default allows 100.
const CONNECTIONS: u32 = 8;

/// How long a caller waits for a free connection.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// What every SQLite connection is told.
///
/// `synchronous = full`: with WAL, `normal` may lose the last commits when the power fails, and
/// what was answered with "thank you" must not be lost. It costs one flush a transaction, and
/// imports write many rows in one. The busy timeout is for other processes, such as a backup.
const SQLITE_SETTINGS: &str = "pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; \
                               pragma foreign_keys = on; pragma secure_delete = on; pragma cache_size = -16384;";

/// The database. Cheap to clone; all clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) pool: AnyPool,
    pub(super) database: Arc<Database>,
    /// SQLite has one writer: ours wait here in turn instead of polling the file's lock.
    writer: Arc<Mutex<()>>,
}

impl Store {
    /// Connects, without looking at the schema: see [`Store::migrate`] and [`Store::check_schema`].
    ///
    /// # Errors
    ///
    /// When the file cannot be made or opened, or the server does not answer.
    pub async fn connect(database: &Database) -> Result<Self, StoreError> {
        let settings = match database {
            Database::Sqlite(_) => SQLITE_SETTINGS,
            Database::Postgres(_) => "",
        };
        Self::connect_with(database, settings).await
    }

    /// Connects and runs `settings` on each connection.
    async fn connect_with(database: &Database, settings: &'static str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let url = database.url();
        // The pool tries again until it times out, and then tells of the time alone; one connection
        // by itself tells what is wrong.
        let mut first = AnyConnection::connect(&url).await?;
        first.execute(settings).await?;
        first.close().await?;

        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(WAIT_FOR_CONNECTION)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    connection.execute(settings).await?;
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        Ok(Self { pool, database: Arc::new(database.clone()), writer: Arc::default() })
    }

    /// Returns where the database is.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("select 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Closes the connections, waiting for those in use. On SQLite the file is then complete
    /// without the files beside it.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Begins a transaction that writes. It is undone unless [`Write::commit`] is called.
    pub(super) async fn write(&self) -> Result<Write, StoreError> {
        match *self.database {
            Database::Sqlite(_) => {
                let turn = Arc::clone(&self.writer).lock_owned().await;
                // Immediate: a transaction that begins by reading could otherwise find, when it
                // comes to write, that another has written, and fail without waiting.
                let transaction = self.pool.begin_with("begin immediate").await?;
                Ok(Write { transaction, _turn: Some(turn) })
            }
            Database::Postgres(_) => Ok(Write { transaction: self.pool.begin().await?, _turn: None }),
        }
    }
}

/// A transaction that writes.
pub(super) struct Write {
    transaction: Transaction<'static, sqlx::Any>,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Write {
    /// Returns the connection to run statements on.
    pub(super) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Makes what was written lasting and visible, all of it at once.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}
