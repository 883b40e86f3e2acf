use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};

use crate::program::Program;

#[tokio::test]
async fn the_contract_is_as_reviewed() {
    let program = Program::start().await;
    let request = Request::builder().uri("/api/v1/openapi.json").body(Body::empty()).unwrap();
    let answer = program.send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(CONTENT_TYPE), "application/json");
    insta::assert_json_snapshot!("openapi", answer.body);
}

#[tokio::test]
async fn the_page_of_the_api_shows_every_operation_in_every_language() {
    let program = Program::start().await;
    let document = Request::builder().uri("/api/v1/openapi.json").body(Body::empty()).unwrap();
    let document = program.send(document).await.body;
    for (language, title) in [("fi", "Rajapinta"), ("sv", "Gränssnitt"), ("en", "API")] {
        let request = Request::builder().uri("/api").header("accept-language", language);
        let page = program.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("<title>{title} – Ilmiötutka</title>")), "{language}");
        assert!(!page.text.contains("<script"));
        for path in document["paths"].as_object().unwrap().keys() {
            assert!(page.text.contains(&format!("/api/v1{path}</code>")), "{path}");
        }
    }
}
