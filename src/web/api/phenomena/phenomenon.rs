//! A phenomenon as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::store::{self, MonthCount, PhenomenonOverview};
use crate::web::api::codes;

/// A phenomenon: what several observations report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Phenomenon {
    /// Its id, for ever; after a merge it leads to the phenomenon that took it in.
    id: Uuid,
    /// Where it stands: `active`, `merged` into another, `faded` when it lost its observations, or `dismissed`.
    #[schema(schema_with = codes::phenomenon_state)]
    state: &'static str,
    /// What it is called.
    names: PhenomenonNames,
    /// What people say it is.
    description: PhenomenonDescription,
    /// What people say it is about: codes of themes.
    themes: Vec<&'static str>,
    /// Whether people pinned it, so that it never fades.
    pinned: bool,
    /// What sets it apart, most telling first.
    keywords: PhenomenonKeywords,
    /// The id of the observation that stands for it.
    quote: Option<Uuid>,
    /// How many observations belong to it.
    observations: u64,
    /// When its earliest observation was received.
    #[schema(value_type = String, format = DateTime)]
    first_seen: Timestamp,
    /// When its newest observation was received.
    #[schema(value_type = String, format = DateTime)]
    last_seen: Timestamp,
    /// When its names, keywords or state last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
    /// Its course, oldest month first; months without observations are left out.
    course: Vec<PhenomenonMonth>,
}

/// What a phenomenon is called.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonNames {
    /// In Finnish.
    fi: Option<String>,
    /// In Swedish.
    sv: Option<String>,
    /// Who called it so: the `machine` proposes, a `person` decides.
    #[schema(schema_with = codes::named_by)]
    named_by: &'static str,
}

/// What people say a phenomenon is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonDescription {
    /// In Finnish.
    fi: Option<String>,
    /// In Swedish.
    sv: Option<String>,
}

/// What sets a phenomenon apart, in base form.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonKeywords {
    /// In Finnish.
    fi: Vec<String>,
    /// In Swedish.
    sv: Vec<String>,
}

/// How many observations were received in a month.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhenomenonMonth {
    /// The month in UTC.
    #[schema(example = "2026-01")]
    month: String,
    /// How many.
    observations: u64,
}

impl From<PhenomenonOverview> for Phenomenon {
    fn from(overview: PhenomenonOverview) -> Self {
        Self::new(overview.phenomenon, overview.last_seen, overview.course)
    }
}

impl Phenomenon {
    /// Takes a phenomenon with the time of its newest observation and its course.
    pub fn new(phenomenon: store::Phenomenon, last_seen: Timestamp, course: Vec<MonthCount>) -> Self {
        Self {
            id: phenomenon.id.uuid(),
            state: phenomenon.state.code(),
            names: PhenomenonNames {
                fi: phenomenon.name_fi,
                sv: phenomenon.name_sv,
                named_by: phenomenon.named_by.code(),
            },
            description: PhenomenonDescription {
                fi: phenomenon.curation.description.fi().map(str::to_owned),
                sv: phenomenon.curation.description.sv().map(str::to_owned),
            },
            themes: phenomenon.curation.themes.iter().map(|theme| theme.code()).collect(),
            pinned: phenomenon.curation.is_pinned,
            keywords: PhenomenonKeywords { fi: phenomenon.keywords.fi, sv: phenomenon.keywords.sv },
            quote: phenomenon.quote.map(|id| id.uuid()),
            observations: course.iter().map(|month| month.observations).sum(),
            first_seen: phenomenon.first_seen,
            last_seen,
            updated_at: phenomenon.updated_at,
            course: course
                .into_iter()
                .map(|month| PhenomenonMonth { month: month.month, observations: month.observations })
                .collect(),
        }
    }
}
