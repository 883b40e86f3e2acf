use axum::http::header::CONTENT_LANGUAGE;

use crate::browser::Browser;

#[tokio::test]
async fn a_language_once_chosen_stays() {
    let mut browser = Browser::open().await;
    assert_eq!(browser.get("/").await.header(CONTENT_LANGUAGE), "fi");
    assert_eq!(browser.get("/?kieli=sv").await.header(CONTENT_LANGUAGE), "sv");
    let page = browser.get("/privacy").await;
    assert!(page.text().contains(r#"<html lang="sv""#));
    assert!(page.text().contains("Dataskyddsbeskrivning"));
}

#[tokio::test]
async fn every_open_page_is_there_in_every_language() {
    for language in ["fi", "sv", "en"] {
        let mut browser = Browser::open().await;
        for path in ["/", "/privacy", "/accessibility", "/sign-in"] {
            let page = browser.get(&format!("{path}?kieli={language}")).await;
            assert!(page.status.is_success(), "{path} in {language}");
            assert!(page.text().contains(&format!(r#"<html lang="{language}""#)));
            assert_eq!(page.text().matches("<h1").count(), 1, "{path} in {language}");
        }
    }
}
