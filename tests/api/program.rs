//! A program that calls the API of a fresh service with a token.

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, request};
use ilmiotutka::access::{self, Email, Role};
use ilmiotutka::alerts::{Accumulation, Alert, Origin};
use ilmiotutka::app::{self, App};
use ilmiotutka::config::Config;
use ilmiotutka::ids::{AlertId, ObservationId, PhenomenonId};
use ilmiotutka::store::{Curation, GroupingChanges, Home, Keywords, NamedBy, Phenomenon, PhenomenonState};
use ilmiotutka::web;
use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

pub struct Program {
    pub app: App,
    pub token: String,
    router: Router,
    _data_dir: TempDir,
}

/// What the service answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// The body; null where it is not JSON.
    pub body: Value,
    pub text: String,
}

impl Answer {
    /// Returns a header's value.
    pub fn header(&self, name: HeaderName) -> &str {
        self.headers[name].to_str().expect("headers are ASCII")
    }

    /// Returns the faults of a problem as (field, key).
    pub fn faults(&self) -> Vec<(&str, &str)> {
        let faults = self.body["errors"].as_array().expect("the problem lists faults");
        faults.iter().map(|fault| (fault["field"].as_str().unwrap(), fault["key"].as_str().unwrap())).collect()
    }

    /// Returns the ids of the entries of a list.
    pub fn ids(&self, list: &str) -> Vec<&str> {
        self.body[list].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
    }
}

/// What [`Program::see_a_phenomenon`] made.
pub struct Seen {
    pub phenomenon: PhenomenonId,
    pub alert: AlertId,
    pub observations: Vec<ObservationId>,
}

impl Program {
    /// Starts a service and makes a token for Aino's account.
    pub async fn start() -> Self {
        let data_dir = tempfile::tempdir().expect("a temporary directory can be made");
        let app = app::build(Config::for_tests(data_dir.path())).await.expect("the service starts");
        let account = (Email::parse("aino@example.fi").unwrap(), "Aino Laine", Role::Member);
        let now = Timestamp::now();
        let user = access::add_user(&app.store, &app.hasher, account, None, now).await.unwrap();
        let (_, secret) = access::create_api_token(&app.store, user.id, "tests", now).await.unwrap();
        let token = secret.reveal().to_owned();
        Self { router: web::router(app.clone()), app, token, _data_dir: data_dir }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the body can be read");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let text = String::from_utf8(bytes.to_vec()).expect("answers are UTF-8");
        Answer { status: parts.status, headers: parts.headers, body, text }
    }

    /// Begins a request with the token, in Finnish.
    pub fn request(&self, method: Method, path: &str) -> request::Builder {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        request.header(AUTHORIZATION, format!("Bearer {}", self.token))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_in("fi", path, body).await
    }

    /// Changes a part of something.
    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        let request = self.request(Method::PATCH, path).header(CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Posts as somebody who reads another language.
    pub async fn post_in(&self, language: &str, path: &str, body: &Value) -> Answer {
        let request = self.request(Method::POST, path).header("accept-language", language);
        self.send(request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string())).unwrap()).await
    }

    /// Posts an observation and returns its id.
    pub async fn observe(&self, observation: Value) -> ObservationId {
        let answer = self.post("/observations", &observation).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["observation"]["id"].as_str().unwrap().parse().unwrap()
    }

    /// Posts three observations of the first days of February 2026, and makes of them a phenomenon
    /// with an alert.
    pub async fn see_a_phenomenon(&self) -> Seen {
        let mut observations = Vec::new();
        for day in 1..=3 {
            let received_at = format!("2026-02-{day:02}T10:00:00Z");
            observations.push(self.observe(json!({"text": "Jono on pitkä.", "received_at": received_at})).await);
        }
        let phenomenon = phenomenon("jonot", "2026-02-01T10:00:00Z");
        let evidence = Accumulation {
            level: 0,
            reports: 3,
            needed: 3,
            days: 365,
            voices: 2,
            voices_needed: 2,
            near_identical: 0,
            more_for_next: 3,
            origin: Origin::default(),
            first: at("2026-02-01T10:00:00Z"),
            last: at("2026-02-03T10:00:00Z"),
            observations: observations.clone(),
        };
        let alert = Alert::raise(AlertId::new(), phenomenon.id, evidence);
        let belongs = |&observation| Home { observation, phenomenon: Some((phenomenon.id, 0.75)) };
        let seen = Seen { phenomenon: phenomenon.id, alert: alert.id, observations: observations.clone() };
        let changes = GroupingChanges {
            homes: observations.iter().map(belongs).collect(),
            grouped: observations,
            alerts: vec![alert],
            new_phenomena: vec![phenomenon],
            ..GroupingChanges::default()
        };
        self.app.store.save_grouping(&changes, at("2026-02-03T11:00:00Z")).await.unwrap();
        seen
    }
}

/// Makes a phenomenon that has no observations yet.
pub fn phenomenon(name: &str, first_seen: &str) -> Phenomenon {
    Phenomenon {
        id: PhenomenonId::new(),
        name_fi: Some(name.to_owned()),
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords { fi: vec!["jono".to_owned()], sv: vec!["kö".to_owned()] },
        quote: None,
        state: PhenomenonState::Active,
        first_seen: at(first_seen),
        created_at: at(first_seen),
        updated_at: at(first_seen),
        curation: Curation::default(),
    }
}

/// Reads a time.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("a time such as 2026-01-02T03:04:05Z")
}
