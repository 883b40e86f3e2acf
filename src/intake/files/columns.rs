//! Tells which column of a table holds which field.

use super::{Fault, Field, FileError, Mapping, RawObservation};
use crate::intake::reference::folded;

/// The columns of a table, told by its header.
#[derive(Debug)]
pub(super) struct Columns {
    /// For each column, the field that it holds.
    fields: Vec<Option<Field>>,
    /// The headers of the columns that hold no field.
    pub(super) left_out: Vec<String>,
}

impl Columns {
    /// Finds the columns that the mapping names or, where it names none, those called as the contract or common
    /// usage calls them.
    ///
    /// # Errors
    /// When a named column is not there, or none holds a field that every observation must have.
    pub(super) fn find(headers: &[String], mapping: &Mapping) -> Result<Self, FileError> {
        let folded_headers: Vec<String> = headers.iter().map(|header| folded(header)).collect();
        let mut fields = vec![None; headers.len()];
        for field in RawObservation::FIELDS {
            let place = if mapping.names_columns() {
                let Some(column) = mapping.column(field) else { continue };
                let Some(place) = folded_headers.iter().position(|header| *header == folded(column)) else {
                    return Err(FileError::ColumnMissing { column: column.to_owned(), headers: shown(headers) });
                };
                place
            } else {
                let names = common_names(field);
                let found = folded_headers.iter().position(|header| names.contains(&header.as_str()));
                let Some(place) = found else { continue };
                place
            };
            fields[place] = Some(field);
        }
        for field in [Field::ReceivedAt, Field::Text] {
            if !fields.contains(&Some(field)) && !mapping.has_constant(field) {
                return Err(FileError::FieldMissing { field: field.name(), headers: shown(headers) });
            }
        }
        let unused = fields.iter().zip(headers).filter(|(field, _)| field.is_none());
        let left_out = unused.map(|(_, header)| header.clone()).collect::<Vec<_>>();
        Ok(Self { fields, left_out: shown(&left_out) })
    }

    /// Returns how many columns the header has.
    pub(super) fn count(&self) -> usize {
        self.fields.len()
    }

    /// Returns what the cells of a row say; cells that are missing at its end say nothing.
    pub(super) fn observation<'a>(&self, cells: impl Iterator<Item = &'a str>) -> RawObservation {
        let mut raw = RawObservation::default();
        for (field, cell) in self.fields.iter().zip(cells) {
            if let Some(field) = field {
                raw.set(*field, cell.to_owned());
            }
        }
        raw
    }

    /// Checks that a row has as many cells as the header; empty ones beyond its end do no harm.
    pub(super) fn check<'a>(&self, mut cells: impl ExactSizeIterator<Item = &'a str>) -> Result<(), Vec<Fault>> {
        let count = cells.len();
        let beyond = cells.by_ref().skip(self.count());
        if count < self.count() || beyond.into_iter().any(|cell| !cell.trim().is_empty()) {
            let fault = Fault::new(Field::Record, "fault-record-columns");
            return Err(vec![fault.with_value(&count.to_string()).with_limit(self.count())]);
        }
        Ok(())
    }
}

/// Returns the headers that say something.
fn shown(headers: &[String]) -> Vec<String> {
    headers.iter().map(|header| header.trim().to_owned()).filter(|header| !header.is_empty()).collect()
}

/// Returns the names, folded, under which tables commonly hold a field: the contract's first, then those that survey
/// tools and lists use in Finnish and Swedish.
const fn common_names(field: Field) -> &'static [&'static str] {
    match field {
        Field::ExternalId => &["id", "external_id", "tunnus", "tunniste", "nro", "nr"],
        Field::ReceivedAt => &[
            "received_at",
            "saapunut",
            "päivämäärä",
            "valmistumisaika",
            "vastausaika",
            "mottagen",
            "datum",
            "slutförandetid",
            "svarstid",
        ],
        Field::Text => &["text", "havainto", "teksti", "observation", "iakttagelse"],
        Field::Proposal => &["proposal", "ehdotus", "toimenpide-ehdotus", "förslag", "åtgärdsförslag"],
        Field::Language => &["lang", "kieli", "språk"],
        Field::Municipality => &["municipality", "kunta", "kommun"],
        Field::County => &["area", "alue", "hyvinvointialue", "område", "välfärdsområde"],
        Field::ServiceLine => &["service_line", "palvelulinja", "servicelinje"],
        Field::Reporter => &["reporter", "ilmoittaja", "ilmoittajaryhmä", "rapportör", "rapportörgrupp"],
        Field::Record => &[],
    }
}
