//! The change sequence, by which copies of the observations follow them.

use sqlx::AnyConnection;

use super::StoreError;

/// Takes `count` numbers of the change sequence and returns the first.
///
/// Must be the first statement of its transaction that locks a row: every writer then takes its
/// locks in the same order, and none waits for another in a circle.
pub(super) async fn take(connection: &mut AnyConnection, count: usize) -> Result<i64, StoreError> {
    let count = i64::try_from(count).expect("a transaction changes fewer rows than an i64 counts");
    let last: i64 = sqlx::query_scalar(
        "update counter set value = value + $1 where name = 'change' returning value",
    )
    .bind(count)
    .fetch_one(connection)
    .await?;
    Ok(last - count + 1)
}
