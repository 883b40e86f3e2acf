//! Reads the reference lists and checks that they fit together.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Place;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::names::folded;
use super::{County, Entry, Municipality, Names, Reference, ReferenceError};
use crate::intake::{ReporterGroup, ServiceLine};

/// The texts of the reference lists, as `data/reference` holds them.
#[derive(Clone, Copy, Debug)]
pub struct ReferenceFiles<'a> {
    /// `collaborative-areas.json`.
    pub collaborative_areas: &'a str,
    /// `counties.json`.
    pub counties: &'a str,
    /// `municipalities.tsv`: a header, then code, Finnish name, Swedish name, county and languages.
    pub municipalities: &'a str,
    /// `service-lines.json`.
    pub service_lines: &'a str,
    /// `reporter-groups.json`.
    pub reporter_groups: &'a str,
    /// `themes.json`.
    pub themes: &'a str,
    /// `population-groups.json`.
    pub population_groups: &'a str,
}

impl ReferenceFiles<'static> {
    /// The lists of `data/reference`, built into the program.
    pub const EMBEDDED: Self = Self {
        collaborative_areas: include_str!("../../../data/reference/collaborative-areas.json"),
        counties: include_str!("../../../data/reference/counties.json"),
        municipalities: include_str!("../../../data/reference/municipalities.tsv"),
        service_lines: include_str!("../../../data/reference/service-lines.json"),
        reporter_groups: include_str!("../../../data/reference/reporter-groups.json"),
        themes: include_str!("../../../data/reference/themes.json"),
        population_groups: include_str!("../../../data/reference/population-groups.json"),
    };
}

#[derive(Deserialize)]
struct WrittenEntry {
    id: String,
    #[serde(flatten)]
    names: Names,
}

#[derive(Deserialize)]
struct WrittenCounty {
    id: String,
    #[serde(flatten)]
    names: Names,
    fi_official: String,
    sv_official: String,
    collaborative_area: String,
    languages: Vec<String>,
}

impl Reference {
    /// Reads the lists and checks that each points only at what the others have.
    ///
    /// # Errors
    /// A list that cannot be read, lacks a value the program knows, points nowhere or has a name twice.
    pub fn parse(files: ReferenceFiles<'_>) -> Result<Self, ReferenceError> {
        let collaborative_areas = entries("collaborative-areas", files.collaborative_areas)?;
        let counties = counties(files.counties)?;
        let municipalities = municipalities(files.municipalities)?;
        let service_lines = coded("service-lines", files.service_lines, ServiceLine::ALL, ServiceLine::code)?;
        let reporter_groups = coded("reporter-groups", files.reporter_groups, ReporterGroup::ALL, ReporterGroup::code)?;
        let collaborative_areas_by_name = entry_places("collaborative-areas", &collaborative_areas)?;
        let counties_by_name = county_places(&counties)?;
        let municipalities_by_name = municipality_places(&municipalities)?;

        for county in &counties {
            if !collaborative_areas.iter().any(|area| area.id == county.collaborative_area) {
                return Err(unknown("counties", &county.collaborative_area, "collaborative-areas"));
            }
        }
        for id in municipalities.iter().filter_map(|municipality| municipality.county.as_ref()) {
            if !counties.iter().any(|county| county.id == *id) {
                return Err(unknown("municipalities", id, "counties"));
            }
        }

        Ok(Self {
            collaborative_areas_by_name,
            counties_by_name,
            municipalities_by_name,
            service_lines_by_name: values_by_name("service-lines", &service_lines, ServiceLine::code)?,
            reporter_groups_by_name: values_by_name("reporter-groups", &reporter_groups, ReporterGroup::code)?,
            themes: entries("themes", files.themes)?,
            population_groups: entries("population-groups", files.population_groups)?,
            collaborative_areas,
            counties,
            municipalities,
            service_lines,
            reporter_groups,
        })
    }
}

fn unknown(list: &'static str, id: &str, target: &'static str) -> ReferenceError {
    ReferenceError::Unknown { list, id: id.to_owned(), target }
}

fn read<T: DeserializeOwned>(list: &'static str, text: &str) -> Result<Vec<T>, ReferenceError> {
    serde_json::from_str(text).map_err(|source| ReferenceError::Json { list, source })
}

fn entries(list: &'static str, text: &str) -> Result<Vec<Entry>, ReferenceError> {
    let written: Vec<WrittenEntry> = read(list, text)?;
    Ok(written.into_iter().map(|entry| Entry { id: entry.id, names: entry.names }).collect())
}

fn counties(text: &str) -> Result<Vec<County>, ReferenceError> {
    let written: Vec<WrittenCounty> = read("counties", text)?;
    let counties = written.into_iter().map(|county| County {
        id: county.id,
        names: county.names,
        official_names: Names { fi: county.fi_official, sv: county.sv_official, en: None },
        collaborative_area: county.collaborative_area,
        languages: county.languages,
    });
    Ok(counties.collect())
}

/// Reads the table of municipalities; the first line is its header, languages stand apart by commas or spaces.
fn municipalities(text: &str) -> Result<Vec<Municipality>, ReferenceError> {
    const LIST: &str = "municipalities";
    let mut municipalities = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [code, fi, sv, county, languages] = columns[..] else {
            return Err(ReferenceError::Columns { list: LIST, line: index + 1, expected: 5 });
        };
        municipalities.push(Municipality {
            code: code.to_owned(),
            names: Names { fi: fi.to_owned(), sv: sv.to_owned(), en: None },
            county: (!county.is_empty()).then(|| county.to_owned()),
            languages: languages.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        });
    }
    Ok(municipalities)
}

/// Pairs every value the program knows with its names.
fn coded<T: Copy>(
    list: &'static str,
    text: &str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Result<Vec<(T, Names)>, ReferenceError> {
    let entries = entries(list, text)?;
    let mut values = Vec::new();
    for &value in all {
        let id = code(value);
        let entry = entries.iter().find(|entry| entry.id == id).ok_or(ReferenceError::Missing { list, id })?;
        values.push((value, entry.names.clone()));
    }
    Ok(values)
}

fn entry_places(list: &'static str, entries: &[Entry]) -> Result<HashMap<String, usize>, ReferenceError> {
    let mut places = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        for name in entry.names.all().chain([entry.id.as_str()]) {
            insert(list, &mut places, name, place)?;
        }
    }
    Ok(places)
}

fn county_places(counties: &[County]) -> Result<HashMap<String, usize>, ReferenceError> {
    let mut places = HashMap::new();
    for (place, county) in counties.iter().enumerate() {
        for name in county.names.all().chain(county.official_names.all()).chain([county.id.as_str()]) {
            insert("counties", &mut places, name, place)?;
        }
    }
    Ok(places)
}

fn municipality_places(municipalities: &[Municipality]) -> Result<HashMap<String, usize>, ReferenceError> {
    let mut places = HashMap::new();
    for (place, municipality) in municipalities.iter().enumerate() {
        for name in municipality.names.all().chain([municipality.code.as_str()]) {
            insert("municipalities", &mut places, name, place)?;
        }
    }
    Ok(places)
}

fn values_by_name<T: Copy + PartialEq>(
    list: &'static str,
    values: &[(T, Names)],
    code: fn(T) -> &'static str,
) -> Result<HashMap<String, T>, ReferenceError> {
    let mut by_name = HashMap::new();
    for (value, names) in values {
        for name in names.all().chain([code(*value)]) {
            insert(list, &mut by_name, name, *value)?;
        }
    }
    Ok(by_name)
}

/// Puts `value` under the folded `name`; the same name again for the same value is no fault.
fn insert<T: PartialEq>(
    list: &'static str,
    places: &mut HashMap<String, T>,
    name: &str,
    value: T,
) -> Result<(), ReferenceError> {
    match places.entry(folded(name)) {
        Place::Occupied(taken) if *taken.get() != value => Err(ReferenceError::Twice { list, name: name.to_owned() }),
        Place::Occupied(_) => Ok(()),
        Place::Vacant(free) => {
            free.insert(value);
            Ok(())
        }
    }
}
