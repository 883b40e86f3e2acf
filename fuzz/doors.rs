//! Every parser of what comes from outside, each with what must hold for any bytes at all. Fuzzed by the targets beside
//! this file; `tests/fuzz_corpus.rs` tries the kept corpora on them with every test run.
#![allow(dead_code, reason = "each target uses one of them")]

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use ilmiotutka::intake::{
    DateReading, Mapping, NewObservation, ParseContext, RawObservation, Reference, Source, read_rows,
};
use ilmiotutka::search::Query;
use ilmiotutka::text::{Analyser, Language, Redactor, detect_language, normalise, sentences};

static ANALYSER: LazyLock<Analyser> = LazyLock::new(Analyser::new);
static REDACTOR: LazyLock<Redactor> = LazyLock::new(|| Redactor::sharing(&ANALYSER));

/// After so many rows a file has shown what it does.
const MOST_ROWS: usize = 50;

/// A door with the name of its target.
pub type Door = (&'static str, fn(&[u8]));

/// Every door.
pub const DOORS: [Door; 7] = [
    ("delimited", delimited),
    ("workbook", workbook),
    ("json_lines", json_lines),
    ("mapping", mapping),
    ("query", query),
    ("redaction", redaction),
    ("analysis", analysis),
];

/// CSV and its kin: rows are read and become observations or faults.
pub fn delimited(bytes: &[u8]) {
    import("a.csv", bytes);
}

/// XLSX.
pub fn workbook(bytes: &[u8]) {
    import("a.xlsx", bytes);
}

/// One JSON object a line.
pub fn json_lines(bytes: &[u8]) {
    import("a.jsonl", bytes);
}

fn import(name: &str, bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(bytes).expect("it can be written");
    let (mut line, mut left) = (0, MOST_ROWS);
    // A file that cannot be read is told; it must not stop the program.
    let _ = read_rows(file.path(), name, &Mapping::default(), &mut |row, _| {
        assert!(row.line > line, "lines go forward");
        line = row.line;
        if let Ok(raw) = &row.outcome {
            observe(raw);
        }
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
}

fn observe(raw: &RawObservation) {
    let dates = DateReading::default();
    let context = ParseContext {
        reference: Reference::embedded(),
        redactor: &REDACTOR,
        source: Source::Import,
        form_language: None,
        form_county: None,
        dates: &dates,
        now: jiff::Timestamp::from_second(1_767_225_600).expect("the year 2026"),
    };
    if let Err(faults) = NewObservation::parse(raw, &context) {
        assert!(!faults.is_empty(), "what is refused is refused for a reason");
    }
}

/// The TOML that says how a file's columns are meant.
pub fn mapping(bytes: &[u8]) {
    let _ = Mapping::parse(&String::from_utf8_lossy(bytes), Reference::embedded());
}

/// The language of search.
pub fn query(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let query = Query::parse(&typed);
    let read_again = Query::parse(&query.running_text());
    assert!(read_again.running_text().len() <= typed.len(), "nothing is made up");
}

/// Masking: outside the spans nothing moves, and twice is once.
pub fn redaction(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let letters: Vec<char> = text.chars().collect();
    for language in [Language::Fi, Language::Sv, Language::Other] {
        let redacted = REDACTOR.redact(&text, language);
        let (mut rebuilt, mut copied) = (String::new(), 0);
        for span in &redacted.spans {
            assert!(copied <= span.start && span.start < span.end && span.end <= letters.len());
            rebuilt.extend(&letters[copied..span.start]);
            rebuilt.push_str(span.kind.tag(language));
            copied = span.end;
        }
        rebuilt.extend(&letters[copied..]);
        assert_eq!(rebuilt, redacted.text);
        assert_eq!(REDACTOR.redact(&redacted.text, language).text, redacted.text);
    }
}

/// Tidying, sentences, language and words.
pub fn analysis(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let text = normalise(&raw);
    assert_eq!(normalise(&text), text, "twice is once");
    let mut end = 0;
    for range in sentences(&text) {
        assert!(end <= range.start && range.start < range.end && !text[range.clone()].trim().is_empty());
        end = range.end;
    }
    let _ = detect_language(&text, None);
    for language in [Language::Fi, Language::Sv, Language::Other] {
        let mut end = 0;
        for token in ANALYSER.analyse(&text, language) {
            assert!(end <= token.start && token.start < token.end && !token.bases.is_empty());
            assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
            end = token.end;
        }
    }
}
