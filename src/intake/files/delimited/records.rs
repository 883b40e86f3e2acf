//! The records of a delimited text, one at a time, each of bounded length and with the line on which it begins.

use std::io::{self, BufRead, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{Decoded, LONGEST_RECORD};

/// The most cells that a record may have; Excel has 16,384 columns.
const MOST_CELLS: usize = 1 << 15;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordRead {
    /// Its cells can be looked at.
    Whole {
        /// The line on which it begins, from 1.
        line: u64,
    },
    /// It is too long; its cells were not kept.
    TooLong {
        /// The line on which it begins, from 1.
        line: u64,
    },
    /// A quote in it was never closed, so that it took in the rest of the file.
    OpenQuote {
        /// The line on which it begins, from 1.
        line: u64,
    },
    /// There is no further record.
    End,
}

/// Reads records; blank lines between them are passed over.
pub(super) struct Records<R> {
    source: Decoded<R>,
    reader: Reader,
    text: Vec<u8>,
    text_length: usize,
    ends: Vec<usize>,
    cell_count: usize,
    place: Place,
}

/// Where in a text the next byte stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The line, from 1.
    line: u64,
    /// Whether a carriage return has just ended a line, so that a line feed belongs to the same break.
    after_return: bool,
}

impl Place {
    fn pass(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if byte == b'\r' || (byte == b'\n' && !self.after_return) {
                self.line += 1;
            }
            self.after_return = byte == b'\r';
        }
    }
}

impl<R: Read> Records<R> {
    pub(super) fn new(source: Decoded<R>, separator: u8) -> Self {
        Self {
            source,
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: vec![0; 4096],
            text_length: 0,
            ends: vec![0; 64],
            cell_count: 0,
            place: Place { line: 1, after_return: false },
        }
    }

    /// Returns how many bytes of the file have been read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.source.bytes_read()
    }

    /// Returns the cells of the record that was read last; none if it was not whole.
    pub(super) fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.cell_count).map(|cell| {
            let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
            std::str::from_utf8(&self.text[start..self.ends[cell]]).unwrap_or_default()
        })
    }

    /// Whether the record that was read last holds bytes that stood for nothing.
    pub(super) fn are_damaged(&self) -> bool {
        self.source.is_damaged(&self.text[..self.text_length])
    }

    /// Reads the next record.
    ///
    /// # Errors
    /// When the source cannot be read.
    pub(super) fn next(&mut self) -> io::Result<RecordRead> {
        self.pass_line_breaks()?;
        let line = self.place.line;
        let mut quotes = 0_usize;
        let mut too_long = false;
        (self.text_length, self.cell_count) = (0, 0);
        loop {
            let input = self.source.fill_buf()?;
            let at_end = input.is_empty();
            let (result, used, written, ended) =
                self.reader.read_record(input, &mut self.text[self.text_length..], &mut self.ends[self.cell_count..]);
            self.place.pass(&input[..used]);
            quotes += input[..used].iter().filter(|&&byte| byte == b'"').count();
            self.source.consume(used);
            self.text_length += written;
            self.cell_count += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() < LONGEST_RECORD => {
                    self.text.resize(2 * self.text.len(), 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                    self.ends.resize(2 * self.ends.len(), 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    too_long = true;
                    (self.text_length, self.cell_count) = (0, 0);
                }
                ReadRecordResult::Record => {
                    let open_quote = at_end && quotes % 2 == 1 && self.place.line > line;
                    if open_quote || too_long {
                        (self.text_length, self.cell_count) = (0, 0);
                    }
                    return Ok(match (open_quote, too_long) {
                        (true, _) => RecordRead::OpenQuote { line },
                        (false, true) => RecordRead::TooLong { line },
                        (false, false) => RecordRead::Whole { line },
                    });
                }
                ReadRecordResult::End => return Ok(RecordRead::End),
            }
        }
    }

    /// Passes over line breaks before a record, so that the line on which it begins is known.
    fn pass_line_breaks(&mut self) -> io::Result<()> {
        loop {
            let input = self.source.fill_buf()?;
            let breaks = input.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            self.place.pass(&input[..breaks]);
            self.source.consume(breaks);
            if breaks == 0 {
                return Ok(());
            }
        }
    }
}
