//! Who is in the story, and what they write.

use ilmiotutka::ids::ObservationId;
use ilmiotutka::intake::{Observation, ReporterGroup, ServiceLine, Source};
use ilmiotutka::text::Language;

use crate::support::at;

/// An observation by a social worker in Tampere, received at a time.
pub fn eviction(received_at: &str) -> Observation {
    Observation {
        id: ObservationId::new(),
        external_id: None,
        received_at: at(received_at),
        language: Language::Fi,
        text: "Vuokralainen sai häädön, koska maksut menivät väärälle tilille.".to_owned(),
        proposal: Some("Muistutus ennen häätöä.".to_owned()),
        municipality: Some("837".to_owned()),
        municipality_as_written: None,
        county: Some("pirkanmaa".to_owned()),
        service_line: Some(ServiceLine::WorkingAge),
        reporter: Some(ReporterGroup::Professional),
        source: Source::Form,
    }
}

/// The same in Swedish by a resident of Vasa.
pub fn eviction_in_swedish(received_at: &str) -> Observation {
    Observation {
        language: Language::Sv,
        text: "Grannen vräktes utan att någon ringde först.".to_owned(),
        proposal: None,
        municipality: None,
        municipality_as_written: Some("Wasa".to_owned()),
        county: Some("pohjanmaa".to_owned()),
        service_line: None,
        reporter: Some(ReporterGroup::Resident),
        source: Source::Api,
        ..eviction(received_at)
    }
}

/// An observation that the sending system knows by a number.
pub fn numbered(external_id: &str, received_at: &str) -> Observation {
    Observation { external_id: Some(external_id.to_owned()), source: Source::Import, ..eviction(received_at) }
}
