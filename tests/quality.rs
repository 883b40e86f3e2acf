//! Quality gates: the figures on the repository's own labelled observations must not drop.
//!
//! The limits lie a little below the figures of `docs/quality.md`; `ilmiotutka evaluate FOLDER` shows them all.

use std::path::Path;

use ilmiotutka::encoder::{self, EncoderConfig};
use ilmiotutka::evaluation::{self, Corpus, Figures, MarkedText, Scores};
use ilmiotutka::phenomena::Preparer;
use jiff::tz::TimeZone;

#[path = "support/models.rs"]
mod models;

fn at_least(figures: &Option<Figures>, limits: &[(&str, f64)]) {
    let figures = figures.as_ref().expect("the run did this");
    for &(name, limit) in limits {
        let value = figures.value(name).expect(name);
        assert!(value >= limit, "{name} is {value:.4}, below {limit}\n{figures}");
    }
}

fn at_most(figures: &Option<Figures>, limits: &[(&str, f64)]) {
    let figures = figures.as_ref().expect("the run did this");
    for &(name, limit) in limits {
        let value = figures.value(name).expect(name);
        assert!(value <= limit, "{name} is {value:.4}, above {limit}\n{figures}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_observations_are_grouped_alerted_and_found_as_well_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/dev-plain");
    let corpus = Corpus::read(&folder).unwrap();
    let encoder = encoder::open(EncoderConfig::installed(models::models())).await.unwrap();
    let preparer = Preparer::standard().unwrap().with_encoder(encoder.as_ref());
    let time_zone = TimeZone::get("Europe/Helsinki").unwrap();
    let run = evaluation::run_folder(&folder, &corpus, encoder.as_ref(), &preparer, time_zone, |_| {}).await.unwrap();
    let scores = Scores::of(&corpus, &run).unwrap();

    at_least(&scores.clusters, &[("b3_f1", 0.92), ("found", 0.92), ("cross_language", 0.85), ("language", 0.98)]);
    at_most(&scores.clusters, &[("one_offs_swallowed", 0.15)]);
    at_least(
        &scores.alerts,
        &[("event_recall", 0.85), ("event_recall_within_5_reports", 0.7), ("alert_precision", 0.85)],
    );
    at_most(&scores.alerts, &[("false_alerts_a_year", 2.0)]);
    at_least(&scores.search, &[("ndcg10", 0.85), ("other_language_in_10", 0.85)]);
    told_as_measured(&scores);
}

/// What the help page tells is what was measured, but for rounding.
fn told_as_measured(scores: &Scores) {
    let told: serde_json::Value =
        serde_json::from_str(include_str!("../data/figures.json")).expect("the figures are JSON");
    let (clusters, alerts, search) = (&scores.clusters, &scores.alerts, &scores.search);
    for (figures, name) in [
        (clusters, "b3_f1"),
        (clusters, "found"),
        (alerts, "event_recall"),
        (alerts, "alert_precision"),
        (alerts, "false_alerts_a_year"),
        (search, "ndcg10"),
    ] {
        let measured = figures.as_ref().and_then(|figures| figures.value(name)).expect(name);
        let told = told["plain"][name].as_f64().expect(name);
        assert!((measured - told).abs() < 0.03, "{name}: {told} is told, {measured:.4} measured (data/figures.json)");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_of_arrival_hardly_matters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/dev-plain");
    let encoder = encoder::open(EncoderConfig::installed(models::models())).await.unwrap();
    let preparer = Preparer::standard().unwrap().with_encoder(encoder.as_ref());
    let time_zone = TimeZone::get("Europe/Helsinki").unwrap();
    let orders = evaluation::orders_of_folder(&folder, encoder.as_ref(), &preparer, &time_zone).await.unwrap();
    assert_eq!(orders.within_days.len(), 10);
    assert!(orders.least() >= 0.95, "{orders}");
    assert!(orders.joining_alone >= 0.5, "{orders}");
}

#[test]
fn personal_data_is_found_as_well_as_before() {
    let marked = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus/pii-dev.jsonl");
    let preparer = Preparer::standard().unwrap();
    let found = evaluation::redact_marked(&marked, preparer.analyser()).unwrap();
    let scores = Scores::default().with_personal_data(&MarkedText::read(&marked).unwrap(), &found);
    let whole = [("recall_hetu", 1.0), ("recall_phone", 1.0), ("recall_email", 1.0), ("recall_iban", 1.0)];
    at_least(&scores.personal_data, &whole);
    at_least(&scores.personal_data, &[("recall_name", 0.95), ("recall_address", 0.9), ("span_precision", 0.9)]);
    at_most(&scores.personal_data, &[("clean_texts_flagged", 0.1)]);
}
