//! What an observation is once it has been accepted.

use jiff::Timestamp;

use crate::ids::ObservationId;
use crate::text::Language;

coded!(
    /// The service line that an observation concerns.
    ServiceLine {
        /// Children, young people and families.
        Families = "lapset_nuoret_perheet",
        /// People of working age.
        WorkingAge = "tyoikaiset",
        /// Older people.
        Older = "iakkaat",
        /// Disability services.
        Disability = "vammaispalvelut",
        /// Substance use and mental health.
        MentalHealth = "paihde_mielenterveys",
        /// Social work in health care.
        HealthSocialWork = "terveyssosiaalityo",
        /// Any other.
        Other = "muu",
    }
);

coded!(
    /// The group that the sender of an observation belongs to.
    ReporterGroup {
        /// A resident.
        Resident = "asukas",
        /// A client of the services.
        Client = "asiakas",
        /// A professional.
        Professional = "ammattilainen",
        /// A non-governmental organisation.
        Organisation = "jarjesto",
        /// A municipality.
        Municipality = "kunta",
        /// Any other.
        Other = "muu",
    }
);

coded!(
    /// The way by which an observation came in.
    Source {
        /// The public form.
        Form = "form",
        /// A file.
        Import = "import",
        /// The API.
        Api = "api",
    }
);

/// An observation as it is stored: parsed, normalised and with personal data masked.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Its own name for ever.
    pub id: ObservationId,
    /// The sending system's number for it, unique where given.
    pub external_id: Option<String>,
    /// When it was made or sent.
    pub received_at: Timestamp,
    /// The language of the text.
    pub language: Language,
    /// The text, normalised and masked; 1 to 10,000 characters.
    pub text: String,
    /// What the sender thinks should be done, normalised and masked.
    pub proposal: Option<String>,
    /// The municipality's code where it is known, such as `837`.
    pub municipality: Option<String>,
    /// The municipality as written, where the reference list does not know it.
    pub municipality_as_written: Option<String>,
    /// The wellbeing services county's id, such as `pirkanmaa`.
    pub county: Option<String>,
    /// The service line.
    pub service_line: Option<ServiceLine>,
    /// The group that the sender belongs to.
    pub reporter: Option<ReporterGroup>,
    /// How it came in.
    pub source: Source,
}
