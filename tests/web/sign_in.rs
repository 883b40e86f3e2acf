use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use ilmiotutka::access;
use jiff::Timestamp;

use crate::browser::{Browser, EMAIL, PASSWORD};

#[tokio::test]
async fn an_internal_page_leads_to_sign_in_and_back() {
    let mut browser = Browser::open().await;
    browser.add_account().await;
    let answer = browser.get("/app/status").await;
    assert_eq!(answer.location(), "/sign-in?next=/app/status");
    let form = browser.get("/sign-in?next=/app/status").await;
    let fields = [("email", EMAIL), ("password", PASSWORD), ("next", "/app/status")];
    let answer = browser.post("/sign-in", &form, &fields).await;
    assert_eq!(answer.location(), "/app/status");
    assert!(answer.header(SET_COOKIE).contains("HttpOnly; SameSite=Lax"));
    let page = browser.get("/app/status").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Aino Laine"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_alike() {
    let mut browser = Browser::open().await;
    browser.add_account().await;
    let form = browser.get("/sign-in").await;
    let wrong = browser.post("/sign-in", &form, &[("email", EMAIL), ("password", "väärä salasana")]).await;
    let unknown = browser.post("/sign-in", &form, &[("email", EMAIL), ("password", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text(), unknown.text());
    assert!(!wrong.text().contains("väärä salasana"));
    assert!(!wrong.headers.contains_key(SET_COOKIE));
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/status").await;
    assert_eq!(browser.post("/sign-out", &page, &[]).await.location(), "/sign-in");
    assert_eq!(browser.get("/app/status").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let mut browser = Browser::open_signed_in().await;
    let answer = browser.post_plain("/sign-out", &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("Tämä ei ole sallittua"));
    assert_eq!(browser.get("/app/status").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_token_of_one_reader_is_of_no_use_to_another() {
    let mut one = Browser::open_signed_in().await;
    let page = one.get("/app/status").await;
    let stolen = page.csrf().to_owned();
    let mut other = Browser::open_signed_in().await;
    assert_eq!(other.post_plain("/sign-out", &[("csrf", &stolen)]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_link_signs_in_once_and_not_by_being_looked_at() {
    let mut browser = Browser::open().await;
    let user = browser.add_account().await;
    let secret = access::create_sign_in_link(&browser.app.store, user.id, Timestamp::now()).await.unwrap();
    let address = format!("/sign-in/{}", secret.reveal());
    browser.get(&address).await;
    let page = browser.get(&address).await;
    assert_eq!(browser.post(&address, &page, &[]).await.location(), "/app");
    assert_eq!(browser.get("/app/status").await.status, StatusCode::OK);

    let page = browser.get(&address).await;
    let again = browser.post(&address, &page, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Linkki ei enää toimi"));
}
