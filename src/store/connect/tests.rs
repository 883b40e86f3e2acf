//! What a writer is told when the disk is full, or the file locked or closed to it.

use std::time::Duration;

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::ids::ObservationId;
use crate::intake::{Observation, Source};
use crate::store::ObservationFilter;
use crate::text::Language;

fn observation() -> Observation {
    Observation {
        id: ObservationId::new(),
        external_id: None,
        received_at: Timestamp::UNIX_EPOCH,
        language: Language::Fi,
        text: "Bussivuoro lakkasi eikä vastaanotolle pääse.".to_owned(),
        proposal: None,
        municipality: None,
        municipality_as_written: None,
        county: None,
        service_line: None,
        reporter: None,
        source: Source::Form,
    }
}

/// Makes a database with one observation.
async fn made() -> (TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::in_data_dir(folder.path());
    let store = Store::connect(&database).await.unwrap();
    store.migrate().await.unwrap();
    store.insert_observation(&observation(), Timestamp::UNIX_EPOCH).await.unwrap();
    store.close().await;
    (folder, database)
}

async fn count(store: &Store) -> u64 {
    store.observation_count(&ObservationFilter::default()).await.unwrap()
}

#[tokio::test]
async fn a_full_disk_is_named_and_stores_nothing_by_halves() {
    let (_folder, database) = made().await;
    // SQLite raises a limit that is too low to the size that the file has.
    let store = Store::connect_with(&database, "pragma max_page_count = 1").await.unwrap();
    let many: Vec<Observation> = (0..500).map(|_| observation()).collect();
    let refused = store.insert_observations(&many, None, Timestamp::UNIX_EPOCH).await;
    assert!(matches!(refused, Err(StoreError::DiskFull(_))), "{refused:?}");
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn a_locked_database_is_named_and_readers_go_on() {
    let (_folder, database) = made().await;
    let store = Store::connect_with(&database, "pragma busy_timeout = 50").await.unwrap();
    let mut other = AnyConnection::connect(&database.url()).await.unwrap();
    other.execute("begin immediate").await.unwrap();
    let refused = store.insert_observation(&observation(), Timestamp::UNIX_EPOCH).await;
    assert!(matches!(refused, Err(StoreError::Locked(_))), "{refused:?}");
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn a_short_lock_is_waited_for() {
    let (_folder, database) = made().await;
    let store = Store::connect(&database).await.unwrap();
    let mut other = AnyConnection::connect(&database.url()).await.unwrap();
    other.execute("begin immediate").await.unwrap();
    let row = observation();
    let writing = store.insert_observation(&row, Timestamp::UNIX_EPOCH);
    let unlocking = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        other.execute("commit").await
    };
    let (written, unlocked) = tokio::join!(writing, unlocking);
    unlocked.unwrap();
    written.unwrap();
    assert_eq!(count(&store).await, 2);
}

#[tokio::test]
async fn a_read_only_database_is_named() {
    let (_folder, database) = made().await;
    let store = Store::connect_with(&database, "pragma query_only = on").await.unwrap();
    let refused = store.insert_observation(&observation(), Timestamp::UNIX_EPOCH).await;
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn every_connection_flushes_each_commit_and_minds_references() {
    let (_folder, database) = made().await;
    let store = Store::connect(&database).await.unwrap();
    for (pragma, value) in [("pragma synchronous", 2), ("pragma foreign_keys", 1), ("pragma busy_timeout", 10_000)] {
        let found: i64 = sqlx::query_scalar(pragma).fetch_one(&store.pool).await.unwrap();
        assert_eq!(found, value, "{pragma}");
    }
    let mode: String = sqlx::query_scalar("pragma journal_mode").fetch_one(&store.pool).await.unwrap();
    assert_eq!(mode, "wal");
}
