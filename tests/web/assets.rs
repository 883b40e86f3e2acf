use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, SET_COOKIE};

use crate::browser::Browser;

#[tokio::test]
async fn the_style_sheet_has_a_lasting_name_and_comes_compressed() {
    let mut browser = Browser::open().await;
    let page = browser.get("/").await;
    let (_, rest) = page.text().split_once(r#"rel="stylesheet" href=""#).unwrap();
    let address = rest.split_once('"').unwrap().0.to_owned();
    let plain = browser.get(&address).await;
    assert_eq!(plain.status, StatusCode::OK);
    assert_eq!(plain.header(CONTENT_TYPE), "text/css; charset=utf-8");
    assert!(plain.header(CACHE_CONTROL).contains("immutable"));
    assert!(!plain.headers.contains_key(SET_COOKIE));
    let compressed = browser.get_with(&address, &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(compressed.header(CONTENT_ENCODING), "gzip");
    assert!(compressed.body.len() * 3 < plain.body.len());
}

#[tokio::test]
async fn no_page_or_style_sheet_asks_for_anything_from_elsewhere() {
    let mut browser = Browser::open().await;
    let page = browser.get("/").await;
    let (_, rest) = page.text().split_once(r#"rel="stylesheet" href=""#).unwrap();
    let address = rest.split_once('"').unwrap().0.to_owned();
    let sheet = browser.get(&address).await;
    for piece in ["url(http", "url(\"http", "@import"] {
        assert!(!sheet.text().contains(piece), "{piece}");
    }
    assert!(!page.text().contains("src=\"http"));
}

#[tokio::test]
async fn an_unknown_asset_is_not_found() {
    let mut browser = Browser::open().await;
    assert_eq!(browser.get("/assets/app.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/assets/..%2F..%2FCargo.toml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_county_has_its_pages_in_its_own_colour() {
    let mut browser = Browser::open_with(|config| config.interface.colour = "7a1f6b".parse().ok()).await;
    let page = browser.get("/").await;
    let (_, rest) = page.text().split_once(r#"rel="stylesheet" href=""#).unwrap();
    let address = rest.split_once('"').unwrap().0.to_owned();
    let sheet = browser.get(&address).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert_eq!(sheet.header(CONTENT_TYPE), "text/css; charset=utf-8");
    assert!(sheet.header(CACHE_CONTROL).contains("immutable"));
    assert!(!sheet.text().contains("--ds-color-lake-base-default: #0e5a63"));
    let compressed = browser.get_with(&address, &[("accept-encoding", "gzip")]).await;
    assert_eq!(compressed.header(CONTENT_ENCODING), "gzip");
    let ours = Browser::open().await.get(&address).await;
    assert_eq!(ours.status, StatusCode::NOT_FOUND);
}
