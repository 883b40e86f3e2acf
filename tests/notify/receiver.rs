//! A program on loopback that webhooks are posted to, and that fails at times.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;

/// What was posted.
pub struct Posted {
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The program.
#[derive(Clone)]
pub struct Receiver {
    pub address: String,
    answers: Arc<Mutex<Vec<StatusCode>>>,
    posted: Arc<Mutex<Vec<Posted>>>,
}

impl Receiver {
    /// Starts a receiver that gives these answers first, and then takes everything.
    pub async fn start(answers: &[StatusCode]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = format!("http://{}/hook?key=1", listener.local_addr().expect("it has an address"));
        let mut answers = answers.to_vec();
        answers.reverse();
        let receiver =
            Self { address, answers: Arc::new(Mutex::new(answers)), posted: Arc::new(Mutex::new(Vec::new())) };
        let router = Router::new().route("/hook", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    /// Returns what was taken so far.
    pub fn taken(&self) -> Vec<Posted> {
        std::mem::take(&mut *self.posted.lock().expect("nobody panics with it"))
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let answer = receiver.answers.lock().expect("nobody panics with it").pop().unwrap_or(StatusCode::OK);
    if answer.is_success() {
        receiver.posted.lock().expect("nobody panics with it").push(Posted { headers, body });
    }
    answer
}
