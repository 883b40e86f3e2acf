//! Replay from outside: the same input gives the same files to the byte, whatever the number of threads.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it should be")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[path = "support/models.rs"]
mod models;

use models::models;

/// Replays the first demo observations with a number of threads and returns the three files.
fn replayed(observations: &Path, out: &Path, threads: &str) -> [String; 3] {
    let status = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
        .arg("--data-dir")
        .arg(models().parent().expect("the models lie in a data directory"))
        .arg("replay")
        .arg(observations)
        .arg("--out")
        .arg(out)
        .env("RAYON_NUM_THREADS", threads)
        .status()
        .unwrap();
    assert!(status.success());
    ["assignments.jsonl", "phenomena.jsonl", "alerts.jsonl"].map(|name| fs::read_to_string(out.join(name)).unwrap())
}

#[test]
fn two_replays_are_the_same_to_the_byte_with_one_thread_and_with_two() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/observations.jsonl");
    let directory = tempfile::tempdir().unwrap();
    let some = directory.path().join("some.jsonl");
    let lines: Vec<String> = fs::read_to_string(demo).unwrap().lines().take(80).map(str::to_owned).collect();
    fs::write(&some, lines.join("\n")).unwrap();
    let reversed: Vec<String> = lines.into_iter().rev().collect();
    let backwards = directory.path().join("backwards.jsonl");
    fs::write(&backwards, reversed.join("\n")).unwrap();

    let once = replayed(&some, &directory.path().join("a"), "1");
    assert_eq!(once[0].lines().count(), 80);
    assert!(!once[1].is_empty(), "some phenomenon is found");
    assert!(once == replayed(&some, &directory.path().join("b"), "2"), "two threads change something");
    assert!(once == replayed(&backwards, &directory.path().join("c"), "2"), "the order of the lines changes something");
}

#[test]
fn a_period_limits_what_is_told_and_what_is_taken_in() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo/observations.jsonl");
    let directory = tempfile::tempdir().unwrap();
    let some = directory.path().join("some.jsonl");
    let mut lines: Vec<serde_json::Value> =
        fs::read_to_string(demo).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.sort_by_key(|line| line["received_at"].as_str().unwrap().to_owned());
    let written: Vec<String> = lines.iter().take(80).map(ToString::to_string).collect();
    fs::write(&some, written.join("\n")).unwrap();
    let day = |place: usize| lines[place]["received_at"].as_str().unwrap()[..10].to_owned();
    let (middle, end) = (day(40), day(60));
    let run = |arguments: &[&str], name: &str| {
        let out = directory.path().join(name);
        let output = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
            .arg("--data-dir")
            .arg(models().parent().expect("the models lie in a data directory"))
            .args(["replay".as_ref(), some.as_os_str(), "--out".as_ref(), out.as_os_str()])
            .args(arguments)
            .output()
            .unwrap();
        let read = |file: &str| fs::read_to_string(out.join(file)).unwrap_or_default();
        (output.status.code(), read("assignments.jsonl").lines().count(), read("alerts.jsonl"))
    };
    let (_, _, to_end) = run(&["--to", &end], "to-end");
    let (code, taken_in, within) = run(&["--from", &middle, "--to", &end], "within");
    assert_eq!(code, Some(0));
    let until_end = lines.iter().take(80).filter(|line| line["received_at"].as_str().unwrap()[..10] <= *end).count();
    assert_eq!(taken_in, until_end, "what came before is history, what comes later is not there");
    let is_within = |line: &&str| {
        let alert: serde_json::Value = serde_json::from_str(line).unwrap();
        let at: jiff::Timestamp = alert["at"].as_str().unwrap().parse().unwrap();
        at.to_zoned_datetime(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap()).date().to_string() >= middle
    };
    let expected: Vec<&str> = to_end.lines().filter(is_within).collect();
    assert_eq!(within.lines().collect::<Vec<_>>(), expected);
    assert!(expected.len() < to_end.lines().count(), "some alert lies before the period");
    assert_eq!(run(&["--from", &end, "--to", &middle], "backwards").0, Some(1));
}

#[test]
fn a_line_that_cannot_be_used_is_named_and_nothing_is_written() {
    let directory = tempfile::tempdir().unwrap();
    let faulty = directory.path().join("faulty.jsonl");
    fs::write(&faulty, "{\"id\": \"a\", \"received_at\": \"2025-01-01T08:00:00+02:00\", \"text\": \"\"}\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
        .arg("--data-dir")
        .arg(models().parent().expect("the models lie in a data directory"))
        .args(["replay".as_ref(), faulty.as_os_str(), "--out".as_ref(), directory.path().join("out").as_os_str()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1: text"));
    assert!(!directory.path().join("out").exists());
}
