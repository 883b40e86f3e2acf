//! What is wrong with something that a person typed or a file holds.

use serde::{Serialize, Serializer};

/// The field of an observation that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The sender's own number for the observation.
    ExternalId,
    /// When the observation was made.
    ReceivedAt,
    /// The observation itself.
    Text,
    /// What should be done about it.
    Proposal,
    /// The language of the text.
    Language,
    /// The municipality.
    Municipality,
    /// The wellbeing services county.
    County,
    /// The service line.
    ServiceLine,
    /// The group that the sender belongs to.
    Reporter,
    /// The row or record as a whole.
    Record,
}

impl Field {
    /// Returns the field's name in files, forms and the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExternalId => "id",
            Self::ReceivedAt => "received_at",
            Self::Text => "text",
            Self::Proposal => "proposal",
            Self::Language => "lang",
            Self::Municipality => "municipality",
            Self::County => "area",
            Self::ServiceLine => "service_line",
            Self::Reporter => "reporter",
            Self::Record => "record",
        }
    }
}

/// Written as [`Field::name`] has it, so that files, forms and the API name a field alike.
impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One fault: the field, and the key of a message that says what to do about it.
///
/// The key is looked up in the reader's language where the fault is shown; `value` and `limit`
/// fill the message's places `{ $value }` and `{ $limit }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The field that is at fault.
    pub field: Field,
    /// The message key, such as `fault-text-too-long`.
    pub key: &'static str,
    /// What was given, shortened; never the observation's text.
    pub value: Option<String>,
    /// The limit that was passed, if any.
    pub limit: Option<u64>,
}

/// How much of a wrong value a fault repeats, in characters.
const SHOWN_CHARS: usize = 60;

impl Fault {
    /// Makes a fault that neither repeats a value nor names a limit.
    pub const fn new(field: Field, key: &'static str) -> Self {
        Self { field, key, value: None, limit: None }
    }

    /// Adds what was given, shortened.
    pub fn with_value(self, value: &str) -> Self {
        Self { value: Some(shortened(value)), ..self }
    }

    /// Adds the limit that was passed.
    pub fn with_limit(self, limit: usize) -> Self {
        Self { limit: Some(limit as u64), ..self }
    }
}

/// Returns the beginning of `value`, with an ellipsis where something was cut away.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
