//! Somebody decides about alerts: takes note of one, takes it into work, lets it sleep, gives it to somebody – or takes
//! that back.

use jiff::Timestamp;
use jiff::civil::Date;

use super::standing::{Standing, Step};
use super::{Alert, AlertState};
use crate::ids::{AlertBatchId, AlertId, UserId};
use crate::store::{AlertEvent, Store, StoreError};

/// What somebody decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What changes.
    pub step: Step,
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
    /// The alert stands so already, or somebody else decided at the same time.
    #[error("the alert stands so already, or somebody else has just changed it")]
    Overtaken,
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Several alerts that somebody changed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// What they are undone by.
    pub id: AlertBatchId,
    /// Those that were changed; those left out stood so already, or were changed by somebody else.
    pub changed: Vec<AlertId>,
}

/// Changes where an alert stands, keeps who did it and returns the alert as it now is.
///
/// # Errors
///
/// When there is no such alert, nothing would change, or the database refuses it; then nothing is changed.
pub async fn decide(store: &Store, id: AlertId, decision: Decision, now: Timestamp) -> Result<Alert, DecideError> {
    let alert = store.alert(id).await?.ok_or(DecideError::NotFound)?;
    let standing = take(store, &alert, &decision, None, now).await?.ok_or(DecideError::Overtaken)?;
    Ok(Alert { standing, ..alert })
}

/// Takes one decision about several alerts; those that it does not change are left out.
///
/// # Errors
///
/// When the database refuses it. Alerts that were changed before stay so and are of the batch.
pub async fn decide_all(
    store: &Store,
    ids: &[AlertId],
    decision: &Decision,
    now: Timestamp,
) -> Result<Batch, StoreError> {
    let mut batch = Batch { id: AlertBatchId::new(), changed: Vec::new() };
    for &id in ids {
        let Some(alert) = store.alert(id).await? else { continue };
        if take(store, &alert, decision, Some(batch.id), now).await?.is_some() {
            batch.changed.push(id);
        }
    }
    Ok(batch)
}

/// Brings the alerts of a batch back to where they stood, as far as nobody changed them since. Returns which.
///
/// # Errors
///
/// When the database refuses it. Alerts that were brought back before stay so.
pub async fn undo_batch(
    store: &Store,
    batch: AlertBatchId,
    by: UserId,
    now: Timestamp,
) -> Result<Vec<AlertId>, StoreError> {
    let mut undone = Vec::new();
    for id in store.alerts_of_batch(batch).await? {
        let events = store.alert_events(id).await?;
        let [earlier @ .., last] = events.as_slice() else { continue };
        if last.batch != Some(batch) {
            continue;
        }
        let before = earlier.last().map(|event| event.standing.clone()).unwrap_or_default();
        let event = AlertEvent { at: now, by: Some(by), standing: before, note: None, cause: None, batch: None };
        if store.change_alert(id, &last.standing, &event).await? {
            undone.push(id);
        }
    }
    Ok(undone)
}

/// Changes where an alert stands; `None` when nothing would change or somebody else just changed it.
async fn take(
    store: &Store,
    alert: &Alert,
    decision: &Decision,
    batch: Option<AlertBatchId>,
    now: Timestamp,
) -> Result<Option<Standing>, StoreError> {
    let reports = store.report_count(alert.phenomenon).await?;
    let Some(standing) = alert.standing.after(&decision.step, decision.by, reports) else { return Ok(None) };
    let note = decision.note.clone().filter(|note| !note.is_empty());
    let event = AlertEvent { at: now, by: Some(decision.by), standing: standing.clone(), note, cause: None, batch };
    Ok(store.change_alert(alert.id, &alert.standing, &event).await?.then_some(standing))
}

/// Brings back the alerts whose sleep is over on a day. Returns which.
///
/// # Errors
///
/// When the database refuses it.
pub async fn awaken(store: &Store, today: Date, now: Timestamp) -> Result<Vec<AlertId>, StoreError> {
    let mut awake = Vec::new();
    for alert in store.alerts(Some(AlertState::Snoozed)).await? {
        let reports = store.report_count(alert.phenomenon).await?;
        let cause = alert.standing.snooze.and_then(|snooze| snooze.end(today, reports));
        let Some(cause) = cause else { continue };
        let standing = alert.standing.awake();
        let event = AlertEvent { at: now, by: None, standing, note: None, cause: Some(cause), batch: None };
        if store.change_alert(alert.id, &alert.standing, &event).await? {
            awake.push(alert.id);
        }
    }
    Ok(awake)
}
