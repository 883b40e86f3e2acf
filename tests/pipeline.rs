//! The main job in one story, with the real encoder: observations come in, phenomena appear and keep
//! their identity over a restart, an alert is raised once, and all of it is found.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it should be")]

use std::fs;
use std::path::Path;

use ilmiotutka::app::{self, App};
use ilmiotutka::config::Config;
use ilmiotutka::encoder::EncoderConfig;
use ilmiotutka::ids::PhenomenonId;
use ilmiotutka::intake::{
    self, DateReading, ImportFile, ImportMode, Mapping, NewObservation, ParseContext, RawObservation, Source,
};
use ilmiotutka::pipeline;
use ilmiotutka::store::PhenomenonState;
use jiff::Timestamp;

#[path = "support/models.rs"]
mod models;

const NOW: &str = "2026-11-01T06:00:00Z";

async fn open(data_dir: &Path) -> App {
    let mut config = Config::for_tests(data_dir);
    config.encoder = EncoderConfig::installed(models::models());
    app::build(config).await.unwrap()
}

/// Writes the demo reports of two phenomena and some single ones to a file.
fn some_demo_observations(directory: &Path) -> std::path::PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let label = |line: &str| -> (String, Option<String>) {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        (label["id"].as_str().unwrap().to_owned(), label["phenomenon"].as_str().map(str::to_owned))
    };
    let labels: std::collections::HashMap<String, Option<String>> =
        fs::read_to_string(data.join("labels.jsonl")).unwrap().lines().map(label).collect();
    let mut single = 0;
    let observations = fs::read_to_string(data.join("observations.jsonl")).unwrap();
    let chosen = observations.lines().filter(|line| {
        let observation: serde_json::Value = serde_json::from_str(line).unwrap();
        match labels[observation["id"].as_str().unwrap()].as_deref() {
            Some("P01" | "P03") => true,
            Some(_) => false,
            None => {
                single += 1;
                single <= 12
            }
        }
    });
    let file = directory.join("some.jsonl");
    fs::write(&file, chosen.collect::<Vec<_>>().join("\n")).unwrap();
    file
}

async fn active(app: &App) -> Vec<(PhenomenonId, u64)> {
    let phenomena = app.store.phenomena(Some(PhenomenonState::Active)).await.unwrap();
    let mut active: Vec<_> = phenomena.iter().map(|overview| (overview.phenomenon.id, overview.members)).collect();
    active.sort();
    active
}

#[tokio::test(flavor = "multi_thread")]
async fn from_what_comes_in_to_phenomena_alerts_and_hits() {
    let directory = tempfile::tempdir().unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    let app = open(&directory.path().join("store")).await;
    assert!(app.encoder.is_ok());

    let path = some_demo_observations(directory.path());
    let file = ImportFile { path, name: "some.jsonl".to_owned(), mapping: Mapping::default() };
    let report = intake::import(&app.store, &app.redactor, file, ImportMode::Store, now, |_| {}).await.unwrap();
    assert_eq!(report.counts.refused, 0);

    // Phenomena appear and are named in both languages; alerts are raised.
    let absorbed = pipeline::take_in(&app, now, |_| {}).await.unwrap();
    assert_eq!(absorbed.observations as u64, report.counts.accepted);
    let before = active(&app).await;
    assert!(before.len() >= 2, "{before:?}");
    for overview in app.store.phenomena(Some(PhenomenonState::Active)).await.unwrap() {
        assert!(overview.phenomenon.name_fi.is_some() && overview.phenomenon.name_sv.is_some());
    }
    let alerts = app.store.alerts(None).await.unwrap();
    assert!(alerts.len() >= 2 && absorbed.alerts == alerts.len(), "{}", alerts.len());
    assert!(alerts.iter().all(|alert| alert.evidence.reports() >= 3 && alert.evidence.voices() >= 2));

    // A second look changes nothing.
    assert_eq!(pipeline::take_in(&app, now, |_| {}).await.unwrap().observations, 0);
    assert_eq!(active(&app).await, before);
    drop(app);

    // After a restart one more report joins a phenomenon that was there: its id lives on.
    let app = open(&directory.path().join("store")).await;
    let raw = RawObservation {
        text: Some("Nuori kertoi puhuvansa murheistaan vain tekoälylle, chatbotille öisin.".to_owned()),
        ..RawObservation::default()
    };
    let context = ParseContext {
        reference: app.reference,
        redactor: &app.redactor,
        source: Source::Form,
        form_language: None,
        form_county: None,
        dates: &DateReading::default(),
        now,
    };
    let (new, _) = NewObservation::parse(&raw, &context).unwrap();
    let received = intake::receive(&app.store, &app.wake, new, now).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let homes = app.store.memberships_of(received.id).await.unwrap();
    assert_eq!(homes.len(), 1, "the report joins one phenomenon");
    assert!(before.iter().any(|&(id, _)| id == homes[0].phenomenon), "the phenomenon was there before");
    assert_eq!(app.index.len(), report.counts.accepted + 1);
}
