//! Reads workbooks as Excel, Forms and Webropol write them, a row at a time.
//!
//! The sheet is read as it is unpacked; only the workbook's table of shared texts is held in memory, which is why
//! there is a limit to the size, packed and unpacked.

use std::fs::File;
use std::io::{BufReader, Seek};
use std::ops::ControlFlow;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::columns::Columns;
use super::{FileError, Mapping, Progress, Row, RowSink};

/// The largest workbook, in bytes.
const LARGEST_PACKED: u64 = 32 << 20;
/// The largest sum of a workbook's parts once unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 256 << 20;
/// The rightmost column that is looked at, from 0; what stands beyond it belongs to no form.
const LAST_COLUMN: u32 = 1_000;

/// Reads the file and returns the headers of the columns that were left out.
pub(super) fn read(mut file: File, mapping: &Mapping, sink: &mut RowSink<'_>) -> Result<Vec<String>, FileError> {
    check_size(&file)?;
    file.rewind().map_err(FileError::Io)?;
    let mut workbook = Xlsx::new(BufReader::new(file)).map_err(unreadable)?;
    let sheet = choose_sheet(workbook.sheet_names(), mapping.sheet.as_deref())?;
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(unreadable)?;
    let mut table = Table { mapping, columns: None, rows: 0, total: u64::from(cells.dimensions().end.0), sink };

    let mut row: Vec<String> = Vec::new();
    let mut row_index = 0;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (index, column) = cell.get_position();
        if index != row_index {
            if let ControlFlow::Break(()) = table.take(row_index, &row)? {
                return Ok(table.left_out());
            }
            row.clear();
            row_index = index;
        }
        if column <= LAST_COLUMN {
            let place = column as usize;
            row.resize(row.len().max(place + 1), String::new());
            row[place] = as_text(cell.get_value());
        }
    }
    // Stopping at the last row or after it is the same.
    let _ = table.take(row_index, &row)?;
    Ok(table.left_out())
}

/// The rows of a sheet on their way out; the first one that is not blank is the header.
struct Table<'a, 'b> {
    mapping: &'a Mapping,
    columns: Option<Columns>,
    rows: u64,
    total: u64,
    sink: &'a mut RowSink<'b>,
}

impl Table<'_, '_> {
    fn take(&mut self, index: u32, row: &[String]) -> Result<ControlFlow<()>, FileError> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(ControlFlow::Continue(()));
        }
        let Some(columns) = &self.columns else {
            self.columns = Some(Columns::find(row, self.mapping)?);
            return Ok(ControlFlow::Continue(()));
        };
        self.rows += 1;
        let raw = columns.observation(row.iter().map(String::as_str));
        let progress = Progress { rows: self.rows, done: u64::from(index), total: self.total };
        Ok((self.sink)(Row { line: u64::from(index) + 1, outcome: Ok(raw) }, progress))
    }

    fn left_out(self) -> Vec<String> {
        self.columns.map(|columns| columns.left_out).unwrap_or_default()
    }
}

fn unreadable(error: XlsxError) -> FileError {
    FileError::Workbook(error.to_string())
}

/// Refuses what would need too much memory, by the sizes that the archive itself states.
fn check_size(file: &File) -> Result<(), FileError> {
    let packed = file.metadata().map_err(FileError::Io)?.len();
    if packed > LARGEST_PACKED {
        return Err(FileError::TooLarge { size: packed, limit: LARGEST_PACKED });
    }
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| FileError::Workbook(error.to_string()))?;
    let mut unpacked = 0;
    for part in 0..archive.len() {
        let part = archive.by_index_raw(part).map_err(|error| FileError::Workbook(error.to_string()))?;
        unpacked += part.size();
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(FileError::TooLarge { size: unpacked, limit: LARGEST_UNPACKED });
    }
    Ok(())
}

fn choose_sheet(sheets: Vec<String>, wanted: Option<&str>) -> Result<String, FileError> {
    match wanted {
        Some(wanted) if sheets.iter().any(|sheet| sheet == wanted) => Ok(wanted.to_owned()),
        Some(wanted) => Err(FileError::SheetMissing { sheet: wanted.to_owned(), sheets }),
        None => sheets.into_iter().next().ok_or(FileError::NoRows),
    }
}

/// Returns what a cell shows, dates in ISO 8601; an error in a formula is no answer.
fn as_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => date_text(date),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn date_text(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}
