//! Filters over observations, the same for the list and the search.

use serde::Deserialize;
use utoipa::IntoParams;

use super::reader::Reader;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::intake::Reference;
use crate::search::Filters;
use crate::store::StoreError;
use crate::text::Language;

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
        Filters {
            from: reader.optional("from", self.from, "fault-parameter-date", |day| day.parse().ok()),
            to: reader.optional("to", self.to, "fault-parameter-date", |day| day.parse().ok()),
            county: reader.optional("county", self.county, "fault-parameter-county", |name| {
                reference.county(name).map(|county| county.id.clone())
            }),
            municipality: reader.optional("municipality", self.municipality, "fault-parameter-municipality", |name| {
                reference.municipality(name).map(|municipality| municipality.code.clone())
            }),
            service_line: reader.optional("service_line", self.service_line, "fault-parameter-service-line", |name| {
                reference.service_line(name)
            }),
            reporter: reader
                .optional("reporter", self.reporter, "fault-parameter-reporter", |name| reference.reporter_group(name)),
            language: reader.optional("language", self.language, "fault-parameter-language", Language::from_code),
            phenomenon: reader
                .optional("phenomenon", self.phenomenon, "fault-parameter-phenomenon", |id| id.parse().ok()),
        }
    }
}

/// Returns the filters with the phenomenon that its id leads to after merges.
pub async fn with_living_phenomenon(app: &App, filters: Filters) -> Result<Filters, StoreError> {
    let phenomenon: Option<PhenomenonId> = match filters.phenomenon {
        Some(id) => Some(app.store.phenomenon(id).await?.map_or(id, |living| living.id)),
        None => None,
    };
    Ok(Filters { phenomenon, ..filters })
}
