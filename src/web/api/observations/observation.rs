//! An observation as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::store::StoredObservation;
use crate::web::api::codes;

/// An observation; personal data in its texts is masked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Observation {
    /// Its id, for ever.
    id: Uuid,
    /// The number that its sender was told to quote.
    #[schema(example = "7KQM-2XPD-9HTV")]
    reference: String,
    /// The sending system's number for it.
    external_id: Option<String>,
    /// When it was made or sent.
    #[schema(value_type = String, format = DateTime)]
    received_at: Timestamp,
    /// When it was stored.
    #[schema(value_type = String, format = DateTime)]
    stored_at: Timestamp,
    /// The language of the text.
    #[schema(schema_with = codes::language)]
    language: &'static str,
    /// The observation itself; 1 to 10,000 characters.
    text: String,
    /// What its sender thinks should be done.
    proposal: Option<String>,
    /// The municipality's code, where it is known.
    #[schema(example = "905")]
    municipality: Option<String>,
    /// The municipality as written, where no list knows it.
    municipality_as_written: Option<String>,
    /// The wellbeing services county's id.
    #[schema(example = "pohjanmaa")]
    county: Option<String>,
    /// The service line's code.
    #[schema(schema_with = codes::service_line)]
    service_line: Option<&'static str>,
    /// The code of the group that its sender belongs to.
    #[schema(schema_with = codes::reporter)]
    reporter: Option<&'static str>,
    /// The way by which it came in.
    #[schema(schema_with = codes::source)]
    source: &'static str,
}

impl From<StoredObservation> for Observation {
    fn from(stored: StoredObservation) -> Self {
        let observation = stored.observation;
        Self {
            id: observation.id.uuid(),
            reference: stored.reference.to_string(),
            external_id: observation.external_id,
            received_at: observation.received_at,
            stored_at: stored.stored_at,
            language: observation.language.code(),
            text: observation.text,
            proposal: observation.proposal,
            municipality: observation.municipality,
            municipality_as_written: observation.municipality_as_written,
            county: observation.county,
            service_line: observation.service_line.map(|line| line.code()),
            reporter: observation.reporter.map(|group| group.code()),
            source: observation.source.code(),
        }
    }
}
