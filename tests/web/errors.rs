use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS};

use crate::browser::Browser;

#[tokio::test]
async fn an_unknown_address_is_told_in_the_reader_s_language() {
    let mut browser = Browser::open().await;
    for (language, text) in [("fi", "Sivua ei löytynyt"), ("sv", "Sidan hittades inte"), ("en", "Page not found")] {
        let answer = browser.get_with("/nowhere", &[("accept-language", language)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text().contains(text), "{language}");
    }
}

#[tokio::test]
async fn the_api_gets_problem_details() {
    let mut browser = Browser::open().await;
    let answer = browser.get("/api/v1/nothing").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header(CONTENT_TYPE), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(problem["status"], 404);
}

#[tokio::test]
async fn a_wrong_method_and_a_body_beyond_measure_have_pages_too() {
    let mut browser = Browser::open().await;
    let answer = browser.post_plain("/privacy", &[]).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.text().contains("<h1"));
    let answer = browser.post_plain("/", &[("text", &"a".repeat(600_000))]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("Lähetys oli liian suuri"));
}

#[tokio::test]
async fn the_error_page_of_somebody_signed_in_keeps_the_menu() {
    let mut browser = Browser::open_signed_in().await;
    let answer = browser.get("/app/imports/nothing").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("Aino Laine"));
}

#[tokio::test]
async fn every_answer_keeps_to_itself() {
    let mut browser = Browser::open().await;
    for address in ["/", "/sign-in", "/nowhere", "/healthz"] {
        let answer = browser.get(address).await;
        let policy = answer.header(CONTENT_SECURITY_POLICY);
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{address}");
        assert!(!policy.contains("unsafe"), "{address}");
        assert_eq!(answer.header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(answer.header(CACHE_CONTROL), "no-store");
        assert!(answer.headers.contains_key(HeaderName::from_static("x-request-id")));
    }
}

#[tokio::test]
async fn the_service_tells_that_it_lives_and_serves() {
    let mut browser = Browser::open().await;
    assert_eq!(browser.get("/healthz").await.text(), "ok");
    let answer = browser.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::OK);
    browser.app.store.close().await;
    assert_eq!(browser.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let page = browser.get_with("/receipts/0000-0000-1ZZZ", &[("accept-language", "sv")]).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.text().contains("Ett fel inträffade i tjänsten"));
}
