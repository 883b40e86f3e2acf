//! Somebody decides about an alert: takes note of it, dismisses it, or takes that back.

use jiff::Timestamp;

use super::{Alert, AlertState};
use crate::ids::{AlertId, UserId};
use crate::store::{AlertEvent, Store, StoreError};

/// What somebody decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The state that the alert goes to.
    pub state: AlertState,
    /// What they say about it.
    pub note: Option<String>,
    /// Who decided.
    pub by: UserId,
}

/// Why a decision was not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// There is no such alert.
    #[error("there is no such alert")]
    NotFound,
    /// The alert is in that state already, or somebody else decided at the same time.
    #[error("the alert is in that state already, or somebody else has just changed it")]
    Overtaken,
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Moves an alert to another state, keeps who did it and returns the alert as it now is.
///
/// # Errors
///
/// When there is no such alert, its state does not allow it, or the database refuses it; then
/// nothing is changed.
pub async fn decide(store: &Store, id: AlertId, decision: Decision, now: Timestamp) -> Result<Alert, DecideError> {
    let alert = store.alert(id).await?.ok_or(DecideError::NotFound)?;
    if !alert.state.may_become(decision.state) {
        return Err(DecideError::Overtaken);
    }
    let note = decision.note.filter(|note| !note.is_empty());
    let event = AlertEvent { at: now, by: Some(decision.by), state: decision.state, note };
    if !store.change_alert_state(id, alert.state, &event).await? {
        return Err(DecideError::Overtaken);
    }
    Ok(Alert { state: decision.state, ..alert })
}
