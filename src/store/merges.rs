//! Merging by the machine: one phenomenon becomes part of another, and its address leads there from then on.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::columns::{Columns, id_text};
use super::phenomena::find_living;
use super::phenomenon_events::{self, PhenomenonEvent, PhenomenonEventKind};
use super::{StoreError, change_numbers, time};
use crate::ids::{ObservationId, PhenomenonId};

/// Makes `from` part of `into` by the machine, with its members and alerts, as part of a transaction. Nothing
/// happens when either does not exist or both are one already.
pub(super) async fn merge(
    connection: &mut AnyConnection,
    from: PhenomenonId,
    into: PhenomenonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Locks the sequence before anything is read, so that two merges at once cannot make a ring.
    change_numbers::take(&mut *connection, 0).await?;
    let living_from = find_living(&mut *connection, from).await?;
    let living_into = find_living(&mut *connection, into).await?;
    let (Some(source), Some(target)) = (living_from, living_into) else {
        return Ok(());
    };
    if source.id == target.id {
        return Ok(());
    }

    let moved_rows = sqlx::query("select observation_id from membership where phenomenon_id = $1 order by 1")
        .bind(id_text(source.id))
        .fetch_all(&mut *connection)
        .await?;
    let moved: Vec<ObservationId> = moved_rows.iter().map(|row| row.id("observation_id")).collect::<Result<_, _>>()?;
    for statement in [
        "insert into membership (observation_id, phenomenon_id, score, confirmed, since) \
             select observation_id, $2, score, confirmed, since from membership where phenomenon_id = $1 \
             on conflict (observation_id, phenomenon_id) do nothing",
        "update alert set phenomenon_id = $2 where phenomenon_id = $1",
    ] {
        sqlx::query(statement).bind(id_text(source.id)).bind(id_text(target.id)).execute(&mut *connection).await?;
    }
    sqlx::query("delete from membership where phenomenon_id = $1")
        .bind(id_text(source.id))
        .execute(&mut *connection)
        .await?;
    sqlx::query("update phenomenon set state = 'merged', merged_into = $2, updated_at = $3 where id = $1")
        .bind(id_text(source.id))
        .bind(id_text(target.id))
        .bind(time::to_text(now))
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "update phenomenon set first_seen = case when $2 < first_seen then $2 else first_seen end, \
             updated_at = $3 where id = $1",
    )
    .bind(id_text(target.id))
    .bind(time::to_text(source.first_seen))
    .bind(time::to_text(now))
    .execute(&mut *connection)
    .await?;
    for (phenomenon, kind, other) in
        [(source.id, PhenomenonEventKind::Merged, target.id), (target.id, PhenomenonEventKind::Absorbed, source.id)]
    {
        let detail = serde_json::json!({ "phenomenon": other, "reports": moved.len() });
        let event = PhenomenonEvent { phenomenon, at: now, by: None, kind, detail };
        phenomenon_events::insert(&mut *connection, &event).await?;
    }
    change_numbers::renew(&mut *connection, &moved).await
}
