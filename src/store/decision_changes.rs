//! Writing what a decision changes, as part of a transaction.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::columns::id_text;
use super::phenomena::{self, Keywords, NamedBy, Phenomenon, PhenomenonState};
use super::{StoreError, change_numbers, time};
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{AlertMove, Born, Change, Facet, FacetChange, HomeChange, Theme};

/// Writes a change: the phenomenon that is made, homes, sides of phenomena, alerts; observations that moved
/// get new change numbers.
pub(super) async fn apply(connection: &mut AnyConnection, change: &Change, now: Timestamp) -> Result<(), StoreError> {
    let moved: Vec<ObservationId> = change.homes.iter().map(|home| home.observation).collect();
    change_numbers::renew(&mut *connection, &moved).await?;
    if let Some(born) = change.born {
        phenomena::insert(&mut *connection, &newborn(born, now)).await?;
    }
    for home in &change.homes {
        settle(&mut *connection, home).await?;
    }
    for facet in &change.facets {
        say(&mut *connection, facet, now).await?;
    }
    for &AlertMove { alert, from, to } in &change.alerts {
        sqlx::query("update alert set phenomenon_id = $3 where id = $1 and phenomenon_id = $2")
            .bind(id_text(alert))
            .bind(id_text(from))
            .bind(id_text(to))
            .execute(&mut *connection)
            .await?;
    }
    for phenomenon in change.phenomena() {
        follow_members(&mut *connection, phenomenon, now).await?;
    }
    Ok(())
}

fn newborn(born: Born, now: Timestamp) -> Phenomenon {
    Phenomenon {
        id: born.phenomenon,
        name_fi: None,
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords::default(),
        quote: None,
        state: PhenomenonState::Active,
        first_seen: born.first_seen,
        created_at: now,
        updated_at: now,
        curation: phenomena::Curation::default(),
    }
}

/// Replaces the memberships of an observation.
async fn settle(connection: &mut AnyConnection, home: &HomeChange) -> Result<(), StoreError> {
    sqlx::query("delete from membership where observation_id = $1")
        .bind(id_text(home.observation))
        .execute(&mut *connection)
        .await?;
    for belonging in &home.to {
        sqlx::query(
            "insert into membership (observation_id, phenomenon_id, score, confirmed, since) \
             values ($1, $2, $3, $4, $5)",
        )
        .bind(id_text(home.observation))
        .bind(id_text(belonging.phenomenon))
        .bind(belonging.score)
        .bind(i64::from(belonging.confirmed))
        .bind(time::to_text(belonging.since))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

async fn say(connection: &mut AnyConnection, facet: &FacetChange, now: Timestamp) -> Result<(), StoreError> {
    let id = id_text(facet.phenomenon);
    let now = time::to_text(now);
    let statement = match &facet.to {
        Facet::Names { names, by } => sqlx::query(
            "update phenomenon set name_fi = $3, name_sv = $4, named_by = $5, updated_at = $2 where id = $1",
        )
        .bind(id)
        .bind(now)
        .bind(names.fi())
        .bind(names.sv())
        .bind(by.code()),
        Facet::Description(description) => {
            sqlx::query("update phenomenon set description_fi = $3, description_sv = $4, updated_at = $2 where id = $1")
                .bind(id)
                .bind(now)
                .bind(description.fi())
                .bind(description.sv())
        }
        Facet::Themes(themes) => sqlx::query("update phenomenon set themes = $3, updated_at = $2 where id = $1")
            .bind(id)
            .bind(now)
            .bind(themes_text(themes)),
        Facet::Pinned(is_pinned) => sqlx::query("update phenomenon set pinned = $3, updated_at = $2 where id = $1")
            .bind(id)
            .bind(now)
            .bind(i64::from(*is_pinned)),
        Facet::Standing(standing) => {
            sqlx::query("update phenomenon set state = $3, merged_into = $4, updated_at = $2 where id = $1")
                .bind(id)
                .bind(now)
                .bind(standing.state.code())
                .bind(standing.merged_into.map(id_text))
        }
    };
    statement.execute(connection).await?;
    Ok(())
}

/// Makes a phenomenon's beginning and quotation those of the observations that it now has.
/// Brings what a phenomenon says of its earliest report and its quotation up to its members.
pub(super) async fn follow_members(
    connection: &mut AnyConnection,
    phenomenon: PhenomenonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "update phenomenon set \
         first_seen = coalesce((select min(received_at) from membership \
             join observation on observation.id = observation_id where phenomenon_id = $1), first_seen), \
         quote_observation_id = (select observation_id from membership \
             where phenomenon_id = $1 and observation_id = phenomenon.quote_observation_id), \
         updated_at = $2 where id = $1",
    )
    .bind(id_text(phenomenon))
    .bind(time::to_text(now))
    .execute(connection)
    .await?;
    Ok(())
}

fn themes_text(themes: &[Theme]) -> String {
    serde_json::json!(themes).to_string()
}
