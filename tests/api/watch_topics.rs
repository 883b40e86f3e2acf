//! Watch topics through the API. There is no encoder here; what is found by meaning is tested with the pipeline.

use axum::http::StatusCode;
use ilmiotutka::encoder::EncoderName;
use ilmiotutka::ids::WatchTopicId;
use ilmiotutka::phenomena::watch::{self, WatchDescription, WatchState, WatchTopic};
use ilmiotutka::text::Language;
use jiff::Timestamp;
use serde_json::json;

use crate::program::{Program, Seen};

/// Opens a topic that the observations fit.
async fn opened(program: &Program, seen: &Seen) -> String {
    let now = Timestamp::now();
    let description =
        WatchDescription::parse("Nuoria häädetään vuokravelan takia", Language::Fi, &program.app.redactor);
    let topic = WatchTopic {
        id: WatchTopicId::new(),
        description: description.unwrap(),
        state: WatchState::Open,
        phenomenon: None,
        by: None,
        created_at: now,
        updated_at: now,
    };
    program.app.store.insert_watch_topic(&topic, &EncoderName::new("tests"), &[1.0]).await.unwrap();
    let fits: Vec<_> = seen.observations.iter().map(|id| (*id, watch::STANDARD + 0.2)).collect();
    assert!(program.app.store.save_watch_hits(&topic, &fits, i64::MAX, now).await.unwrap());
    format!("/watch-topics/{}", topic.id)
}

#[tokio::test]
async fn what_was_accepted_grows_into_a_phenomenon() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let topic = opened(&program, &seen).await;
    let nothing = program.post(&format!("{topic}/phenomenon"), &json!({ "name_fi": "Häädöt" })).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT);

    let verdict = json!({ "observation": seen.observations[0], "verdict": "accepted" });
    let judged = program.post(&format!("{topic}/verdicts"), &verdict).await;
    assert_eq!(judged.status, StatusCode::CREATED);
    assert_eq!(judged.body["watch_topic"]["hits"].as_array().unwrap().len(), seen.observations.len());
    let unnamed = program.post(&format!("{topic}/phenomenon"), &json!({})).await;
    assert_eq!(unnamed.faults(), [("name_fi", "fault-phenomenon-name-missing")]);
    let grown = program.post(&format!("{topic}/phenomenon"), &json!({ "name_fi": "Häädöt" })).await;
    assert_eq!(grown.status, StatusCode::CREATED, "{}", grown.text);
    let phenomenon = grown.body["watch_topic"]["phenomenon"].as_str().unwrap();
    let shown = program.get(&format!("/phenomena/{phenomenon}")).await;
    assert!(shown.text.contains("Häädöt"), "{}", shown.text);
    assert_eq!(program.post(&format!("{topic}/verdicts"), &verdict).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_topic_is_closed_once_and_faults_change_nothing() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let topic = opened(&program, &seen).await;
    let wrong = program.post(&format!("{topic}/verdicts"), &json!({ "observation": "x", "verdict": "maybe" })).await;
    assert_eq!(wrong.faults(), [("observation", "fault-parameter-id"), ("verdict", "fault-parameter-verdict")]);
    let wrong = program.patch(&topic, &json!({ "state": "grown" })).await;
    assert_eq!(wrong.faults(), [("state", "fault-parameter-watch-state")]);
    let short = program.patch(&topic, &json!({ "description": "Ei" })).await;
    assert_eq!(short.faults(), [("description", "fault-watch-too-short")]);
    let closed = program.patch(&topic, &json!({ "state": "closed" })).await;
    assert_eq!((closed.status, &closed.body["watch_topic"]["state"]), (StatusCode::OK, &json!("closed")));
    assert_eq!(program.patch(&topic, &json!({ "state": "closed" })).await.status, StatusCode::CONFLICT);
}
