//! Campaigns: the open form at addresses of their own, and what was sent there.

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::{CampaignId, ObservationId};
use crate::intake::{Bilingual, Campaign, NewCampaign, ServiceLine};

impl Store {
    /// Keeps a campaign; returns whether its address was free.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_campaign(&self, campaign: &Campaign) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let inserted = sqlx::query(
            "insert into campaign (id, address, title_fi, title_sv, question_fi, question_sv, first_day, last_day, \
             county, municipality, service_line, ended_at, user_id, created_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (address) do nothing",
        )
        .bind(id_text(campaign.id))
        .bind(&campaign.is.address)
        .bind(campaign.is.title.fi.as_deref())
        .bind(campaign.is.title.sv.as_deref())
        .bind(campaign.is.question.fi.as_deref())
        .bind(campaign.is.question.sv.as_deref())
        .bind(campaign.is.first_day.to_string())
        .bind(campaign.is.last_day.to_string())
        .bind(campaign.is.county.as_deref())
        .bind(campaign.is.municipality.as_deref())
        .bind(campaign.is.service_line.map(ServiceLine::code))
        .bind(campaign.ended_at.map(time::to_text))
        .bind(campaign.by.map(id_text))
        .bind(time::to_text(campaign.created_at))
        .execute(write.connection())
        .await?
        .rows_affected();
        write.commit().await?;
        Ok(inserted > 0)
    }

    /// Returns every campaign with how many observations were sent there, the one that begins last first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn campaigns(&self) -> Result<Vec<(Campaign, u64)>, StoreError> {
        let rows = sqlx::query(
            "select campaign.*, (select count(*) from campaign_observation where campaign_id = campaign.id) as sent \
             from campaign order by first_day desc, id desc",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok((from_row(row)?, row.count("sent")?))).collect()
    }

    /// Returns the campaign of an address.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn campaign_at(&self, address: &str) -> Result<Option<Campaign>, StoreError> {
        let row =
            sqlx::query("select * from campaign where address = $1").bind(address).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Closes a campaign, or opens it again for `None`; returns whether it was there.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn end_campaign(&self, id: CampaignId, ended_at: Option<Timestamp>) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let changed = sqlx::query("update campaign set ended_at = $2 where id = $1")
            .bind(id_text(id))
            .bind(ended_at.map(time::to_text))
            .execute(write.connection())
            .await?
            .rows_affected();
        write.commit().await?;
        Ok(changed > 0)
    }

    /// Notes that an observation was sent by way of a campaign.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn note_campaign(&self, campaign: CampaignId, observation: ObservationId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into campaign_observation (observation_id, campaign_id) values ($1, $2) \
             on conflict (observation_id) do nothing",
        )
        .bind(id_text(observation))
        .bind(id_text(campaign))
        .execute(write.connection())
        .await?;
        write.commit().await
    }
}

fn from_row(row: &AnyRow) -> Result<Campaign, StoreError> {
    Ok(Campaign {
        id: row.id("id")?,
        is: NewCampaign {
            address: row.text("address")?,
            title: Bilingual { fi: row.optional_text("title_fi")?, sv: row.optional_text("title_sv")? },
            question: Bilingual { fi: row.optional_text("question_fi")?, sv: row.optional_text("question_sv")? },
            first_day: row.day("first_day")?,
            last_day: row.day("last_day")?,
            county: row.optional_text("county")?,
            municipality: row.optional_text("municipality")?,
            service_line: row.optional_code("service_line", ServiceLine::from_code)?,
        },
        ended_at: row.optional_time("ended_at")?,
        by: row.optional_id("user_id")?,
        created_at: row.time("created_at")?,
    })
}
