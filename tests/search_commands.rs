//! `search` and `reindex` as commands, without an encoder: words alone.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::Duration;

use ilmiotutka::search::{Index, Lexicon};
use ilmiotutka::text::Analyser;
use serde_json::Value;

/// A data directory with the plain observations in it.
struct Service {
    data_dir: tempfile::TempDir,
}

impl Service {
    fn with_plain_observations() -> Self {
        let service = Self { data_dir: tempfile::tempdir().expect("a folder") };
        service.run(&["import", &corpus("observations.jsonl")]);
        service
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let output = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
            .arg("--data-dir")
            .arg(self.data_dir.path())
            .args(arguments)
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    /// Searches and returns what was written, line by line.
    fn search(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(&[&["search"], arguments].concat());
        let written = String::from_utf8(output.stdout).expect("UTF-8");
        written.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

fn corpus(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/dev-plain").join(file);
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn a_file_of_queries_is_answered_line_by_line_with_external_ids() {
    let service = Service::with_plain_observations();
    let answers = service.search(&["--queries", &corpus("queries.jsonl"), "--limit", "5"]);
    let asked = fs::read_to_string(corpus("queries.jsonl")).expect("the queries");
    assert_eq!(answers.len(), asked.lines().count());
    let eviction = &answers[0];
    assert_eq!(eviction["query"], "häätö");
    let ids: Vec<&str> = eviction["ids"].as_array().expect("ids").iter().filter_map(Value::as_str).collect();
    assert_eq!(ids.len(), 5);
    assert!(ids.iter().all(|id| id.starts_with('E')), "{ids:?}");
}

#[test]
fn an_index_that_is_lost_or_made_anew_finds_the_same() {
    let service = Service::with_plain_observations();
    let search = || service.search(&["velkaneuvonta kunta:Tampere", "--json"]);
    let before = search();
    assert_ne!(before[0]["total"], 0);
    let index = service.data_dir.path().join("index");
    assert!(index.join("current").exists(), "the index lies where this test looks for it");

    fs::remove_dir_all(&index).expect("removed");
    assert_eq!(search(), before);

    // As an interrupted reindex leaves it: begun beside the old one, and not far.
    let begun = Index::open(&index, lexicon()).expect("the index");
    let rebuild = begun.begin_anew().expect("begun");
    begun.follow_anew(&rebuild, &[], &[], 0).expect("begun");
    drop((rebuild, begun));
    assert_eq!(search(), before, "what is begun changes nothing");
    service.run(&["reindex"]);
    assert_eq!(search(), before);
}

/// A process that is killed, at whatever moment, leaves an index that the next one mends.
#[test]
fn a_kill_at_any_moment_is_mended() {
    let service = Service::with_plain_observations();
    let search = || service.search(&["velkaneuvonta kunta:Tampere", "--json"]);
    let before = search();
    for milliseconds in [0, 5, 20, 60, 120, 250] {
        let mut reindex = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
            .arg("--data-dir")
            .arg(service.data_dir.path())
            .arg("reindex")
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(milliseconds));
        reindex.kill().expect("killed, or ended already");
        reindex.wait().expect("ended");
        assert_eq!(search(), before, "killed after {milliseconds} ms");
    }
    service.run(&["reindex"]);
    assert_eq!(search(), before);
}

/// While the service runs, it makes the index anew itself.
#[test]
fn a_running_service_is_asked_to_make_the_index_anew() {
    let service = Service::with_plain_observations();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
        .arg("--data-dir")
        .arg(service.data_dir.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut address = String::new();
    BufReader::new(serve.stdout.take().expect("piped")).read_line(&mut address).expect("an address");
    let current = || fs::read_to_string(service.data_dir.path().join("index/current")).expect("an edition");
    // The lease is taken soon after the address is told; until then the command does the work itself.
    std::thread::sleep(Duration::from_millis(500));
    let first = current();
    let reindex = service.run(&["reindex"]);
    let second = current();
    serve.kill().expect("killed");
    serve.wait().expect("ended");
    assert!(reindex.status.success());
    assert_ne!(first, second);
    assert!(!service.search(&["velkaneuvonta", "--json"])[0]["total"].is_null());
}

fn lexicon() -> Lexicon {
    Lexicon::from(Arc::new(Analyser::new()))
}

#[test]
fn a_file_of_queries_that_is_none_is_refused_by_line() {
    let service = Service { data_dir: tempfile::tempdir().expect("a folder") };
    let queries = service.data_dir.path().join("queries.jsonl");
    fs::write(&queries, "{\"query\": \"jono\"}\n\nhäätö\n").expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
        .arg("--data-dir")
        .arg(service.data_dir.path())
        .arg("search")
        .arg("--queries")
        .arg(&queries)
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 3"), "{output:?}");
}
