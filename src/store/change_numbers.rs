//! The change sequence, by which copies of the observations follow them.

use sqlx::AnyConnection;

use super::StoreError;
use super::columns::id_text;
use crate::ids::ObservationId;

/// Takes `count` numbers of the change sequence and returns the first.
///
/// Must be the first statement of its transaction that locks a row: every writer then takes its
/// locks in the same order, and none waits for another in a circle.
pub(super) async fn take(connection: &mut AnyConnection, count: usize) -> Result<i64, StoreError> {
    let count = i64::try_from(count).expect("a transaction changes fewer rows than an i64 counts");
    let last: i64 = sqlx::query_scalar("update counter set value = value + $1 where name = 'change' returning value")
        .bind(count)
        .fetch_one(connection)
        .await?;
    Ok(last - count + 1)
}

/// Gives observations new numbers, so that copies look at them again; in the order of the slice.
pub(super) async fn renew(connection: &mut AnyConnection, observations: &[ObservationId]) -> Result<(), StoreError> {
    if observations.is_empty() {
        return Ok(());
    }
    let first = take(connection, observations.len()).await?;
    for (observation, change) in observations.iter().zip(first..) {
        sqlx::query("update observation set change = $2 where id = $1")
            .bind(id_text(observation))
            .bind(change)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
