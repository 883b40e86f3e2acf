//! The schema: numbered migrations, embedded, and the check that program and database agree.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::{Database, Store, StoreError};

/// Every migration: its number, what it brings, its SQL. Never edited once merged.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "observations", include_str!("../../migrations/0001_observations.sql")),
    (2, "phenomena", include_str!("../../migrations/0002_phenomena.sql")),
    (3, "accounts", include_str!("../../migrations/0003_accounts.sql")),
    (4, "alerts", include_str!("../../migrations/0004_alerts.sql")),
    (5, "jobs", include_str!("../../migrations/0005_jobs.sql")),
    (6, "decisions", include_str!("../../migrations/0006_decisions.sql")),
    (7, "watch_topics", include_str!("../../migrations/0007_watch_topics.sql")),
    (8, "surge", include_str!("../../migrations/0008_surge.sql")),
    (11, "suggestions", include_str!("../../migrations/0011_suggestions.sql")),
    (12, "earlier_names", include_str!("../../migrations/0012_earlier_names.sql")),
    (13, "alert_standing", include_str!("../../migrations/0013_alert_standing.sql")),
    (14, "notifications", include_str!("../../migrations/0014_notifications.sql")),
    (15, "alert_rules", include_str!("../../migrations/0015_alert_rules.sql")),
    (16, "search", include_str!("../../migrations/0016_search.sql")),
    (17, "audit", include_str!("../../migrations/0017_audit.sql")),
    (18, "second_factor", include_str!("../../migrations/0018_second_factor.sql")),
    (20, "originals", include_str!("../../migrations/0020_originals.sql")),
    (21, "scope", include_str!("../../migrations/0021_scope.sql")),
    (22, "last_sign_in", include_str!("../../migrations/0022_last_sign_in.sql")),
    (23, "link_purpose", include_str!("../../migrations/0023_link_purpose.sql")),
    (24, "identity", include_str!("../../migrations/0024_identity.sql")),
    (25, "review", include_str!("../../migrations/0025_review.sql")),
    (26, "visits", include_str!("../../migrations/0026_visits.sql")),
    (27, "notes", include_str!("../../migrations/0027_notes.sql")),
    (28, "campaign", include_str!("../../migrations/0028_campaign.sql")),
];

/// The schema version that this release reads and writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

impl Store {
    /// Brings the schema to this release's; does nothing when it is there already.
    ///
    /// # Errors
    ///
    /// [`StoreError::SchemaNewer`] when a later release wrote it; else when a migration fails,
    /// which then leaves no trace.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let found = self.schema_version().await?;
        if found > SCHEMA_VERSION {
            return Err(StoreError::SchemaNewer { found, known: SCHEMA_VERSION });
        }
        let migrations = MIGRATIONS
            .iter()
            .map(|&(version, name, sql)| {
                Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
            })
            .collect();
        Migrator::with_migrations(migrations).run(&self.pool).await?;
        if found < SCHEMA_VERSION {
            self.forget_earlier_schema().await?;
        }
        Ok(())
    }

    /// Makes every open connection read the schema anew. One that was opened before a column was added would prepare
    /// `select *` without it, SQLite would add it while the statement runs, and sqlx would read beyond what it prepared.
    async fn forget_earlier_schema(&self) -> Result<(), StoreError> {
        if matches!(*self.database, Database::Postgres(_)) {
            return Ok(());
        }
        let mut held = Vec::new();
        for _ in 0..self.pool.size() {
            held.push(self.pool.acquire().await?);
        }
        for connection in &mut held {
            let _: i64 = sqlx::query_scalar("select count(*) from sqlite_master").fetch_one(&mut **connection).await?;
        }
        Ok(())
    }

    /// Makes the schema ready for `serve`: migrates on SQLite; on PostgreSQL, where several
    /// programs share the database and `migrate` is a step of its own, only checks.
    ///
    /// # Errors
    ///
    /// As [`Store::migrate`] and [`Store::check_schema`].
    pub async fn prepare(&self) -> Result<(), StoreError> {
        match *self.database {
            Database::Sqlite(_) => self.migrate().await,
            Database::Postgres(_) => self.check_schema().await,
        }
    }

    /// Checks that the schema is this release's.
    ///
    /// # Errors
    ///
    /// [`StoreError::SchemaOlder`] or [`StoreError::SchemaNewer`] when it is not.
    pub async fn check_schema(&self) -> Result<(), StoreError> {
        let found = self.schema_version().await?;
        match found.cmp(&SCHEMA_VERSION) {
            std::cmp::Ordering::Less => Err(StoreError::SchemaOlder { found, known: SCHEMA_VERSION }),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err(StoreError::SchemaNewer { found, known: SCHEMA_VERSION }),
        }
    }

    /// Returns the version of the schema found; 0 for an empty database.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let is_there = match *self.database {
            Database::Sqlite(_) => "select count(*) from sqlite_master where name = '_sqlx_migrations'",
            Database::Postgres(_) => "select count(*) from pg_class where oid = to_regclass('_sqlx_migrations')",
        };
        let tables: i64 = sqlx::query_scalar(is_there).fetch_one(&self.pool).await?;
        if tables == 0 {
            return Ok(0);
        }
        let version: Option<i64> =
            sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(&self.pool).await?;
        Ok(version.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{Column, Row};

    use super::*;

    #[tokio::test]
    async fn connections_from_before_a_migration_read_its_columns() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&Database::in_data_dir(folder.path())).await.unwrap();
        let earlier = MIGRATIONS.iter().filter(|(version, ..)| *version < 21).map(|&(version, name, sql)| {
            Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
        });
        Migrator::with_migrations(earlier.collect()).run(&store.pool).await.unwrap();
        sqlx::query(
            "insert into app_user (id, email, name, role, created_at, failed_sign_ins) \
             values ('01900000-0000-7000-8000-000000000000', 'aino@example.fi', 'Aino', 'member', \
             '2026-01-01T00:00:00.000000Z', 0)",
        )
        .execute(&store.pool)
        .await
        .unwrap();
        let mut open = Vec::new();
        for _ in 0..3 {
            let mut connection = store.pool.acquire().await.unwrap();
            let _: i64 = sqlx::query_scalar("select count(*) from app_user").fetch_one(&mut *connection).await.unwrap();
            open.push(connection);
        }
        drop(open);

        store.migrate().await.unwrap();

        let mut open = Vec::new();
        for _ in 0..3 {
            let mut connection = store.pool.acquire().await.unwrap();
            let row = sqlx::query("select * from app_user").fetch_one(&mut *connection).await.unwrap();
            assert!(row.columns().iter().any(|column| column.name() == "municipalities"));
            open.push(connection);
        }
    }

    #[test]
    fn every_file_of_migrations_is_listed_under_its_number() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sql"))
            .collect();
        files.sort();
        let listed: Vec<String> =
            MIGRATIONS.iter().map(|(version, name, _)| format!("{version:04}_{name}.sql")).collect();
        assert_eq!(files, listed);
    }
}
