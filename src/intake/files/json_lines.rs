//! Reads JSON Lines: one object a line, its fields named as the contract or the mapping says.

use std::fs::File;
use std::io::Seek;
use std::ops::ControlFlow;

use serde_json::{Map, Value};

use super::decode::Decoded;
use super::encoding::Encoding;
use super::lines::{LineRead, read_line};
use super::{Fault, Field, FileError, LONGEST_RECORD, Mapping, Progress, RawObservation, Row, RowSink};

/// Reads the file; blank lines are passed over. No field is left out of a report: unknown ones are not columns.
pub(super) fn read(mut file: File, mapping: &Mapping, sink: &mut RowSink<'_>) -> Result<Vec<String>, FileError> {
    let total = file.metadata().map_err(FileError::Io)?.len();
    let encoding = Encoding::of_json(&mut file).map_err(FileError::Io)?;
    file.rewind().map_err(FileError::Io)?;
    let mut source = Decoded::new(file, encoding);
    let mut text = Vec::new();
    let mut rows = 0;
    for line in 1.. {
        let outcome = match read_line(&mut source, LONGEST_RECORD, &mut text).map_err(FileError::Io)? {
            LineRead::End => break,
            LineRead::TooLong => Err(vec![record_fault("fault-record-too-long").with_limit(LONGEST_RECORD)]),
            LineRead::Whole if text.trim_ascii().is_empty() => continue,
            LineRead::Whole if source.is_damaged(&text) => Err(vec![record_fault("fault-record-damaged")]),
            LineRead::Whole => observation(&text, mapping),
        };
        rows += 1;
        let progress = Progress { rows, done: source.bytes_read(), total };
        if let ControlFlow::Break(()) = sink(Row { line, outcome }, progress) {
            break;
        }
    }
    Ok(Vec::new())
}

const fn record_fault(key: &'static str) -> Fault {
    Fault::new(Field::Record, key)
}

/// Reads one object; numbers are taken as they are written, anything but text and numbers is a fault of its field.
fn observation(text: &[u8], mapping: &Mapping) -> Result<RawObservation, Vec<Fault>> {
    let object: Map<String, Value> = match serde_json::from_slice(text) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(vec![record_fault("fault-record-no-object")]),
        Err(error) => return Err(vec![record_fault("fault-record-no-json").with_value(&error.column().to_string())]),
    };
    let mut raw = RawObservation::default();
    let mut faults = Vec::new();
    for field in RawObservation::FIELDS {
        let name = mapping.column(field).unwrap_or(field.name());
        faults.extend(object.get(name).and_then(|value| raw.set_json(field, value).err()));
    }
    if faults.is_empty() { Ok(raw) } else { Err(faults) }
}
