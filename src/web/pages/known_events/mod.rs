//! Known events: days on which more or less came in for a reason that people know.

pub mod create;
pub mod remove;
pub mod show;

use crate::alerts::KnownEventKind;

/// Returns the message key of a kind of event.
pub fn kind_key(kind: KnownEventKind) -> &'static str {
    match kind {
        KnownEventKind::Campaign => "event-campaign",
        KnownEventKind::NewForm => "event-new-form",
        KnownEventKind::Closure => "event-closure",
    }
}
