//! An observation as it was typed: nothing checked, nothing known.

use serde::Deserialize;
use serde_json::Value;

use super::{Fault, Field};

/// What a form, a row or a record says, field by field, before anything is checked; read from JSON or TOML, a key that
/// is none of these fields is refused, lest a misspelt one go unseen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RawObservation {
    /// The sending system's number for the observation.
    #[serde(rename = "id", alias = "external_id")]
    pub external_id: Option<String>,
    /// When it was made or sent.
    pub received_at: Option<String>,
    /// The observation itself.
    pub text: Option<String>,
    /// What the sender thinks should be done.
    pub proposal: Option<String>,
    /// The language, as a code or a name.
    pub lang: Option<String>,
    /// The municipality, as a code or a name in any language.
    pub municipality: Option<String>,
    /// The wellbeing services county, as an id or a name in any language.
    pub area: Option<String>,
    /// The service line, as a code or a name in any language.
    pub service_line: Option<String>,
    /// The sender's group, as a code or a name in any language.
    pub reporter: Option<String>,
}

impl RawObservation {
    /// The fields that a record can hold, in the order of the contract.
    pub const FIELDS: [Field; 9] = [
        Field::ExternalId,
        Field::ReceivedAt,
        Field::Text,
        Field::Proposal,
        Field::Language,
        Field::Municipality,
        Field::County,
        Field::ServiceLine,
        Field::Reporter,
    ];

    /// Returns what was typed in `field`; `None` where nothing was, and for the record as a whole.
    pub fn get(&self, field: Field) -> Option<&str> {
        match field {
            Field::ExternalId => self.external_id.as_deref(),
            Field::ReceivedAt => self.received_at.as_deref(),
            Field::Text => self.text.as_deref(),
            Field::Proposal => self.proposal.as_deref(),
            Field::Language => self.lang.as_deref(),
            Field::Municipality => self.municipality.as_deref(),
            Field::County => self.area.as_deref(),
            Field::ServiceLine => self.service_line.as_deref(),
            Field::Reporter => self.reporter.as_deref(),
            Field::Record => None,
        }
    }

    /// Puts `value` into `field`; the record as a whole has no place for one.
    pub fn set(&mut self, field: Field, value: String) {
        let place = match field {
            Field::ExternalId => &mut self.external_id,
            Field::ReceivedAt => &mut self.received_at,
            Field::Text => &mut self.text,
            Field::Proposal => &mut self.proposal,
            Field::Language => &mut self.lang,
            Field::Municipality => &mut self.municipality,
            Field::County => &mut self.area,
            Field::ServiceLine => &mut self.service_line,
            Field::Reporter => &mut self.reporter,
            Field::Record => return,
        };
        *place = Some(value);
    }

    /// Puts a JSON value into `field`: text, or a number as it is written; null leaves the field empty.
    ///
    /// # Errors
    /// When the value is neither.
    pub fn set_json(&mut self, field: Field, value: &Value) -> Result<(), Fault> {
        match value {
            Value::Null => {}
            Value::String(text) => self.set(field, text.clone()),
            Value::Number(number) => self.set(field, number.to_string()),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                return Err(Fault::new(field, "fault-field-no-text"));
            }
        }
        Ok(())
    }
}
