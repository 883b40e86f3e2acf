//! A backup is a consistent copy, and restoring overwrites nothing.

use std::fs;
use std::path::Path;

use ilmiotutka::store::{self, Backup, BackupError, Database, ObservationFilter, Store};

use crate::people::eviction;
use crate::support::{TestDatabase, at};

/// Restores a backup into a data directory.
fn restore(folder: &Path, data_dir: &Path) -> Result<Backup, BackupError> {
    store::restore(folder, &data_dir.join("ilmiotutka.sqlite"), &data_dir.join("index"))
}

#[tokio::test]
async fn a_backup_made_while_others_write_can_be_restored() {
    let now = at("2026-02-01T08:00:00Z");
    let database = TestDatabase::sqlite().await;
    let observation = eviction("2026-01-02T10:00:00Z");
    database.store.insert_observation(&observation, now).await.unwrap();
    let writer = tokio::spawn({
        let store = database.store.clone();
        async move {
            for _ in 0..20 {
                store.insert_observation(&eviction("2026-01-03T10:00:00Z"), now).await.unwrap();
            }
        }
    });
    let folder = database.folder().join("varmuuskopio");
    let backup = database.store.backup(&folder, now).await.unwrap();
    writer.await.unwrap();
    assert_eq!(backup.made_at, now);

    let data_dir = database.folder().join("uusi");
    assert_eq!(restore(&folder, &data_dir).unwrap(), backup);
    let restored = Store::connect(&Database::in_data_dir(&data_dir)).await.unwrap();
    restored.prepare().await.unwrap();
    assert_eq!(restored.observation(observation.id).await.unwrap().unwrap().observation, observation);
    assert!(restored.observation_count(&ObservationFilter::default()).await.unwrap() >= 1);
}

#[tokio::test]
async fn nothing_is_overwritten() {
    let now = at("2026-02-01T08:00:00Z");
    let database = TestDatabase::sqlite().await;
    let folder = database.folder().join("varmuuskopio");
    database.store.backup(&folder, now).await.unwrap();
    let again = database.store.backup(&folder, now).await;
    assert!(matches!(&again, Err(BackupError::InTheWay(path)) if *path == folder), "{again:?}");

    let over_a_database = restore(&folder, database.folder());
    assert!(matches!(over_a_database, Err(BackupError::InTheWay(_))), "{over_a_database:?}");
    let beside_an_index = database.folder().join("uusi");
    fs::create_dir_all(beside_an_index.join("index")).unwrap();
    assert!(matches!(restore(&folder, &beside_an_index), Err(BackupError::InTheWay(_))));
    assert!(!beside_an_index.join("ilmiotutka.sqlite").exists());
}

#[tokio::test]
async fn a_changed_or_foreign_backup_is_refused() {
    let database = TestDatabase::sqlite().await;
    let folder = database.folder().join("varmuuskopio");
    let data_dir = database.folder().join("uusi");
    assert!(matches!(restore(&folder, &data_dir), Err(BackupError::NoBackup { .. })));

    database.store.backup(&folder, at("2026-02-01T08:00:00Z")).await.unwrap();
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let of_later_release = manifest.replace("\"schema\": ", "\"schema\": 9");
    fs::write(folder.join("manifest.json"), of_later_release).unwrap();
    assert!(matches!(restore(&folder, &data_dir), Err(BackupError::NoBackup { .. })));

    fs::write(folder.join("manifest.json"), manifest).unwrap();
    let mut copy = fs::read(folder.join("ilmiotutka.sqlite")).unwrap();
    let middle = copy.len() / 2;
    copy[middle] ^= 1;
    fs::write(folder.join("ilmiotutka.sqlite"), copy).unwrap();
    assert!(matches!(restore(&folder, &data_dir), Err(BackupError::Damaged(_))));
    assert!(!data_dir.exists());
}

#[tokio::test]
async fn postgres_is_left_to_its_own_tools() {
    let database = TestDatabase::postgres().await;
    let folder = tempfile::tempdir().unwrap();
    let refused = database.store.backup(&folder.path().join("varmuuskopio"), at("2026-02-01T08:00:00Z")).await;
    assert!(refused.unwrap_err().to_string().contains("pg_dump"));
}
