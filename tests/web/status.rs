use axum::http::StatusCode;

use crate::browser::Browser;

#[tokio::test]
async fn the_status_page_says_what_is_missing_and_how_to_mend_it() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/status").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("SQLite"));
    assert!(page.text().contains("ilmiotutka model install"));
}
