//! Program and database agree about the schema, or the program says what to do.

use ilmiotutka::store::{Database, SCHEMA_VERSION, Store, StoreError};

use crate::support::{TestDatabase, empty_postgres};

/// Connects to a database past the store.
pub async fn connection(store: &Store) -> sqlx::AnyConnection {
    let address = match store.database() {
        Database::Sqlite(path) => format!("sqlite:{}", path.display()),
        Database::Postgres(address) => address.clone(),
    };
    <sqlx::AnyConnection as sqlx::Connection>::connect(&address).await.unwrap()
}

/// Pretends that a later release has been here.
async fn age(store: &Store) {
    let mut connection = connection(store).await;
    sqlx::query("update _sqlx_migrations set version = 9999 where version = $1")
        .bind(SCHEMA_VERSION)
        .execute(&mut connection)
        .await
        .unwrap();
}

#[tokio::test]
async fn sqlite_is_brought_to_the_schema_by_itself_and_again_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::connect(&Database::in_data_dir(folder.path())).await.unwrap();
    assert_eq!(store.schema_version().await.unwrap(), 0);
    store.prepare().await.unwrap();
    assert_eq!(store.schema_version().await.unwrap(), SCHEMA_VERSION);
    store.prepare().await.unwrap();
    store.migrate().await.unwrap();
    store.check_schema().await.unwrap();
    store.ping().await.unwrap();
}

#[tokio::test]
async fn postgres_waits_for_migrate() {
    let database = empty_postgres().await;
    let store = Store::connect(&database).await.unwrap();
    let refused = store.prepare().await;
    assert!(matches!(refused, Err(StoreError::SchemaOlder { found: 0, known: SCHEMA_VERSION })), "{refused:?}");
    store.migrate().await.unwrap();
    store.prepare().await.unwrap();
    store.ping().await.unwrap();
    store.close().await;
    assert!(store.ping().await.is_err());
}

#[tokio::test]
async fn a_schema_of_a_later_release_is_refused() {
    for database in [TestDatabase::sqlite().await, TestDatabase::postgres().await] {
        age(&database.store).await;
        for refused in [database.store.migrate().await, database.store.prepare().await] {
            let message = refused.unwrap_err().to_string();
            assert!(message.contains("schema 9999") && message.contains("later release"), "{message}");
        }
    }
}
