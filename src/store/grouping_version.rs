//! The version of the grouping: raised by whatever changes memberships or phenomena, so that who computed on
//! an earlier state notices before saving.

use sqlx::AnyConnection;

use super::columns::Columns;
use super::{Store, StoreError};

impl Store {
    /// Returns the version of the grouping.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn grouping_version(&self) -> Result<i64, StoreError> {
        let row = sqlx::query("select value from counter where name = 'grouping'").fetch_one(&self.pool).await?;
        row.number("value")
    }
}

/// Raises the version and returns it. The row stays locked until the transaction ends, so that those who
/// change the grouping come one after another.
pub(super) async fn raise(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let row = sqlx::query("update counter set value = value + 1 where name = 'grouping' returning value")
        .fetch_one(connection)
        .await?;
    row.number("value")
}
