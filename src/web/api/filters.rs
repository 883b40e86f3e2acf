//! Filters over observations, the same for the list and the search.

use serde::Deserialize;
use utoipa::IntoParams;

use super::reader::Reader;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::intake::Reference;
use crate::search::{Facet, Filters};
use crate::store::StoreError;

/// What an observation must be; a filter left out lets everything through.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FilterParameters {
    /// The first day, such as `2026-02-03`, in the service's time zone.
    #[param(format = Date)]
    from: Option<String>,
    /// The last day, included.
    #[param(format = Date)]
    to: Option<String>,
    /// The wellbeing services county, by its id or a name.
    #[param(example = "pohjanmaa")]
    county: Option<String>,
    /// The municipality, by its code or a name.
    #[param(example = "905")]
    municipality: Option<String>,
    /// The service line, by its code or a name.
    #[param(example = "tyoikaiset")]
    service_line: Option<String>,
    /// The reporter group, by its code or a name.
    #[param(example = "ammattilainen")]
    reporter: Option<String>,
    /// The language of the text: `fi`, `sv` or `other`.
    #[param(example = "sv")]
    language: Option<String>,
    /// The phenomenon it belongs to, by any id that it ever had.
    #[param(format = Uuid)]
    phenomenon: Option<String>,
}

impl FilterParameters {
    /// Reads the filters.
    pub fn read(self, reader: &mut Reader, reference: &Reference) -> Filters {
        let mut filters = Filters {
            from: reader.optional("from", self.from, "fault-parameter-date", |day| day.parse().ok()),
            to: reader.optional("to", self.to, "fault-parameter-date", |day| day.parse().ok()),
            ..Filters::default()
        };
        let values = [
            (Facet::County, self.county, "fault-parameter-county"),
            (Facet::Municipality, self.municipality, "fault-parameter-municipality"),
            (Facet::ServiceLine, self.service_line, "fault-parameter-service-line"),
            (Facet::Reporter, self.reporter, "fault-parameter-reporter"),
            (Facet::Language, self.language, "fault-parameter-language"),
            (Facet::Phenomenon, self.phenomenon, "fault-parameter-phenomenon"),
        ];
        for (facet, given, fault) in values {
            if let Some(value) = reader.optional(facet.code(), given, fault, |value| facet.read(value, reference)) {
                filters.only.add(facet, value);
            }
        }
        filters
    }
}

/// Returns the filters with the phenomenon that its id leads to after merges.
pub async fn with_living_phenomenon(app: &App, mut filters: Filters) -> Result<Filters, StoreError> {
    let phenomenon: Option<PhenomenonId> = filters.only.first(Facet::Phenomenon).and_then(|id| id.parse().ok());
    if let Some(id) = phenomenon
        && let Some(living) = app.store.phenomenon(id).await?
    {
        filters.only.forget(Facet::Phenomenon);
        filters.only.add(Facet::Phenomenon, living.id.to_string());
    }
    Ok(filters)
}
