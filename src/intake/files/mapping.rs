//! A mapping: how the columns, values and dates of a form or file become ours.
//!
//! ```toml
//! language = "fi"                    # in which the answers are expected
//! sheet = "Vastaukset"               # of a workbook; the first by default
//!
//! [columns]                          # our field = the file's column
//! text = "Mitä olet havainnut?"
//!
//! [values.reporter]                  # the file's value = our code
//! "Kuntalainen" = "asukas"
//!
//! [dates]
//! format = "%d.%m.%Y %H.%M"          # or a list of formats
//! timezone = "Europe/Helsinki"
//!
//! [constant]                         # where the file itself says nothing
//! area = "Pirkanmaa"
//! ```

use std::collections::{BTreeMap, HashMap};

use jiff::civil;
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::TimeZone;
use serde::Deserialize;
use thiserror::Error;

use super::{Field, RawObservation, Reference};
use crate::intake::reference::folded;
use crate::intake::{DateReading, ReporterGroup, ServiceLine};
use crate::text::Language;

/// A mapping that has been checked; the default one changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The language in which the answers are expected.
    pub language: Option<Language>,
    /// The workbook's sheet to read; the first one by default.
    pub sheet: Option<String>,
    /// How dates are written.
    pub dates: DateReading,
    columns: BTreeMap<Field, String>,
    /// For a field, from a folded value of the file to the code that it means.
    values: BTreeMap<Field, HashMap<String, String>>,
    constants: BTreeMap<Field, String>,
}

/// A mapping that cannot be used; the message says which key and why.
#[derive(Debug, Error)]
pub enum MappingError {
    /// The file is not TOML, or has a key that means nothing.
    #[error("the mapping cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// A value that means nothing to us.
    #[error("the mapping's `{key}` is `{value}`; expected {expected}")]
    Value {
        /// The key in the mapping.
        key: String,
        /// Its value.
        value: String,
        /// What may stand there.
        expected: String,
    },
}

impl MappingError {
    /// Returns the key of the message that tells this to the reader.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Toml(_) => "import-mapping-unreadable",
            Self::Value { .. } => "import-mapping-value",
        }
    }

    /// Returns what fills the message's places `{ $key }`, `{ $value }` and `{ $detail }`.
    pub fn values(&self) -> (&str, String, String) {
        match self {
            Self::Toml(error) => ("", String::new(), error.to_string().trim_end().to_owned()),
            Self::Value { key, value, expected } => (key, value.clone(), expected.clone()),
        }
    }
}

/// A mapping as it is written.
/// `columns` and `constant` refuse unknown keys because [`RawObservation`] does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    language: Option<String>,
    sheet: Option<String>,
    #[serde(default)]
    columns: RawObservation,
    #[serde(default)]
    values: WrittenValues,
    #[serde(default)]
    dates: WrittenDates,
    #[serde(default)]
    constant: RawObservation,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenValues {
    reporter: BTreeMap<String, String>,
    service_line: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenDates {
    format: Option<Formats>,
    timezone: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Formats {
    One(String),
    Several(Vec<String>),
}

impl Mapping {
    /// Reads a mapping and checks what it says against the reference lists.
    ///
    /// # Errors
    /// When it is not TOML, has a key that means nothing, or a value that we do not know.
    pub fn parse(toml: &str, reference: &Reference) -> Result<Self, MappingError> {
        let written: Written = toml::from_str(toml)?;
        let reporters = Codes { all: ReporterGroup::ALL, code: ReporterGroup::code };
        let reporter = reporters.read("reporter", written.values.reporter, |name| reference.reporter_group(name))?;
        let lines = Codes { all: ServiceLine::ALL, code: ServiceLine::code };
        let service_line =
            lines.read("service_line", written.values.service_line, |name| reference.service_line(name))?;
        if let Some(area) = written.constant.area.as_deref().filter(|area| reference.county(area).is_none()) {
            return Err(unexpected("constant.area", area, "a wellbeing services county"));
        }
        Ok(Self {
            language: written.language.as_deref().map(checked_language).transpose()?,
            sheet: written.sheet,
            dates: checked_dates(written.dates)?,
            columns: by_field(&written.columns),
            values: BTreeMap::from([(Field::Reporter, reporter), (Field::ServiceLine, service_line)]),
            constants: by_field(&written.constant),
        })
    }

    /// Whether it names any column; if not, columns are found by their usual names.
    pub(super) fn names_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Returns the column or key that holds a field.
    pub(super) fn column(&self, field: Field) -> Option<&str> {
        self.columns.get(&field).map(String::as_str)
    }

    /// Whether it gives a field to observations that lack it.
    pub(super) fn has_constant(&self, field: Field) -> bool {
        self.constants.contains_key(&field)
    }

    /// Puts our codes in place of the file's values, and the constants where the file says nothing.
    pub(super) fn complete(&self, raw: &mut RawObservation) {
        for (field, codes) in &self.values {
            let code = raw.get(*field).and_then(|value| codes.get(&folded(value)));
            if let Some(code) = code {
                raw.set(*field, code.clone());
            }
        }
        for (field, constant) in &self.constants {
            if raw.get(*field).is_none_or(|value| value.trim().is_empty()) {
                raw.set(*field, constant.clone());
            }
        }
    }
}

fn by_field(written: &RawObservation) -> BTreeMap<Field, String> {
    let given = |field| Some((field, written.get(field)?.to_owned()));
    RawObservation::FIELDS.into_iter().filter_map(given).collect()
}

fn unexpected(key: &str, value: &str, expected: &str) -> MappingError {
    MappingError::Value { key: key.to_owned(), value: value.to_owned(), expected: expected.to_owned() }
}

fn checked_language(code: &str) -> Result<Language, MappingError> {
    Language::from_code(code).ok_or_else(|| unexpected("language", code, "fi, sv, other"))
}

/// The values of an enumeration of ours with their codes.
struct Codes<T: 'static> {
    all: &'static [T],
    code: fn(T) -> &'static str,
}

impl<T: Copy> Codes<T> {
    /// Folds the file's values and makes sure that each stands for one of ours.
    fn read(
        &self,
        field: &str,
        written: BTreeMap<String, String>,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<HashMap<String, String>, MappingError> {
        let mut values = HashMap::new();
        for (value, meaning) in written {
            let Some(known) = find(&meaning) else {
                let accepted: Vec<&str> = self.all.iter().map(|value| (self.code)(*value)).collect();
                return Err(unexpected(&format!("values.{field}.\"{value}\""), &meaning, &accepted.join(", ")));
            };
            values.insert(folded(&value), (self.code)(known).to_owned());
        }
        Ok(values)
    }
}

fn checked_dates(written: WrittenDates) -> Result<DateReading, MappingError> {
    let formats = match written.format {
        None => Vec::new(),
        Some(Formats::One(format)) => vec![format],
        Some(Formats::Several(formats)) => formats,
    };
    for format in &formats {
        if !reads_what_it_writes(format) {
            return Err(unexpected("dates.format", format, "a format such as %d.%m.%Y %H.%M"));
        }
    }
    let timezone = match written.timezone {
        None => DateReading::default().timezone,
        Some(name) => TimeZone::get(&name)
            .map_err(|_| unexpected("dates.timezone", &name, "a time zone such as Europe/Helsinki"))?,
    };
    Ok(DateReading { formats, timezone })
}

/// Whether a format can be used: a date written in it reads as the same date again.
fn reads_what_it_writes(format: &str) -> bool {
    let example = civil::date(2026, 11, 24).at(0, 0, 0, 0);
    let written = BrokenDownTime::from(example).to_string(format);
    let read = written.and_then(|written| strtime::parse(format, written)?.to_date());
    read.is_ok_and(|read| read == example.date())
}
