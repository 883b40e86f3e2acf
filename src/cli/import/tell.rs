//! Tells the outcome of an import in the reader's language.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use crate::cli::Failure;
use crate::intake::{Fault, Field, ImportError, ImportReport, NoticedRows, ReporterGroup, ServiceLine};
use crate::store::StoreError;
use crate::web::Locale;

/// How many refused rows are printed for people; `--json` has more.
const PRINTED_ROWS: usize = 50;

/// Writes the report to stdout: for people, or as one JSON object.
pub(super) fn report(report: &ImportReport, json: bool, locale: Locale) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, report)?;
        return writeln!(out);
    }
    out.write_all(in_words(report, locale).as_bytes())
}

/// Returns the report in words, one thing a line.
fn in_words(report: &ImportReport, locale: Locale) -> String {
    let key = if report.dry_run { "import-result-dry-run" } else { "import-result" };
    let counts = report.counts;
    let values = [
        ("file", report.file_name.as_str().into()),
        ("accepted", counts.accepted.into()),
        ("known", counts.already_known.into()),
        ("refused", counts.refused.into()),
    ];
    let mut lines = vec![locale.text_with(key, &values).into_owned()];
    if !report.refused_rows.is_empty() {
        lines.push(locale.text("import-refused-rows").into_owned());
    }
    for row in report.refused_rows.iter().take(PRINTED_ROWS) {
        let start = match &row.id {
            Some(id) => locale.text_with(
                "import-refused-row-id",
                &[("line", row.line.to_string().into()), ("id", id.as_str().into())],
            ),
            None => locale.text_with("import-refused-row", &[("line", row.line.to_string().into())]),
        };
        let faults: Vec<String> = row.faults.iter().map(|fault| fault_in_words(fault, locale)).collect();
        lines.push(format!("  {start} {}", faults.join(" ")));
    }
    let printed = report.refused_rows.len().min(PRINTED_ROWS) as u64;
    if counts.refused > printed {
        let more = counts.refused - printed;
        lines.push(format!("  {}", locale.text_with("import-more-refused", &[("count", more.into())])));
    }
    if !report.notices.is_empty() {
        lines.push(locale.text("import-notices").into_owned());
    }
    lines.extend(report.notices.iter().map(|noticed| format!("  {}", notice_in_words(noticed, locale))));
    if !report.left_out_columns.is_empty() {
        let columns = report.left_out_columns.join(", ");
        lines.push(locale.text_with("import-left-out", &[("columns", columns.into())]).into_owned());
    }
    lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

/// Returns what a fault says, with its field and, where few values are accepted, these.
fn fault_in_words(fault: &Fault, locale: Locale) -> String {
    let mut words = format!("{}: {}", fault.field.name(), locale.fault(fault));
    let accepted: Vec<&str> = match fault.field {
        Field::ServiceLine => ServiceLine::ALL.iter().map(|line| line.code()).collect(),
        Field::Reporter => ReporterGroup::ALL.iter().map(|group| group.code()).collect(),
        _ => Vec::new(),
    };
    if !accepted.is_empty() {
        let values = locale.text_with("import-accepted-values", &[("values", accepted.join(", ").into())]);
        let _ = write!(words, " {values}");
    }
    words
}

fn notice_in_words(noticed: &NoticedRows, locale: Locale) -> String {
    let notice = &noticed.notice;
    let value = notice.value.clone().unwrap_or_default();
    let message = locale
        .text_with(notice.key, &[("value", value.into()), ("count", notice.count.unwrap_or_default().into())])
        .into_owned();
    let lines: Vec<String> = noticed.first_lines.iter().map(u64::to_string).collect();
    let values = [("message", message.into()), ("rows", noticed.rows.into()), ("lines", lines.join(", ").into())];
    locale.text_with("import-notice-rows", &values).into_owned()
}

/// Says why an import broke off, and that what was stored stays.
pub(super) fn failure(error: &ImportError, locale: Locale) -> Failure {
    let (message, stored) = match error {
        ImportError::File { source, stored } => {
            let (value, detail) = source.values();
            let values = [("value", value.into()), ("detail", detail.into())];
            (locale.text_with(source.key(), &values), *stored)
        }
        ImportError::Store { source, stored } => {
            (locale.text_with("import-database-refused", &[("value", source.to_string().into())]), *stored)
        }
        ImportError::Reader { stored } => (locale.text("import-reader-broke"), *stored),
    };
    let mut message = message.into_owned();
    if stored > 0 {
        let _ = write!(message, " {}", locale.text_with("import-broke-off", &[("stored", stored.into())]));
    }
    match error {
        ImportError::File { .. } => Failure::yours(message),
        ImportError::Store { source, .. } if can_be_mended(source) => Failure::yours(message),
        ImportError::Store { .. } | ImportError::Reader { .. } => Failure::Ours(anyhow::anyhow!(message)),
    }
}

/// Whether the person at the keyboard can do something about it.
const fn can_be_mended(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::DiskFull(_)
            | StoreError::Locked(_)
            | StoreError::ReadOnly(_)
            | StoreError::CannotOpen(_)
            | StoreError::Unreachable(_)
    )
}
