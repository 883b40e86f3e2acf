//! The work group begins to follow something.

use jiff::Timestamp;

use super::description::WatchDescription;
use super::gather::gather;
use super::topic::{WatchState, WatchTopic};
use crate::app::App;
use crate::encoder::{EncoderError, EncoderName, Purpose};
use crate::ids::{UserId, WatchTopicId};
use crate::phenomena::{AbsorbError, Evidence};
use crate::store::StoreError;

/// Why a topic could not be opened, changed or looked for.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// There is no encoder, or it failed.
    #[error("cannot encode: {0}")]
    Encoder(String),
    /// Observations cannot be compared.
    #[error(transparent)]
    Compare(#[from] AbsorbError),
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<EncoderError> for WatchError {
    fn from(error: EncoderError) -> Self {
        Self::Encoder(error.to_string())
    }
}

/// Opens a topic and shows what has come in already that fits it.
///
/// # Errors
/// When there is no encoder, or the database fails; a topic that was stored is looked for later.
pub async fn open(
    app: &App,
    description: WatchDescription,
    by: UserId,
    now: Timestamp,
) -> Result<WatchTopicId, WatchError> {
    let (encoder, vector) = encoded(app, &description).await?;
    let topic = WatchTopic {
        id: WatchTopicId::new(),
        description,
        state: WatchState::Open,
        phenomenon: None,
        by: Some(by),
        created_at: now,
        updated_at: now,
    };
    app.store.insert_watch_topic(&topic, &encoder, &vector).await?;
    gather(app, now).await?;
    Ok(topic.id)
}

/// Encodes a description without its places, as observations are encoded.
pub(super) async fn encoded(app: &App, description: &WatchDescription) -> Result<(EncoderName, Vec<f32>), WatchError> {
    let encoder = app.encoder.as_ref().map_err(|error| WatchError::Encoder(error.to_string()))?;
    let text = app.analyser.without_places(description.text(), description.language());
    let vector = encoder.encode(vec![text], Purpose::Similarity).await?.pop().unwrap_or_default();
    Ok((encoder.name().clone(), vector))
}

/// Makes what is compared of a description.
pub(super) fn evidence(app: &App, description: &WatchDescription, vector: Vec<f32>) -> Evidence {
    app.preparer.evidence(description.text(), description.language(), vector)
}
