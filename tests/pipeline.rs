//! The main job in one story, with the real encoder: observations come in, phenomena appear and keep
//! their identity over a restart, an alert is raised once, and all of it is found.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it should be")]

use std::fs;
use std::path::{Path, PathBuf};

use ilmiotutka::access::{self, Email, Role, Scope};
use ilmiotutka::app::{self, App};
use ilmiotutka::config::Config;
use ilmiotutka::encoder::{EncoderConfig, LEARNED_FILE, Teachable};
use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::intake::{
    self, DateReading, ImportFile, ImportMode, Mapping, NewObservation, ParseContext, RawObservation, Source,
};
use ilmiotutka::learning::{self, OwnLearningError, Parameters, Plan};
use ilmiotutka::originals::{self, Part};
use ilmiotutka::phenomena::decisions::{By, DecideError, Decision, Destination, decide, undo};
use ilmiotutka::phenomena::watch::{self, WatchDescription};
use ilmiotutka::search::{self, FoundBy, Query, Wish};
use ilmiotutka::store::PhenomenonState;
use ilmiotutka::text::{Language, PersonalKind};
use ilmiotutka::{phenomena, pipeline};
use jiff::Timestamp;

#[path = "support/models.rs"]
mod models;

const NOW: &str = "2026-11-01T06:00:00Z";

async fn open(data_dir: &Path) -> App {
    open_with(data_dir, &models::models()).await
}

async fn open_with(data_dir: &Path, models: &Path) -> App {
    let mut config = Config::for_tests(data_dir);
    config.encoder = EncoderConfig::installed(models);
    app::build(config).await.unwrap()
}

/// Makes a directory of models with the tests' weights, for whose similarity nothing was learned.
fn models_without_learning(directory: &Path) -> PathBuf {
    let models = directory.join("models");
    fs::create_dir(&models).unwrap();
    for entry in models::models().read_dir().unwrap() {
        let entry = entry.unwrap();
        std::os::unix::fs::symlink(entry.path(), models.join(entry.file_name())).unwrap();
    }
    let encoder = Teachable::open(&EncoderConfig::installed(&models), 1).unwrap();
    let plan = Plan { ranks: [0; 4], scale: 1.0, projection: false, token_weight: false };
    learning::write(&Parameters::start(plan, &encoder, 1).unwrap(), &encoder, &models.join(LEARNED_FILE)).unwrap();
    models
}

/// Writes the demo reports of two phenomena and some single ones to a file.
fn some_demo_observations(directory: &Path) -> PathBuf {
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
    let report = intake::import(&app.store, &app.redactor, None, file, ImportMode::Store, now, |_| {}).await.unwrap();
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
    // What the work group watches is found among what is there, and the new report is added at once.
    let account = (Email::parse("aino@example.fi").unwrap(), "Aino Esimerkki", Role::Member);
    let aino = access::add_user(&app.store, &app.hasher, account, None, now).await.unwrap().id;
    let typed = "Ungdomar talar om sina bekymmer med en chatbot";
    let description = WatchDescription::parse(typed, Language::Fi, &app.redactor).unwrap();
    let topic = watch::open(&app, description, aino, now).await.unwrap();
    let found = app.store.watch_hits(topic).await.unwrap();
    assert!(found.iter().any(|hit| hit.fit >= watch::STANDARD), "{found:?}");

    let (new, _) = NewObservation::parse(&raw, &context).unwrap();
    let received = intake::receive(&app.store, &app.wake, None, new, now).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let homes = app.store.memberships_of(received.id).await.unwrap();
    assert_eq!(homes.len(), 1, "the report joins one phenomenon");
    assert!(before.iter().any(|&(id, _)| id == homes[0].phenomenon), "the phenomenon was there before");
    assert_eq!(app.index.len(), report.counts.accepted + 1);
    let added = app.store.watch_hits(topic).await.unwrap().into_iter().find(|hit| hit.observation == received.id);
    assert!(added.is_some_and(|hit| hit.fit >= watch::STANDARD), "{added:?}");

    // What somebody masks is compared anew, and stays with the phenomenon that it tells of.
    let home = homes[0].phenomenon;
    let text = app.store.observation(received.id).await.unwrap().unwrap().observation.text;
    let word = text.split(' ').next().unwrap().to_owned();
    originals::mask(&app, received.id, Part::Text, (&word, PersonalKind::Name), now).await.unwrap();
    assert!(app.store.memberships_of(received.id).await.unwrap().is_empty());
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let again = app.store.memberships_of(received.id).await.unwrap();
    assert_eq!(again.iter().map(|home| home.phenomenon).collect::<Vec<_>>(), [home]);

    // A question in the other language finds the reports by their meaning, the closest sentence of each marked; a
    // report of one sentence is marked as a whole.
    search::take_meanings(&app).await.unwrap();
    let query = Query::parse("Vem talar ungdomarna med om nätterna?");
    let page = search::Page { limit: 30, offset: 0 };
    let wish = Wish { query, page, passages: true, counts: true, ..Wish::default() };
    let found = search::find(&app, &Scope::ALL, wish).await.unwrap();
    let by_meaning: Vec<_> = found.hits.iter().filter(|hit| hit.found_by == FoundBy::Meaning).collect();
    assert!(by_meaning.iter().any(|hit| hit.id == received.id));
    for hit in by_meaning {
        let passage = hit.snippet.passage.clone().unwrap_or_else(|| panic!("nothing is marked in {:?}", hit.snippet));
        assert!(hit.snippet.text[passage].contains(char::is_alphanumeric));
    }
    // A place alone means nothing, and is looked for by its name.
    let wish = Wish { query: Query::parse("Korsnäs"), passages: true, ..Wish::default() };
    let found = search::find(&app, &Scope::ALL, wish).await.unwrap();
    assert!(found.hits.iter().all(|hit| hit.found_by != FoundBy::Meaning));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_decided_outlives_regroups_and_restarts() {
    let directory = tempfile::tempdir().unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    let mut app = open(&directory.path().join("store")).await;
    let path = some_demo_observations(directory.path());
    let file = ImportFile { path, name: "some.jsonl".to_owned(), mapping: Mapping::default() };
    intake::import(&app.store, &app.redactor, None, file, ImportMode::Store, now, |_| {}).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let account = (Email::parse("aino@example.fi").unwrap(), "Aino Laine", Role::Member);
    let aino = access::add_user(&app.store, &app.hasher, account, None, now).await.unwrap().id;
    let [(one, _), (other, _)] = active(&app).await[..2] else { panic!("two phenomena") };
    let of_one = members(&app, one).await;
    let of_other = members(&app, other).await;

    // One is taken out, one moved, one stands alone; then the two phenomena become one.
    let by = || By { user: aino, reason: None, seen: None };
    let mut taken = Vec::new();
    for decision in [
        Decision::NotThis { observations: vec![of_one[0]], phenomenon: one },
        Decision::Move { observations: vec![of_one[1]], to: Destination::Phenomenon(other) },
        Decision::Move { observations: vec![of_one[2]], to: Destination::Alone },
        Decision::Merge { from: other, into: one },
    ] {
        taken.push(decide(&app.store, &app.wake, decision, by(), now).await.unwrap());
    }
    let all_stands = async |app: &App| {
        let homes = members(app, one).await;
        assert!(!homes.contains(&of_one[0]) && !homes.contains(&of_one[2]), "taken out, and alone");
        assert!(homes.contains(&of_one[1]) && of_other.iter().all(|id| homes.contains(id)), "moved, and merged");
        assert_eq!(app.store.phenomenon(other).await.unwrap().unwrap().id, one);
    };
    for _ in 0..2 {
        pipeline::take_in(&app, now, |_| {}).await.unwrap();
        phenomena::regroup(&app, now).await.unwrap();
        all_stands(&app).await;
        drop(app);
        app = open(&directory.path().join("store")).await;
    }

    // Undone, the merged one is itself again, and stays so.
    let refused = undo(&app.store, &app.wake, taken[1].id, aino, now).await;
    assert!(matches!(refused, Err(DecideError::StoodOn(_))), "{refused:?}");
    undo(&app.store, &app.wake, taken[3].id, aino, now).await.unwrap();
    phenomena::regroup(&app, now).await.unwrap();
    assert_eq!(app.store.phenomenon(other).await.unwrap().unwrap().id, other);
    let homes = members(&app, other).await;
    assert!(homes.contains(&of_one[1]), "the move stands");
    assert!(of_other.iter().filter(|id| homes.contains(id)).count() > of_other.len() / 2);
}

/// Returns the observations of a phenomenon, in order.
async fn members(app: &App, phenomenon: PhenomenonId) -> Vec<ObservationId> {
    let memberships = app.store.memberships_in(phenomenon).await.unwrap();
    memberships.into_iter().map(|membership| membership.observation).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn too_few_decisions_teach_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let app = open(directory.path()).await;
    let now = NOW.parse().unwrap();
    let learned = learning::learn_from_decisions(&app.store, &app.preparer, &app.config.encoder, now, |_| {}).await;
    assert!(matches!(learned, Err(OwnLearningError::TooFewDecisions { decisions: 0 })), "{learned:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn phenomena_keep_their_ids_when_the_encoder_changes() {
    let directory = tempfile::tempdir().unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    let data = directory.path().join("store");
    let app = open_with(&data, &models_without_learning(directory.path())).await;
    let path = some_demo_observations(directory.path());
    let file = ImportFile { path, name: "some.jsonl".to_owned(), mapping: Mapping::default() };
    let report = intake::import(&app.store, &app.redactor, None, file, ImportMode::Store, now, |_| {}).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let older = app.encoder.as_ref().unwrap().name().clone();
    let mut before = Vec::new();
    for (id, count) in active(&app).await {
        if count >= 5 {
            before.push((id, members(&app, id).await));
        }
    }
    assert!(!before.is_empty());
    drop(app);

    // Every vector is made anew by the next step of the pipeline, and the next regroup finds the same phenomena.
    let app = open(&data).await;
    let newer = app.encoder.as_ref().unwrap().name();
    assert_ne!(*newer, older);
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    assert_eq!(app.store.vector_count(newer).await.unwrap(), report.counts.accepted);
    phenomena::regroup(&app, now).await.unwrap();
    // With other vectors a phenomenon may lose reports to another; it is still what it was.
    for (id, reports) in before {
        let now = members(&app, id).await;
        let kept = now.iter().filter(|report| reports.contains(report)).count();
        assert!(
            kept >= 3 && kept * 2 > now.len(),
            "{id} had {} reports and kept {kept} of {}",
            reports.len(),
            now.len()
        );
    }
}
