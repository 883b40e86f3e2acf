//! PostgreSQL's full-text search: its Finnish and its Swedish configuration side by side, any of the words, a GIN index.

use std::time::Instant;

use ilmiotutka::evaluation::{Corpus, QueryHits};
use ilmiotutka::intake::Observation;
use sqlx::{Connection, PgConnection, Row};

use super::{HITS, Measured, ROUNDS};

/// How many observations are stored with one statement.
const BATCH: usize = 1_000;

const QUERY: &str = "with asked as (select \
     replace(plainto_tsquery('finnish', $1)::text, '&', '|')::tsquery || \
     replace(plainto_tsquery('swedish', $1)::text, '&', '|')::tsquery as query) \
     select name from measured_observation, asked where words @@ query \
     order by ts_rank(words, query) desc, id limit $2";

/// Stores the observations in a table of their own and asks the queries.
pub async fn measure(corpus: &Corpus, observations: &[Observation], address: &str) -> anyhow::Result<Measured> {
    let mut connection = PgConnection::connect(address).await?;
    for statement in [
        "drop table if exists measured_observation",
        "create table measured_observation (id bigint primary key, name text not null, body text not null, \
         words tsvector generated always as (to_tsvector('finnish', body) || to_tsvector('swedish', body)) stored)",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    let mut next: i64 = 0;
    for batch in observations.chunks(BATCH) {
        let ids: Vec<i64> = (next..).take(batch.len()).collect();
        next += i64::try_from(batch.len())?;
        let names: Vec<String> = batch.iter().map(|one| one.external_id.clone().unwrap_or_default()).collect();
        let bodies: Vec<String> = batch.iter().map(|one| one.text.clone()).collect();
        sqlx::query("insert into measured_observation (id, name, body) select * from unnest($1, $2, $3)")
            .bind(ids)
            .bind(names)
            .bind(bodies)
            .execute(&mut connection)
            .await?;
    }
    for statement in ["create index on measured_observation using gin (words)", "analyze measured_observation"] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    let mut measured = Measured { hits: Vec::new(), times: Vec::new() };
    for round in 0..ROUNDS {
        for labelled in &corpus.queries {
            let start = Instant::now();
            let rows =
                sqlx::query(QUERY).bind(&labelled.query).bind(i64::try_from(HITS)?).fetch_all(&mut connection).await?;
            measured.times.push(start.elapsed());
            if round == 0 {
                let ids = rows.iter().map(|row| row.try_get("name")).collect::<Result<_, _>>()?;
                measured.hits.push(QueryHits { query: labelled.query.clone(), ids });
            }
        }
    }
    sqlx::query("drop table measured_observation").execute(&mut connection).await?;
    Ok(measured)
}
