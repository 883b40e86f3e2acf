//! One's own account: the second factor, the password, and signing out everywhere.

use axum::http::StatusCode;
use ilmiotutka::access::{CodeSecret, Email};
use jiff::{SignedDuration, Timestamp};

use crate::browser::{Answer, Browser, EMAIL, PASSWORD};

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split(before).nth(1).unwrap_or_else(|| panic!("no {before}")).split(after).next().unwrap()
}

async fn sign_in(browser: &mut Browser, password: &str) -> Answer {
    let form = browser.get("/sign-in").await;
    browser.post("/sign-in", &form, &[("email", EMAIL), ("password", password)]).await
}

async fn sign_out(browser: &mut Browser) {
    let page = browser.get("/app/search").await;
    browser.post("/sign-out", &page, &[]).await;
}

/// Sends a code to the page that asks for it.
async fn answer(browser: &mut Browser, code: &str) -> Answer {
    let form = browser.get("/sign-in-code").await;
    browser.post("/sign-in-code", &form, &[("code", code), ("next", "/app/search")]).await
}

#[tokio::test]
async fn a_second_factor_is_switched_on_asked_for_and_switched_off() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/account").await;
    browser.post("/app/account/second-factor", &page, &[]).await;
    let page = browser.get("/app/account").await;
    let key: String = between(page.text(), "avain: <code>", "</code>").chars().filter(|c| *c != ' ').collect();
    assert!(page.text().contains("<svg"));
    let secret = CodeSecret::from_text(&key, &Email::parse(EMAIL).unwrap()).unwrap();
    let wrong = browser.post("/app/account/second-factor/confirmation", &page, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let first = secret.code_at(Timestamp::now());
    let on = browser.post("/app/account/second-factor/confirmation", &page, &[("code", &first)]).await;
    let recovery = between(on.text(), "<li><code>", "</code>").to_owned();
    assert_eq!(on.text().matches("<li><code>").count(), 8);
    assert!(!browser.get("/app/account").await.text().contains(&recovery), "they are shown once");
    sign_out(&mut browser).await;

    let owed = sign_in(&mut browser, PASSWORD).await;
    assert_eq!(owed.location(), "/sign-in-code?next=/app");
    assert_eq!(browser.get("/app/search").await.status, StatusCode::SEE_OTHER, "the password alone opens nothing");
    assert_eq!(answer(&mut browser, &first).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a code counts once");
    let next = secret.code_at(Timestamp::now() + SignedDuration::from_secs(30));
    let right = answer(&mut browser, &next).await;
    assert_eq!((right.status, right.location()), (StatusCode::SEE_OTHER, "/app/search"));
    assert_eq!(browser.get("/app/search").await.status, StatusCode::OK);
    sign_out(&mut browser).await;

    sign_in(&mut browser, PASSWORD).await;
    let lost = answer(&mut browser, &recovery.to_lowercase().replace('-', " ")).await;
    assert_eq!(lost.status, StatusCode::SEE_OTHER, "a recovery code signs in");
    sign_out(&mut browser).await;
    sign_in(&mut browser, PASSWORD).await;
    assert_eq!(answer(&mut browser, &recovery).await.status, StatusCode::UNPROCESSABLE_ENTITY, "… once");

    let user = browser.app.store.user_by_email(&Email::parse(EMAIL).unwrap()).await.unwrap().unwrap();
    browser.app.store.remove_second_factor(user.id).await.unwrap();
    assert_eq!(sign_in(&mut browser, PASSWORD).await.location(), "/app");
}

#[tokio::test]
async fn codes_are_tried_only_so_often() {
    let mut browser = Browser::open_signed_in().await;
    let user = browser.app.store.user_by_email(&Email::parse(EMAIL).unwrap()).await.unwrap().unwrap();
    let secret = CodeSecret::random(&user.email);
    browser.app.store.set_second_factor(user.id, &secret.to_text(), 0, &[]).await.unwrap();
    sign_out(&mut browser).await;
    // A password that is right in between forgives nothing.
    for _ in 0..5 {
        sign_in(&mut browser, PASSWORD).await;
        assert_eq!(answer(&mut browser, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = secret.code_at(Timestamp::now());
    assert_eq!(answer(&mut browser, &right).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the account rests");
}

#[tokio::test]
async fn a_password_is_changed_by_its_owner_alone() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/account").await;
    for (current, new, told) in [
        (PASSWORD, "lyhyt", "vähintään 12 merkkiä"),
        (PASSWORD, "AinoLaine2026", "liian helppo arvata"),
        ("jokin muu salasana", "pitkä tie kotiin iltaisin", "ei ole oikein"),
    ] {
        let refused = browser.post("/app/account/password", &page, &[("current", current), ("new", new)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(told), "{told}");
    }
    let fields = [("current", PASSWORD), ("new", "pitkä tie kotiin iltaisin")];
    assert_eq!(browser.post("/app/account/password", &page, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/app/search").await.status, StatusCode::OK, "this session goes on");
    sign_out(&mut browser).await;
    assert_eq!(sign_in(&mut browser, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&mut browser, "pitkä tie kotiin iltaisin").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/account").await;
    assert_eq!(browser.post("/app/account/sessions/end", &page, &[]).await.location(), "/sign-in");
    assert_eq!(browser.get("/app/search").await.status, StatusCode::SEE_OTHER);
}
