//! The reference lists: counties, municipalities, service lines and the like, with their names.
//!
//! The lists are kept in `data/reference`, each with its source, and built into the program.

mod error;
mod names;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{ReporterGroup, ServiceLine};

pub use error::ReferenceError;
pub use names::Names;
pub(super) use names::folded;
pub use parse::ReferenceFiles;

/// One thing of a short list: a service line, a theme, a collaborative area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its code in files, the database and addresses.
    pub id: String,
    /// Its names.
    pub names: Names,
}

/// A wellbeing services county, or Helsinki, which has a county's tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Its id, such as `pirkanmaa`.
    pub id: String,
    /// Its short names, such as `Pirkanmaa` and `Birkaland`.
    pub names: Names,
    /// Its full names, such as `Pirkanmaan hyvinvointialue`.
    pub official_names: Names,
    /// The id of the collaborative area (YTA) that it belongs to.
    pub collaborative_area: String,
    /// The codes of its official languages, the majority's first.
    pub languages: Vec<String>,
}

/// A municipality of Finland.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its code of three digits, such as `837`.
    pub code: String,
    /// Its names.
    pub names: Names,
    /// The id of the county that it belongs to; `None` in Åland, which has no such counties.
    pub county: Option<String>,
    /// The codes of its official languages, the majority's first.
    pub languages: Vec<String>,
}

/// The reference lists, with lookups by code and by a name in any language.
///
/// A lookup heeds neither case nor white space; unknown names give `None`.
#[derive(Clone, Debug)]
pub struct Reference {
    collaborative_areas: Vec<Entry>,
    counties: Vec<County>,
    municipalities: Vec<Municipality>,
    service_lines: Vec<(ServiceLine, Names)>,
    reporter_groups: Vec<(ReporterGroup, Names)>,
    themes: Vec<Entry>,
    population_groups: Vec<Entry>,
    /// From a folded id or name to a place in `collaborative_areas`; so on for the others.
    collaborative_areas_by_name: HashMap<String, usize>,
    counties_by_name: HashMap<String, usize>,
    municipalities_by_name: HashMap<String, usize>,
    service_lines_by_name: HashMap<String, ServiceLine>,
    reporter_groups_by_name: HashMap<String, ReporterGroup>,
}

static EMBEDDED: LazyLock<Reference> = LazyLock::new(|| {
    Reference::parse(ReferenceFiles::EMBEDDED).expect("a test reads the lists built into the program")
});

impl Reference {
    /// Returns the lists built into the program; they are read at the first call.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Returns the collaborative areas in the order of their list.
    pub fn collaborative_areas(&self) -> &[Entry] {
        &self.collaborative_areas
    }

    /// Returns the counties in the order of their list.
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// Returns the municipalities in the order of their list.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// Returns the themes for national comparison in the order of their list.
    pub fn themes(&self) -> &[Entry] {
        &self.themes
    }

    /// Returns the population groups in the order of their list.
    pub fn population_groups(&self) -> &[Entry] {
        &self.population_groups
    }

    /// Finds a collaborative area by its id or a name.
    pub fn collaborative_area(&self, id_or_name: &str) -> Option<&Entry> {
        let place = self.collaborative_areas_by_name.get(&folded(id_or_name))?;
        self.collaborative_areas.get(*place)
    }

    /// Finds a county by its id, a short name or a full name.
    pub fn county(&self, id_or_name: &str) -> Option<&County> {
        let place = self.counties_by_name.get(&folded(id_or_name))?;
        self.counties.get(*place)
    }

    /// Finds a municipality by its code, also without leading zeros, or a name.
    pub fn municipality(&self, code_or_name: &str) -> Option<&Municipality> {
        let mut wanted = folded(code_or_name);
        if wanted.chars().all(|c| c.is_ascii_digit()) {
            wanted = format!("{wanted:0>3}");
        }
        let place = self.municipalities_by_name.get(&wanted)?;
        self.municipalities.get(*place)
    }

    /// Finds a theme by its code or a name.
    pub fn theme(&self, id_or_name: &str) -> Option<&Entry> {
        let wanted = folded(id_or_name);
        let is_named =
            |entry: &&Entry| ["fi", "sv", "en"].iter().any(|code| folded(entry.names.in_language(code)) == wanted);
        self.themes.iter().find(|entry| entry.id == wanted).or_else(|| self.themes.iter().find(is_named))
    }

    /// Finds a service line by its code or a name.
    pub fn service_line(&self, code_or_name: &str) -> Option<ServiceLine> {
        self.service_lines_by_name.get(&folded(code_or_name)).copied()
    }

    /// Finds a reporter group by its code or a name.
    pub fn reporter_group(&self, code_or_name: &str) -> Option<ReporterGroup> {
        self.reporter_groups_by_name.get(&folded(code_or_name)).copied()
    }

    /// Returns the names of a service line.
    pub fn service_line_names(&self, line: ServiceLine) -> &Names {
        named(&self.service_lines, line)
    }

    /// Returns the names of a reporter group.
    pub fn reporter_group_names(&self, group: ReporterGroup) -> &Names {
        named(&self.reporter_groups, group)
    }
}

/// Returns the names that stand beside `wanted`; reading the lists made sure that each has them.
fn named<T: PartialEq>(list: &[(T, Names)], wanted: T) -> &Names {
    let found = list.iter().find(|(value, _)| *value == wanted);
    &found.expect("a list that lacks a value is refused when it is read").1
}
