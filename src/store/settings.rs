//! Settings that are kept in the database, shared by every program that uses it.

use super::columns::Columns;
use super::{Store, StoreError};

impl Store {
    /// Returns a setting.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let row =
            sqlx::query("select value from setting where name = $1").bind(name).fetch_optional(&self.pool).await?;
        row.map(|row| row.text("value")).transpose()
    }

    /// Returns a setting; sets it first where nobody has yet.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn setting_or(&self, name: &str, value: &str) -> Result<String, StoreError> {
        let mut write = self.write().await?;
        sqlx::query("insert into setting (name, value) values ($1, $2) on conflict (name) do nothing")
            .bind(name)
            .bind(value)
            .execute(write.connection())
            .await?;
        let row =
            sqlx::query("select value from setting where name = $1").bind(name).fetch_one(write.connection()).await?;
        let kept = row.text("value")?;
        write.commit().await?;
        Ok(kept)
    }

    /// Sets a setting, or removes it with `None`.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        match value {
            Some(value) => {
                sqlx::query(
                    "insert into setting (name, value) values ($1, $2) \
                     on conflict (name) do update set value = excluded.value",
                )
                .bind(name)
                .bind(value)
                .execute(write.connection())
                .await?
            }
            None => sqlx::query("delete from setting where name = $1").bind(name).execute(write.connection()).await?,
        };
        write.commit().await
    }
}
