//! An OpenAI-compatible endpoint, played by a small server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::encoder::{Encoder, EncoderConfig, EncoderError, EndpointConfig, EndpointKey, Purpose, open};

/// What the server does, and how often it was asked.
#[derive(Clone, Copy, Default)]
struct Behaviour {
    /// How many requests it fails before it answers.
    failures: u32,
    /// The status that it fails with.
    status: u16,
    /// The length of the vectors that it sends for several texts; 3 for one.
    length: usize,
}

#[derive(Clone)]
struct Server {
    behaviour: Behaviour,
    requests: Arc<AtomicU32>,
}

/// Answers with vectors of which the first number is the length of the text, in turned order.
async fn embed(
    State(server): State<Server>,
    headers: HeaderMap,
    Json(request): Json<Value>,
) -> Result<Json<Value>, StatusCode> {
    let asked = server.requests.fetch_add(1, Ordering::SeqCst);
    if headers.get("authorization").is_none_or(|key| key != "Bearer salaisuus") {
        return Err(StatusCode::UNAUTHORIZED);
    }
    if asked < server.behaviour.failures {
        return Err(StatusCode::from_u16(server.behaviour.status).expect("a status"));
    }
    let texts = request["input"].as_array().expect("a list of texts");
    let length = if texts.len() == 1 { 3 } else { server.behaviour.length };
    let vector = |index: usize| {
        let mut vector = vec![0.0; length];
        vector[0] = texts[index].as_str().expect("a text").len() as f32;
        vector[1] = 1.0;
        json!({"object": "embedding", "index": index, "embedding": vector})
    };
    let data: Vec<Value> = (0..texts.len()).rev().map(vector).collect();
    Ok(Json(json!({"object": "list", "model": request["model"], "data": data})))
}

/// Starts a server on a free port; returns settings for it and its count of requests.
async fn serve(behaviour: Behaviour) -> (EndpointConfig, Arc<AtomicU32>) {
    let requests = Arc::new(AtomicU32::new(0));
    let server = Server { behaviour, requests: Arc::clone(&requests) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let routes = Router::new().route("/v1/embeddings", post(embed)).with_state(server);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let mut config = EndpointConfig::new(format!("http://{address}/v1/embeddings"), "koemalli");
    config.key = Some(EndpointKey::new("salaisuus"));
    config.first_pause = Duration::from_millis(1);
    config.batch = 2;
    (config, requests)
}

async fn connect(endpoint: EndpointConfig) -> Result<Arc<dyn Encoder>, EncoderError> {
    open(EncoderConfig { endpoint: Some(endpoint), ..EncoderConfig::installed("nowhere") }).await
}

fn texts() -> Vec<String> {
    ["a", "bb", "cccc", "d", "ee"].map(String::from).to_vec()
}

#[tokio::test]
async fn vectors_come_in_the_order_of_the_texts_and_with_length_1() {
    let (config, requests) = serve(Behaviour { length: 3, ..Behaviour::default() }).await;
    let encoder = connect(config).await.expect("the server answers");
    assert_eq!(encoder.dimensions(), 3);
    assert_eq!(encoder.name().as_str(), "koemalli@127.0.0.1");
    let vectors = encoder.encode(texts(), Purpose::Similarity).await.expect("the server answers");
    let ratios: Vec<f32> = vectors.iter().map(|vector| (vector[0] / vector[1]).round()).collect();
    assert_eq!(ratios, [1.0, 2.0, 4.0, 1.0, 2.0]);
    for vector in vectors {
        assert!((vector.iter().map(|value| value * value).sum::<f32>() - 1.0).abs() < 1e-6);
    }
    assert_eq!(requests.load(Ordering::SeqCst), 1 + 3, "one for the length, three batches of at most two");
}

#[tokio::test]
async fn passing_failures_are_tried_again() {
    for status in [429, 500, 503] {
        let (config, requests) = serve(Behaviour { failures: 3, status, length: 3 }).await;
        let encoder = connect(config).await.expect("the fourth attempt is answered");
        assert_eq!(encoder.dimensions(), 3);
        assert_eq!(requests.load(Ordering::SeqCst), 4);
    }
}

#[tokio::test]
async fn after_the_last_attempt_it_says_why() {
    let (mut config, requests) = serve(Behaviour { failures: 99, status: 503, length: 3 }).await;
    config.attempts = 3;
    let error = connect(config).await.err().expect("the server never answers");
    assert!(matches!(&error, EncoderError::Endpoint { attempts: 3, .. }), "{error}");
    assert!(error.to_string().contains("503"), "{error}");
    assert_eq!(requests.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_wrong_key_is_not_tried_again_and_not_shown() {
    let (mut config, requests) = serve(Behaviour { length: 3, ..Behaviour::default() }).await;
    config.key = Some(EndpointKey::new("arvaus"));
    assert!(!format!("{config:?}").contains("arvaus"));
    let error = connect(config).await.err().expect("the key is wrong").to_string();
    assert!(error.contains("401") && !error.contains("arvaus"), "{error}");
    assert_eq!(requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn vectors_of_another_length_are_refused() {
    let (config, _) = serve(Behaviour { length: 5, ..Behaviour::default() }).await;
    let encoder = connect(config).await.expect("one text gets three numbers");
    let error = encoder.encode(texts(), Purpose::Passage).await.expect_err("two texts get five");
    assert!(
        matches!(&error, EncoderError::Answer { reason, .. } if reason.contains("length 5, expected 3")),
        "{error}"
    );
}

#[tokio::test]
async fn nobody_listening_is_an_endpoint_error() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let mut config = EndpointConfig::new(format!("http://{address}/v1/embeddings"), "koemalli");
    (config.attempts, config.first_pause) = (2, Duration::from_millis(1));
    let error = connect(config).await.err().expect("nobody listens");
    assert!(matches!(error, EncoderError::Endpoint { attempts: 2, .. }), "{error}");
}
