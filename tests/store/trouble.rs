//! When the database cannot be opened, or the program stopped in between.
//!
//! A full disk and a locked or read-only file are tested inside the store, which can narrow its
//! own connections.

use std::time::Duration;

use ilmiotutka::store::{Database, ObservationFilter, Store, StoreError};
use sqlx::{AnyConnection, Connection, Executor};

use crate::people::eviction;
use crate::support::{TestDatabase, at};

/// Connects to the file of a test past the store, as another program would.
async fn another_program(database: &TestDatabase) -> AnyConnection {
    let file = database.folder().join("ilmiotutka.sqlite");
    AnyConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap()
}

async fn count(store: &Store) -> u64 {
    store.observation_count(&ObservationFilter::default()).await.unwrap()
}

#[tokio::test]
async fn a_missing_folder_and_a_file_that_is_no_database_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Store::connect(&Database::in_data_dir(&folder.path().join("puuttuu"))).await;
    assert!(matches!(missing, Err(StoreError::CannotOpen(_))), "{missing:?}");

    let no_database = folder.path().join("muistio.txt");
    std::fs::write(&no_database, "Tämä ei ole tietokanta. ".repeat(100)).unwrap();
    let refused = Store::connect(&Database::Sqlite(no_database)).await;
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named() {
    // Port 1 on loopback: nothing listens there.
    let database = "postgres://ilmiotutka@127.0.0.1:1/ilmiotutka".parse().unwrap();
    let refused = Store::connect(&database).await;
    assert!(matches!(refused, Err(StoreError::Unreachable(_))), "{refused:?}");
}

#[tokio::test]
async fn a_program_stopped_in_the_middle_leaves_all_or_nothing() {
    let now = at("2026-02-01T08:00:00Z");
    let database = TestDatabase::sqlite().await;
    let kept = eviction("2026-01-02T10:00:00Z");
    database.store.insert_observation(&kept, now).await.unwrap();

    // A copy of the files as they are on the disk in the middle of a transaction: what a restart
    // after a crash finds.
    let mut other = another_program(&database).await;
    other.execute("begin immediate").await.unwrap();
    other.execute("delete from observation").await.unwrap();
    let after_crash = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(database.folder()).unwrap() {
        let file = file.unwrap();
        if !file.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(file.path(), after_crash.path().join(file.file_name())).unwrap();
        }
    }
    let reopened = Store::connect(&Database::in_data_dir(after_crash.path())).await.unwrap();
    reopened.prepare().await.unwrap();
    assert_eq!(reopened.observation(kept.id).await.unwrap().unwrap().observation, kept);

    // And a transaction whose task was dropped is undone, so that the next writer can go on.
    drop(other);
    let many: Vec<_> = (0..5000).map(|_| eviction("2026-01-03T10:00:00Z")).collect();
    let half_way =
        tokio::time::timeout(Duration::from_millis(20), database.store.insert_observations(&many, None, now));
    assert!(half_way.await.is_err(), "5,000 rows take longer than 20 ms");
    database.store.insert_observation(&eviction("2026-01-04T10:00:00Z"), now).await.unwrap();
    assert_eq!(count(&database.store).await, 2);
}
