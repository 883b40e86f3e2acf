//! Tells what kind of file it is, by its name and by what it holds.

use std::fmt;

use super::FileError;
use super::encoding::Encoding;

/// A kind of file that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// One JSON object a line.
    JsonLines,
    /// Rows with a separator: CSV and its kin.
    Delimited,
    /// An Excel workbook (XLSX).
    Workbook,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::JsonLines => "JSON Lines",
            Self::Delimited => "CSV",
            Self::Workbook => WORKBOOK,
        })
    }
}

const WORKBOOK: &str = "Excel (XLSX)";

/// The beginnings of files that are not text, and what they are.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", WORKBOOK),
    (b"\xD0\xCF\x11\xE0", "Excel 97–2003 (XLS)"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF", "7z"),
    (b"SQLite format 3", "SQLite"),
];

/// Of the characters of a text, the largest share that may be control characters.
const MOST_CONTROLS: f64 = 0.1;

impl FileKind {
    /// Tells the kind of the file called `name` whose beginning is `sample`.
    ///
    /// # Errors
    /// When the file is empty, is none of ours, or is not what its name says.
    pub fn of(name: &str, sample: &[u8]) -> Result<Self, FileError> {
        if sample.is_empty() {
            return Err(FileError::Empty);
        }
        match (Self::by_name(name), Contents::of(sample)) {
            (_, Contents::Blank) => Err(FileError::Empty),
            (Some(Self::Workbook) | None, Contents::Other(WORKBOOK)) => Ok(Self::Workbook),
            // A damaged first line must not hide the good ones below it.
            (Some(Self::JsonLines), Contents::Text { has_object: true, .. }) => Ok(Self::JsonLines),
            (None, Contents::Text { begins_with_object: true, .. }) => Ok(Self::JsonLines),
            (Some(Self::Delimited), Contents::Text { begins_with_object: false, .. }) => Ok(Self::Delimited),
            (None, _) => Err(FileError::UnknownKind),
            (Some(expected), contents) => {
                Err(FileError::NotWhatItsNameSays { expected, found: contents.description() })
            }
        }
    }

    fn by_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" | "json" => Some(Self::JsonLines),
            "csv" | "tsv" | "txt" => Some(Self::Delimited),
            "xlsx" | "xlsm" => Some(Self::Workbook),
            _ => None,
        }
    }
}

/// What the beginning of a file tells of it.
enum Contents {
    /// Nothing but white space.
    Blank,
    /// Text.
    Text {
        /// Whether it begins as a JSON object does.
        begins_with_object: bool,
        /// Whether a line of it does.
        has_object: bool,
    },
    /// No text: this kind of file.
    Other(&'static str),
}

impl Contents {
    fn of(sample: &[u8]) -> Self {
        if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| sample.starts_with(signature)) {
            return Self::Other(kind);
        }
        let text = Encoding::guess(sample).decode(sample);
        let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
        if controls as f64 > MOST_CONTROLS * text.chars().count() as f64 {
            return Self::Other("binary");
        }
        if text.trim().is_empty() {
            return Self::Blank;
        }
        Self::Text {
            begins_with_object: text.trim_start().starts_with('{'),
            has_object: text.lines().any(|line| line.trim_start().starts_with('{')),
        }
    }

    /// Returns what the contents are, in English.
    const fn description(&self) -> &'static str {
        match self {
            Self::Blank => "nothing",
            Self::Text { begins_with_object: true, .. } => "JSON",
            Self::Text { begins_with_object: false, .. } => "text",
            Self::Other(kind) => kind,
        }
    }
}
