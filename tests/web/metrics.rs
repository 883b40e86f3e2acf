use axum::body::Body;
use axum::http::Request;
use ilmiotutka::web;
use tower::ServiceExt;

use crate::browser::Browser;

#[tokio::test]
async fn requests_are_timed_under_their_route_and_never_their_address() {
    let metrics = web::metrics_router();
    let mut browser = Browser::open().await;
    browser.get("/receipts/0000-0000-1ZZZ").await;
    browser.get("/somewhere-secret").await;
    let response = metrics.oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let figures = std::str::from_utf8(&body).unwrap();
    assert!(figures.contains(r#"route="/receipts/{reference}""#));
    assert!(!figures.contains("1ZZZ") && !figures.contains("somewhere-secret"));
}
