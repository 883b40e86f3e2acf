//! A person answers a suggestion.

use jiff::Timestamp;
use tokio::sync::Notify;

use super::suggestion::SuggestionState;
use crate::ids::{PhenomenonId, SuggestionId, UserId};
use crate::phenomena::decisions::{By, DecideError, Decision, Recorded, decide};
use crate::store::{Store, StoreError};

/// Why a suggestion was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is no such suggestion.
    #[error("there is no such suggestion")]
    NotFound,
    /// Somebody answered it before, or the grouping withdrew it.
    #[error("the suggestion is no longer open")]
    NotOpen,
    /// The decision that it proposes cannot be taken any more.
    #[error(transparent)]
    Decide(#[from] DecideError),
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Accepts a suggestion: what it proposes becomes this person's decision.
///
/// # Errors
/// When it is not open, its decision cannot be taken, or the database refuses it.
pub async fn accept(
    store: &Store,
    wake: &Notify,
    id: SuggestionId,
    by: By,
    now: Timestamp,
) -> Result<Recorded, AnswerError> {
    let suggestion = store.suggestion(id).await?.ok_or(AnswerError::NotFound)?;
    let answerer = by.user;
    // First the answer, so that of two people who accept at once one decides.
    if !store.answer_suggestion(id, SuggestionState::Accepted, answerer, now).await? {
        return Err(AnswerError::NotOpen);
    }
    let decision = match suggestion.decision {
        Decision::Split { phenomenon, observations, .. } => {
            Decision::Split { phenomenon, observations, into: PhenomenonId::new() }
        }
        other => other,
    };
    match decide(store, wake, decision, by, now).await {
        Ok(recorded) => Ok(recorded),
        Err(error) => {
            store.reopen_suggestion(id).await?;
            Err(error.into())
        }
    }
}

/// Refuses a suggestion: it is not made again until the matter changes.
///
/// # Errors
/// When it is not open, or the database refuses it.
pub async fn refuse(store: &Store, id: SuggestionId, by: UserId, now: Timestamp) -> Result<(), AnswerError> {
    store.suggestion(id).await?.ok_or(AnswerError::NotFound)?;
    match store.answer_suggestion(id, SuggestionState::Refused, by, now).await? {
        true => Ok(()),
        false => Err(AnswerError::NotOpen),
    }
}
