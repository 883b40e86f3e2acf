//! Names of places, lines, groups and phenomena, in the reader's language.

use crate::intake::{Observation, Reference, ReporterGroup, ServiceLine};
use crate::store::Phenomenon;
use crate::web::Locale;

/// Returns the name of a municipality by its code; the code itself where no list knows it.
pub fn municipality(locale: Locale, reference: &Reference, code: &str) -> String {
    let known = reference.municipality(code).map(|municipality| municipality.names.in_language(locale.code()));
    known.unwrap_or(code).to_owned()
}

/// Returns the short name of a county by its id; the id itself where no list knows it.
pub fn county(locale: Locale, reference: &Reference, id: &str) -> String {
    reference.county(id).map_or(id, |county| county.names.in_language(locale.code())).to_owned()
}

/// Returns the name of a service line.
pub fn service_line(locale: Locale, reference: &Reference, line: ServiceLine) -> String {
    reference.service_line_names(line).in_language(locale.code()).to_owned()
}

/// Returns the name of a reporter group.
pub fn reporter(locale: Locale, reference: &Reference, group: ReporterGroup) -> String {
    reference.reporter_group_names(group).in_language(locale.code()).to_owned()
}

/// Returns the municipality that an observation is about: by its code, else as written.
pub fn place(locale: Locale, reference: &Reference, observation: &Observation) -> Option<String> {
    let known = observation.municipality.as_deref().map(|code| municipality(locale, reference, code));
    known.or_else(|| observation.municipality_as_written.clone())
}

/// Returns what people wrote of a phenomenon, in the reader's language, else in the other, with its language.
pub fn description(locale: Locale, phenomenon: &Phenomenon) -> Option<(String, &'static str)> {
    let description = &phenomenon.curation.description;
    let (fi, sv) = (description.fi().map(|text| (text, "fi")), description.sv().map(|text| (text, "sv")));
    let described = match locale {
        Locale::Sv => sv.or(fi),
        Locale::Fi | Locale::En => fi.or(sv),
    };
    described.map(|(text, language)| (text.to_owned(), language))
}

/// Returns what a phenomenon is called: in the reader's language, else in the other.
pub fn phenomenon_name(locale: Locale, phenomenon: &Phenomenon) -> String {
    let (own, other) = match locale {
        Locale::Sv => (&phenomenon.name_sv, &phenomenon.name_fi),
        Locale::Fi | Locale::En => (&phenomenon.name_fi, &phenomenon.name_sv),
    };
    own.clone().or_else(|| other.clone()).unwrap_or_else(|| locale.text("phenomenon-nameless").into_owned())
}
