//! What tests of the service from outside share: fresh databases, and a clock that stands still.
#![allow(dead_code, reason = "each test binary uses its own part of this")]

use ilmiotutka::store::{Database, Store};
use jiff::Timestamp;
use tempfile::TempDir;

/// A database of its own for one test.
pub struct TestDatabase {
    /// The database, with the schema of this release.
    pub store: Store,
    /// The SQLite file's folder, removed at the end; a PostgreSQL database goes with its server.
    folder: Option<TempDir>,
}

impl TestDatabase {
    /// Makes an SQLite file in a folder of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let store = Store::connect(&Database::in_data_dir(folder.path())).await.expect("SQLite opens");
        store.migrate().await.expect("migrations run on SQLite");
        Self { store, folder: Some(folder) }
    }

    /// Makes a PostgreSQL database on the tests' server.
    pub async fn postgres() -> Self {
        let store = Store::connect(&empty_postgres().await).await.expect("PostgreSQL answers");
        store.migrate().await.expect("migrations run on PostgreSQL");
        Self { store, folder: None }
    }

    /// Returns the folder of the SQLite file.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.as_ref().expect("only an SQLite database has a folder").path()
    }
}

/// Makes a PostgreSQL database without a schema on the tests' server.
///
/// # Panics
///
/// When no server was started: a test that cannot run fails.
pub async fn empty_postgres() -> Database {
    let server = std::env::var("ILMIOTUTKA_TEST_POSTGRES").expect(
        "ILMIOTUTKA_TEST_POSTGRES is not set; start a server with \
         `export ILMIOTUTKA_TEST_POSTGRES=\"$(tests/support/postgres.sh start)\"`",
    );
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    sqlx::any::install_default_drivers();
    let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&server).await.expect("the server answers");
    sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}")))
        .execute(&mut connection)
        .await
        .expect("a database can be made");
    let (address, _) = server.rsplit_once('/').expect("the address ends with a database");
    format!("{address}/{name}").parse().expect("the address is valid")
}

/// Reads a time.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("a time such as 2026-01-02T03:04:05Z")
}
