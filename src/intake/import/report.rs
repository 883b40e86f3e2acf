//! What became of the rows of a file.

use serde::{Serialize, Serializer};

use crate::ids::ImportId;
use crate::intake::{Fault, Notice};
use crate::store::ImportCounts;

/// How many refused rows are told one by one; all of them are counted.
const TOLD_ROWS: usize = 1_000;
/// How many different notices are told; of what many rows share, only the first rows' lines.
const TOLD_NOTICES: usize = 1_000;
const TOLD_LINES: usize = 10;

/// What became of the rows of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    /// The run; `None` where nothing was written.
    pub import: Option<ImportId>,
    /// The name of the file.
    pub file_name: String,
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// How many rows were accepted, known already and refused.
    #[serde(flatten, serialize_with = "write_counts")]
    pub counts: ImportCounts,
    /// The refused rows in the order of the file, the first 1,000.
    pub refused_rows: Vec<RefusedRow>,
    /// What is worth telling of accepted rows.
    pub notices: Vec<NoticedRows>,
    /// The columns that hold no field of ours.
    pub left_out_columns: Vec<String>,
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefusedRow {
    /// The line on which it begins.
    pub line: u64,
    /// The sending system's number, where the row has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Rows that share a notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoticedRows {
    /// The notice; its count is the sum over the rows.
    #[serde(flatten)]
    pub notice: Notice,
    /// How many rows share it.
    pub rows: u64,
    /// The lines of the first ten.
    pub first_lines: Vec<u64>,
}

impl ImportReport {
    pub(super) fn new(file_name: &str, dry_run: bool) -> Self {
        Self {
            import: None,
            file_name: file_name.to_owned(),
            dry_run,
            counts: ImportCounts::default(),
            refused_rows: Vec::new(),
            notices: Vec::new(),
            left_out_columns: Vec::new(),
        }
    }

    pub(super) fn refuse(&mut self, line: u64, id: Option<String>, faults: Vec<Fault>) {
        self.counts.refused += 1;
        if self.refused_rows.len() < TOLD_ROWS {
            self.refused_rows.push(RefusedRow { line, id, faults });
        }
    }

    pub(super) fn accept(&mut self, line: u64, notices: Vec<Notice>) {
        self.counts.accepted += 1;
        for notice in notices {
            self.notice(line, notice);
        }
    }

    fn notice(&mut self, line: u64, notice: Notice) {
        let same = |told: &&mut NoticedRows| told.notice.key == notice.key && told.notice.value == notice.value;
        if let Some(told) = self.notices.iter_mut().find(same) {
            told.rows += 1;
            told.notice.count = told.notice.count.zip(notice.count).map(|(sum, count)| sum + count);
            if told.first_lines.len() < TOLD_LINES {
                told.first_lines.push(line);
            }
        } else if self.notices.len() < TOLD_NOTICES {
            self.notices.push(NoticedRows { notice, rows: 1, first_lines: vec![line] });
        }
    }
}

fn write_counts<S: Serializer>(counts: &ImportCounts, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written {
        accepted: u64,
        already_known: u64,
        refused: u64,
    }
    let ImportCounts { accepted, already_known, refused } = *counts;
    Written { accepted, already_known, refused }.serialize(serializer)
}
