//! `ilmiotutka import` from outside: what it prints, stores and exits with.

#![allow(clippy::unwrap_used, reason = "a test may panic, and clippy does not know the helpers of one for tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A data directory of its own, and the program run on it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn import(&self, file: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "ILMIOTUTKA_LANGUAGE", "ILMIOTUTKA_CONFIG"] {
            command.env_remove(name);
        }
        command.arg("--data-dir").arg(self.0.path().join("data")).arg("import").arg(file).args(arguments);
        command.output().unwrap()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn mapping(name: &str) -> String {
    fixture(name).display().to_string()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_good_file_is_imported_once() {
    let desk = Desk::new();
    let arguments = ["--mapping", &mapping("webropol.toml")];
    let first = desk.import(&fixture("webropol.csv"), &arguments);
    assert!(first.status.success(), "{}", stderr(&first));
    assert!(stdout(&first).starts_with("webropol.csv: hyväksytty 9, jo tallessa 0, hylätty 0."), "{}", stdout(&first));
    let again = desk.import(&fixture("webropol.csv"), &arguments);
    assert!(stdout(&again).starts_with("webropol.csv: hyväksytty 0, jo tallessa 9, hylätty 0."), "{}", stdout(&again));
}

#[test]
fn refused_rows_are_named_in_the_language_asked_for() {
    let desk = Desk::new();
    let bad = mapping("bad-rows.toml");
    for (language, expected) in [
        ("fi", "Rivi 3 (tunniste b-02): text: Kerro, mitä olet havainnut."),
        ("sv", "Rad 3 (beteckning b-02): text: Berätta vad du har observerat."),
        ("en", "Line 3 (id b-02): text: Tell us what you have observed."),
    ] {
        let output = desk.import(&fixture("bad-rows.csv"), &["--mapping", &bad, "--dry-run", "--lang", language]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains(expected), "{}", stdout(&output));
    }
}

#[test]
fn the_report_can_be_read_by_a_program() {
    let desk = Desk::new();
    let output = desk.import(&fixture("bad-rows.csv"), &["--mapping", &mapping("bad-rows.toml"), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!([&report["accepted"], &report["already_known"], &report["refused"]], [5, 1, 7]);
    assert_eq!(report["refused_rows"][4]["line"], 8);
    let fault = &report["refused_rows"][4]["faults"][0];
    assert_eq!((&fault["field"], &fault["value"], &fault["limit"]), (&"text".into(), &"10001".into(), &10_000.into()));
}

#[test]
fn an_unknown_group_is_refused_with_those_that_are_known() {
    let desk = Desk::new();
    let file = desk.file("a.csv", b"datum,text,reporter\n2026-01-01,Kon blir allt l\xC3\xA4ngre.,granne\n");
    let output = desk.import(&file, &["--lang", "sv"]);
    let printed = stdout(&output);
    assert!(printed.contains("granne") && printed.contains("asukas, asiakas, ammattilainen"), "{printed}");
}

#[test]
fn an_unusable_file_says_why_and_exits_with_1() {
    let desk = Desk::new();
    for (file, expected) in [
        (fixture("empty.csv"), "tyhjä"),
        (fixture("not-really.xlsx"), "Excel"),
        (desk.file("a.csv", b"id;jotain\n1;2\n"), "received_at"),
        (desk.file("b.csv", b"id;saapunut;havainto\n"), "ei yhtään havaintoa"),
        (PathBuf::from("puuttuu.csv"), "ei voi lukea"),
    ] {
        let output = desk.import(&file, &[]);
        assert_eq!(output.status.code(), Some(1), "{file:?}");
        assert!(stderr(&output).contains(expected), "{file:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_faulty_mapping_says_which_key() {
    let desk = Desk::new();
    let faulty = desk.file("m.toml", b"[values.reporter]\n\"Naapuri\" = \"naapuri\"\n");
    let output = desk.import(&fixture("tabs.tsv"), &["--mapping", &faulty.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("values.reporter.\"Naapuri\""), "{}", stderr(&output));
}

#[test]
fn the_labelled_observations_come_in_whole() {
    let desk = Desk::new();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/dev-plain/observations.jsonl");
    let output = desk.import(&file, &["--json"]);
    assert!(output.status.success(), "{} {}", stdout(&output), stderr(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["accepted"], 200);
}
