use axum::body::Body;
use axum::http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{Method, Request, StatusCode};
use jiff::Timestamp;
use serde_json::json;

use crate::program::{Answer, Program};

fn assert_problem(answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.header(CONTENT_TYPE), "application/problem+json");
    assert_eq!(answer.body["status"], status.as_u16());
    assert_eq!(answer.body["type"], "about:blank");
    assert!(answer.body["detail"].as_str().is_some_and(|detail| detail.len() > 10), "{}", answer.text);
    assert!(!answer.headers.contains_key(SET_COOKIE));
}

#[tokio::test]
async fn every_address_but_the_description_is_shut_without_a_token() {
    let program = Program::start().await;
    for (method, path) in [
        (Method::GET, "/observations"),
        (Method::POST, "/observations"),
        (Method::GET, "/observations/0199f000-0000-7000-8000-000000000001"),
        (Method::GET, "/search?q=jono"),
        (Method::GET, "/phenomena"),
        (Method::GET, "/phenomena/0199f000-0000-7000-8000-000000000001"),
        (Method::GET, "/alerts"),
        (Method::GET, "/alerts/0199f000-0000-7000-8000-000000000001"),
        (Method::POST, "/alerts/0199f000-0000-7000-8000-000000000001/events"),
    ] {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}")).body(Body::empty()).unwrap();
        let answer = program.send(request).await;
        assert_problem(&answer, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.header(WWW_AUTHENTICATE), r#"Bearer realm="ilmiotutka""#, "{path}");
    }
}

#[tokio::test]
async fn a_wrong_token_and_a_revoked_one_do_not_open() {
    let program = Program::start().await;
    let user = program.app.store.users().await.unwrap().remove(0);
    let token = program.app.store.api_tokens(user.id).await.unwrap().remove(0);
    program.app.store.revoke_api_token(token.id, Timestamp::now()).await.unwrap();
    let revoked = format!("Bearer {}", program.token);
    for authorization in ["Bearer ilm_nothing", "Bearer ", "Basic aW5rYTppbmth", &revoked] {
        let request = Request::builder().uri("/api/v1/observations").header(AUTHORIZATION, authorization);
        let answer = program.send(request.body(Body::empty()).unwrap()).await;
        assert_problem(&answer, StatusCode::UNAUTHORIZED);
        assert!(answer.header(WWW_AUTHENTICATE).starts_with("Bearer"), "{authorization}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let program = Program::start().await;
    for path in ["/observations", "/phenomena", "/alerts"] {
        for id in ["0199f000-0000-7000-8000-000000000001", "nothing"] {
            assert_problem(&program.get(&format!("{path}/{id}")).await, StatusCode::NOT_FOUND);
        }
    }
    assert_problem(&program.get("/nowhere").await, StatusCode::NOT_FOUND);
    let decision = json!({ "state": "dismissed" });
    let answer = program.post("/alerts/0199f000-0000-7000-8000-000000000001/events", &decision).await;
    assert_problem(&answer, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_method_that_an_address_lacks_is_told_with_those_that_it_has() {
    let program = Program::start().await;
    let request = program.request(Method::DELETE, "/observations").body(Body::empty()).unwrap();
    let answer = program.send(request).await;
    assert_problem(&answer, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header(ALLOW), "GET,HEAD,POST");
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_told_why() {
    let program = Program::start().await;
    let too_long = format!(r#"{{"text": "{}"}}"#, "a".repeat(600_000));
    for (media_type, body, status) in [
        ("application/json", r#"{"text": "#, StatusCode::BAD_REQUEST),
        ("text/plain", "Jono on pitkä.", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/json", &too_long, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let request = program.request(Method::POST, "/observations").header(CONTENT_TYPE, media_type);
        assert_problem(&program.send(request.body(Body::from(body.to_owned())).unwrap()).await, status);
    }
}
