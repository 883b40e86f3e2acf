//! Watch topics, and the observations that were found for them.

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time, vectors};
use crate::encoder::EncoderName;
use crate::ids::{ObservationId, PhenomenonId, UserId, WatchTopicId};
use crate::phenomena::watch::{Verdict, WatchDescription, WatchHit, WatchState, WatchTopic};
use crate::text::Language;

/// An open topic that has not been looked for among the latest changes.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingWatch {
    /// The topic.
    pub topic: WatchTopic,
    /// Which encoder made the vector.
    pub encoder: EncoderName,
    /// The vector of the description.
    pub vector: Vec<f32>,
    /// The change number up to which observations were compared; 0 for none.
    pub looked_up_to: i64,
}

impl Store {
    /// Stores a new topic with the vector of its description.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_watch_topic(
        &self,
        topic: &WatchTopic,
        encoder: &EncoderName,
        vector: &[f32],
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into watch_topic (id, description, language, state, phenomenon_id, user_id, created_at, \
             updated_at, encoder, vector, looked_up_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)",
        )
        .bind(id_text(topic.id))
        .bind(topic.description.text())
        .bind(topic.description.language().code())
        .bind(topic.state.code())
        .bind(topic.phenomenon.map(id_text))
        .bind(topic.by.map(id_text))
        .bind(time::to_text(topic.created_at))
        .bind(time::to_text(topic.updated_at))
        .bind(encoder.as_str())
        .bind(vectors::to_bytes(vector))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Describes an open topic anew; what nobody judged is forgotten, so that it is found anew. Returns whether
    /// there is such an open topic.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn describe_watch_topic(
        &self,
        id: WatchTopicId,
        description: &WatchDescription,
        (encoder, vector): (&EncoderName, &[f32]),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let changed = sqlx::query(
            "update watch_topic set description = $2, language = $3, encoder = $4, vector = $5, updated_at = $6, \
             looked_up_to = 0 where id = $1 and state = 'open'",
        )
        .bind(id_text(id))
        .bind(description.text())
        .bind(description.language().code())
        .bind(encoder.as_str())
        .bind(vectors::to_bytes(vector))
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("delete from watch_hit where topic_id = $1 and verdict = 'proposed'")
            .bind(id_text(id))
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(true)
    }

    /// Takes a topic from one state to another; it leads to no phenomenon then. Returns whether it was in the
    /// first: of two people who do the same at once, one does it.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn change_watch_state(
        &self,
        id: WatchTopicId,
        (from, to): (WatchState, WatchState),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let changed = sqlx::query(
            "update watch_topic set state = $3, phenomenon_id = null, updated_at = $4 where id = $1 and state = $2",
        )
        .bind(id_text(id))
        .bind(from.code())
        .bind(to.code())
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        write.commit().await?;
        Ok(changed.rows_affected() > 0)
    }

    /// Notes which phenomenon a grown topic became.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn note_watch_growth(&self, id: WatchTopicId, phenomenon: PhenomenonId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update watch_topic set phenomenon_id = $2 where id = $1 and state = 'grown'")
            .bind(id_text(id))
            .bind(id_text(phenomenon))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Keeps the vector that another encoder made of a topic's description; what nobody judged is forgotten, so
    /// that everything is compared anew. Does nothing if the topic was changed since it was read.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn renew_watch_vector(
        &self,
        topic: &WatchTopic,
        (encoder, vector): (&EncoderName, &[f32]),
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let renewed = sqlx::query(
            "update watch_topic set encoder = $3, vector = $4, looked_up_to = 0 where id = $1 and updated_at = $2",
        )
        .bind(id_text(topic.id))
        .bind(time::to_text(topic.updated_at))
        .bind(encoder.as_str())
        .bind(vectors::to_bytes(vector))
        .execute(write.connection())
        .await?;
        if renewed.rows_affected() == 0 {
            return Ok(());
        }
        sqlx::query("delete from watch_hit where topic_id = $1 and verdict = 'proposed'")
            .bind(id_text(topic.id))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns every topic, the latest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn watch_topics(&self) -> Result<Vec<WatchTopic>, StoreError> {
        let rows =
            sqlx::query("select * from watch_topic order by created_at desc, id desc").fetch_all(&self.pool).await?;
        rows.iter().map(topic_from_row).collect()
    }

    /// Returns a topic.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn watch_topic(&self, id: WatchTopicId) -> Result<Option<WatchTopic>, StoreError> {
        let row =
            sqlx::query("select * from watch_topic where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(topic_from_row).transpose()
    }

    /// Returns the open topics that were looked for up to less than `change`.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn pending_watch_topics(&self, change: i64) -> Result<Vec<PendingWatch>, StoreError> {
        let rows =
            sqlx::query("select * from watch_topic where state = 'open' and looked_up_to < $1 order by created_at, id")
                .bind(change)
                .fetch_all(&self.pool)
                .await?;
        rows.iter()
            .map(|row| {
                Ok(PendingWatch {
                    topic: topic_from_row(row)?,
                    encoder: EncoderName::new(row.text("encoder")?),
                    vector: vectors::from_bytes(&row.bytes("vector")?)?,
                    looked_up_to: row.number("looked_up_to")?,
                })
            })
            .collect()
    }

    /// Saves what was found for a topic, which has now been looked for up to `change`. What a person judged
    /// keeps its verdict. Returns whether it was saved: not if the topic was changed since it was read, for the
    /// fits are those of its old description.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is saved.
    pub async fn save_watch_hits(
        &self,
        topic: &WatchTopic,
        fits: &[(ObservationId, f64)],
        change: i64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let id = topic.id;
        let mut write = self.write().await?;
        let looked_up = sqlx::query(
            "update watch_topic set looked_up_to = case when looked_up_to < $2 then $2 else looked_up_to end \
             where id = $1 and updated_at = $3",
        )
        .bind(id_text(id))
        .bind(change)
        .bind(time::to_text(topic.updated_at))
        .execute(write.connection())
        .await?;
        if looked_up.rows_affected() == 0 {
            return Ok(false);
        }
        for (observation, fit) in fits {
            sqlx::query(
                "insert into watch_hit (topic_id, observation_id, fit, verdict, found_at) \
                 values ($1, $2, $3, 'proposed', $4) \
                 on conflict (topic_id, observation_id) do update set fit = excluded.fit",
            )
            .bind(id_text(id))
            .bind(id_text(observation))
            .bind(fit)
            .bind(time::to_text(now))
            .execute(write.connection())
            .await?;
        }
        write.commit().await?;
        Ok(true)
    }

    /// Returns what people judged of a topic, what fits best first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn judged_watch_hits(&self, id: WatchTopicId) -> Result<Vec<WatchHit>, StoreError> {
        let rows = sqlx::query(
            "select * from watch_hit where topic_id = $1 and verdict <> 'proposed' order by fit desc, observation_id",
        )
        .bind(id_text(id))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(hit_from_row).collect()
    }

    /// Counts what people accepted for a topic, and what nobody judged that fits by `threshold`.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn watch_hit_counts(&self, id: WatchTopicId, threshold: f64) -> Result<(u64, u64), StoreError> {
        let row = sqlx::query(
            "select count(case when verdict = 'accepted' then 1 end) as accepted, \
             count(case when verdict = 'proposed' and fit >= $2 then 1 end) as unseen \
             from watch_hit where topic_id = $1",
        )
        .bind(id_text(id))
        .bind(threshold)
        .fetch_one(&self.pool)
        .await?;
        Ok((row.count("accepted")?, row.count("unseen")?))
    }

    /// Returns what was found for a topic, what fits best first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn watch_hits(&self, id: WatchTopicId) -> Result<Vec<WatchHit>, StoreError> {
        let rows = sqlx::query("select * from watch_hit where topic_id = $1 order by fit desc, observation_id")
            .bind(id_text(id))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(hit_from_row).collect()
    }

    /// Notes what a person said of an observation, or takes it back (`Verdict::Proposed`). Returns whether it
    /// had been found for the topic.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn judge_watch_hit(
        &self,
        (topic, observation): (WatchTopicId, ObservationId),
        verdict: Verdict,
        by: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_judged = verdict != Verdict::Proposed;
        let judged = sqlx::query(
            "update watch_hit set verdict = $3, judged_by = $4, judged_at = $5 \
             where topic_id = $1 and observation_id = $2",
        )
        .bind(id_text(topic))
        .bind(id_text(observation))
        .bind(verdict.code())
        .bind(is_judged.then(|| id_text(by)))
        .bind(is_judged.then(|| time::to_text(now)))
        .execute(write.connection())
        .await?;
        write.commit().await?;
        Ok(judged.rows_affected() > 0)
    }
}

fn topic_from_row(row: &AnyRow) -> Result<WatchTopic, StoreError> {
    let language = row.code("language", Language::from_code)?;
    Ok(WatchTopic {
        id: row.id("id")?,
        description: WatchDescription::stored(row.text("description")?, language),
        state: row.code("state", WatchState::from_code)?,
        phenomenon: row.optional_id("phenomenon_id")?,
        by: row.optional_id("user_id")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
    })
}

fn hit_from_row(row: &AnyRow) -> Result<WatchHit, StoreError> {
    Ok(WatchHit {
        observation: row.id("observation_id")?,
        fit: row.real("fit")?,
        verdict: row.code("verdict", Verdict::from_code)?,
        judged_by: row.optional_id("judged_by")?,
        found_at: row.time("found_at")?,
    })
}
