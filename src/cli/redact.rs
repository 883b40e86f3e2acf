//! `ilmiotutka redact`: masks personal data in lines of JSON.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Failure, Yours};
use crate::text::{Language, PersonalKind, Redactor, detect_language};

/// Reads lines {"id","text"} and writes {"id","text","spans"}, personal data masked in the text.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// File of JSON Lines [default: standard input]
    file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
    /// The language the text was expected in.
    lang: Option<String>,
}

#[derive(Serialize)]
struct RedactedLine {
    id: Value,
    text: String,
    spans: Vec<Span>,
}

/// A span in code points of the original text.
#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
    kind: PersonalKind,
}

/// Masks every line of the file or of standard input.
///
/// # Errors
/// When the file cannot be read or a line is not JSON with `id` and `text`.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let input: Box<dyn BufRead> = match &args.file {
        Some(path) => Box::new(BufReader::new(
            File::open(path).map_err(|error| Failure::yours(format!("cannot open `{}`: {error}", path.display())))?,
        )),
        None => Box::new(io::stdin().lock()),
    };
    redact(input, &mut BufWriter::new(io::stdout().lock()))?;
    Ok(ExitCode::SUCCESS)
}

fn redact(input: impl BufRead, output: &mut impl Write) -> Result<(), Failure> {
    let redactor = Redactor::new();
    for (index, line) in input.lines().enumerate() {
        let line = line.yours()?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line =
            serde_json::from_str(&line).map_err(|error| Failure::yours(format!("line {}: {error}", index + 1)))?;
        let expected = line.lang.as_deref().and_then(Language::from_code);
        let redacted = redactor.redact(&line.text, detect_language(&line.text, expected));
        let spans =
            redacted.spans.iter().map(|span| Span { start: span.start, end: span.end, kind: span.kind }).collect();
        serde_json::to_writer(&mut *output, &RedactedLine { id: line.id, text: redacted.text, spans })?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_masked_with_their_ids() {
        let mut output = Vec::new();
        redact(r#"{"id": 7, "text": "Å: soita 040 123 4567."}"#.as_bytes(), &mut output).unwrap();
        let line: Value = serde_json::from_slice(&output).unwrap();
        assert_eq!(line["id"], 7);
        assert_eq!(line["spans"], serde_json::json!([{"start": 9, "end": 21, "kind": "phone"}]));
        assert!(!line["text"].as_str().unwrap().contains("4567"));
    }

    #[test]
    fn a_line_that_is_no_observation_is_named() {
        let refusal = redact("\n{\"id\": 1}".as_bytes(), &mut Vec::new()).unwrap_err();
        assert!(matches!(refusal, Failure::Yours(error) if error.to_string().contains("line 2")));
    }
}
