//! What the reader should know about something that was accepted all the same.

use serde::Serialize;

use super::Field;

/// One notice: the field, and the key of a message that says what was done.
///
/// `value` and `count` fill the message's places `{ $value }` and `{ $count }`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Notice {
    /// The field that it is about.
    pub field: Field,
    /// The message key, such as `notice-municipality-unknown`.
    pub key: &'static str,
    /// What was given, shortened; never the observation's text.
    pub value: Option<String>,
    /// How many there were, if they were counted.
    pub count: Option<u64>,
}
