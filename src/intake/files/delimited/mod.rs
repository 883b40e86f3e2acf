//! Reads rows with a separator: CSV as survey tools and spreadsheets write it.

mod records;

use std::fs::File;
use std::io::{BufRead, Seek};
use std::ops::ControlFlow;

use super::columns::Columns;
use super::decode::Decoded;
use super::encoding::Encoding;
use super::separator::Separator;
use super::{Fault, Field, FileError, LONGEST_RECORD, Mapping, Progress, Row, RowSink};
use records::{RecordRead, Records};

/// Reads the file and returns the headers of the columns that were left out.
pub(super) fn read(mut file: File, mapping: &Mapping, sink: &mut RowSink<'_>) -> Result<Vec<String>, FileError> {
    let total = file.metadata().map_err(FileError::Io)?.len();
    let encoding = Encoding::detect(&mut file).map_err(FileError::Io)?;
    file.rewind().map_err(FileError::Io)?;
    let mut source = Decoded::new(file, encoding);
    let sample = String::from_utf8_lossy(source.fill_buf().map_err(FileError::Io)?).into_owned();
    let separator = Separator::detect(&sample);

    let mut records = Records::new(source, separator.byte);
    if separator.declared {
        records.next().map_err(FileError::Io)?;
    }
    let columns = match records.next().map_err(FileError::Io)? {
        RecordRead::Whole { .. } => Columns::find(&records.cells().map(str::to_owned).collect::<Vec<_>>(), mapping)?,
        RecordRead::TooLong { .. } | RecordRead::OpenQuote { .. } => {
            return Err(FileError::HeaderTooLong { limit: LONGEST_RECORD });
        }
        RecordRead::End => return Err(FileError::Empty),
    };
    let mut rows = 0;
    loop {
        let (line, outcome) = match records.next().map_err(FileError::Io)? {
            RecordRead::End => break,
            RecordRead::Whole { .. } if records.cells().all(|cell| cell.trim().is_empty()) => continue,
            RecordRead::Whole { line } if records.are_damaged() => (line, Err(fault("fault-record-damaged"))),
            RecordRead::Whole { line } => {
                let checked = columns.check(records.cells());
                (line, checked.map(|()| columns.observation(records.cells())))
            }
            RecordRead::TooLong { line } => {
                let too_long = Fault::new(Field::Record, "fault-record-too-long").with_limit(LONGEST_RECORD);
                (line, Err(vec![too_long]))
            }
            RecordRead::OpenQuote { line } => (line, Err(fault("fault-record-open-quote"))),
        };
        rows += 1;
        let progress = Progress { rows, done: records.bytes_read(), total };
        if let ControlFlow::Break(()) = sink(Row { line, outcome }, progress) {
            break;
        }
    }
    Ok(columns.left_out)
}

fn fault(key: &'static str) -> Vec<Fault> {
    vec![Fault::new(Field::Record, key)]
}
