//! An observation that is fit to be stored.

use jiff::Timestamp;

use super::{Observation, ReporterGroup, ServiceLine, Source};
use crate::ids::ObservationId;
use crate::originals::Original;
use crate::text::Language;

/// An observation that was parsed: normalised, its language known,
/// personal data masked, every value one that the service knows.
#[derive(Clone, Debug, PartialEq)]
pub struct NewObservation {
    pub(super) external_id: Option<String>,
    pub(super) received_at: Timestamp,
    pub(super) language: Language,
    pub(super) text: String,
    pub(super) proposal: Option<String>,
    pub(super) municipality: Option<String>,
    pub(super) municipality_as_written: Option<String>,
    pub(super) county: Option<String>,
    pub(super) service_line: Option<ServiceLine>,
    pub(super) reporter: Option<ReporterGroup>,
    pub(super) source: Source,
    pub(super) original: Option<Original>,
}

impl NewObservation {
    /// Returns the sending system's number for it.
    pub fn external_id(&self) -> Option<&str> {
        self.external_id.as_deref()
    }

    /// Returns when it was made or sent.
    pub fn received_at(&self) -> Timestamp {
        self.received_at
    }

    /// Returns the language of the text.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the text, normalised and masked.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what the sender thinks should be done, normalised and masked.
    pub fn proposal(&self) -> Option<&str> {
        self.proposal.as_deref()
    }

    /// Returns the municipality's code where the reference list knows it.
    pub fn municipality(&self) -> Option<&str> {
        self.municipality.as_deref()
    }

    /// Returns the municipality as written where the reference list does not know it.
    pub fn municipality_as_written(&self) -> Option<&str> {
        self.municipality_as_written.as_deref()
    }

    /// Returns the county's id, as given or as the municipality tells.
    pub fn county(&self) -> Option<&str> {
        self.county.as_deref()
    }

    /// Returns the service line.
    pub fn service_line(&self) -> Option<ServiceLine> {
        self.service_line
    }

    /// Returns the group that the sender belongs to.
    pub fn reporter(&self) -> Option<ReporterGroup> {
        self.reporter
    }

    /// Returns the way by which it came in.
    pub fn source(&self) -> Source {
        self.source
    }

    /// Returns what was typed, where something of it was masked.
    pub fn original(&self) -> Option<&Original> {
        self.original.as_ref()
    }

    /// Makes it an observation with a name of its own.
    pub fn into_observation(self, id: ObservationId) -> Observation {
        Observation {
            id,
            external_id: self.external_id,
            received_at: self.received_at,
            language: self.language,
            text: self.text,
            proposal: self.proposal,
            municipality: self.municipality,
            municipality_as_written: self.municipality_as_written,
            county: self.county,
            service_line: self.service_line,
            reporter: self.reporter,
            source: self.source,
        }
    }
}
