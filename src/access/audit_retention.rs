//! How long the audit log is kept.

use jiff::{SignedDuration, Timestamp};

use super::{AuditAction, AuditNote};
use crate::store::{Store, StoreError};

/// The shortest time for which lines are kept, in days: what went wrong is often noticed late.
pub const LEAST_AUDIT_DAYS: u32 = 30;

/// Who lets lines go when it is not asked for by a person.
const SERVICE: &str = "ilmiotutka";

/// Lets the lines go that are older than so many days, and notes how many went and until when; returns how many.
///
/// # Errors
/// When the database refuses it.
pub async fn forget_audit(store: &Store, days: u32, now: Timestamp) -> Result<u64, StoreError> {
    let age = SignedDuration::from_hours(i64::from(days) * 24);
    let before = now.checked_sub(age).unwrap_or(Timestamp::MIN);
    let gone = store.forget_audit_before(before).await?;
    if gone > 0 {
        let detail = format!("{gone} < {before:.0}");
        let subject = "/app/audit".to_owned();
        let note = AuditNote { user: None, who: SERVICE.to_owned(), action: AuditAction::Forgotten, subject, detail };
        store.note(note, now).await?;
    }
    Ok(gone)
}
