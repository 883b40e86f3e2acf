//! The audit log: who read, changed, exported and erased what, in lines that hang together.
//!
//! The hash of a line is the SHA-256 of the hash before it and of everything the line says, each part with its length in
//! front, so that nothing can be moved from one part to another.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::User;
use crate::ids::UserId;

coded!(
    /// What somebody did.
    AuditAction {
        /// Read a page or an answer of the API.
        Read = "read",
        /// Changed something.
        Changed = "changed",
        /// Took data along.
        Exported = "exported",
        /// Opened what was typed before it was masked.
        Opened = "opened",
        /// Erased an observation.
        Erased = "erased",
        /// Signed in.
        SignedIn = "signed_in",
        /// Tried to sign in and was refused.
        Refused = "refused",
        /// Let old lines of this log go.
        Forgotten = "forgotten",
    }
);

/// What is to be noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditNote {
    /// Whose account; `None` where nobody is known.
    pub user: Option<UserId>,
    /// The account's name; empty where nobody is known.
    pub who: String,
    /// What was done.
    pub action: AuditAction,
    /// To what: an address, which names things by their ids and never holds what somebody typed.
    pub subject: String,
    /// What else matters, such as a reason; never a text that came in.
    pub detail: String,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// Its number, one more than that of the line before.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// What is noted.
    pub note: AuditNote,
    /// The hash of the line before; empty for the first.
    pub previous_hash: String,
    /// Its own hash.
    pub hash: String,
}

impl AuditNote {
    /// Notes what somebody did.
    pub fn by(user: &User, action: AuditAction, subject: impl Into<String>) -> Self {
        let (id, who) = (Some(user.id), user.name.clone());
        Self { user: id, who, action, subject: subject.into(), detail: String::new() }
    }
}

impl AuditEvent {
    /// Makes the line that follows one with this hash.
    pub fn following(previous_hash: String, number: i64, at: Timestamp, note: AuditNote) -> Self {
        let hash = hash(&previous_hash, number, at, &note);
        Self { number, at, note, previous_hash, hash }
    }

    /// Tells whether the line is as it was written and follows another.
    pub fn follows(&self, earlier: Option<&Self>) -> bool {
        let is_whole = self.hash == hash(&self.previous_hash, self.number, self.at, &self.note);
        // Of the first line that is still kept, nothing before it can be asked.
        let is_next = earlier.is_none_or(|earlier| {
            earlier.hash == self.previous_hash && earlier.number.checked_add(1) == Some(self.number)
        });
        is_whole && is_next
    }
}

fn hash(previous_hash: &str, number: i64, at: Timestamp, note: &AuditNote) -> String {
    let user = note.user.map(|user| user.to_string()).unwrap_or_default();
    let parts = [
        previous_hash,
        &number.to_string(),
        &at.as_microsecond().to_string(),
        &user,
        &note.who,
        note.action.code(),
        &note.subject,
        &note.detail,
    ];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(earlier: Option<&AuditEvent>, subject: &str) -> AuditEvent {
        let note = AuditNote {
            user: None,
            who: "Aino".to_owned(),
            action: AuditAction::Read,
            subject: subject.to_owned(),
            detail: String::new(),
        };
        let (previous, number) = earlier.map_or((String::new(), 1), |line| (line.hash.clone(), line.number + 1));
        AuditEvent::following(previous, number, Timestamp::UNIX_EPOCH, note)
    }

    #[test]
    fn a_line_that_was_changed_or_taken_out_is_noticed() {
        let first = line(None, "/app");
        let second = line(Some(&first), "/app/search");
        let third = line(Some(&second), "/app/alerts");
        assert!(first.follows(None) && second.follows(Some(&first)) && third.follows(Some(&second)));
        assert!(!third.follows(Some(&first)), "the second is missing");
        let mut changed = second.clone();
        changed.note.subject = "/app/status".to_owned();
        assert!(!changed.follows(Some(&first)));
        let forged = AuditEvent { hash: line(Some(&first), "/app/status").hash, ..changed };
        assert!(forged.follows(Some(&first)), "whoever forges a line anew …");
        assert!(!third.follows(Some(&forged)), "… breaks the next");
    }

    #[test]
    fn nothing_moves_from_one_part_to_another() {
        let (one, mut other) = (line(None, "/app"), line(None, "/ap"));
        other.note.detail = "p".to_owned();
        let other = AuditEvent::following(String::new(), 1, Timestamp::UNIX_EPOCH, other.note);
        assert_ne!(one.hash, other.hash);
    }
}
