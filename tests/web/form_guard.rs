//! The open form against programs that fill it in, and for people who must never lose a text.

use axum::http::StatusCode;
use ilmiotutka::access::Role;
use ilmiotutka::store::ObservationFilter;
use jiff::SignedDuration;

use crate::browser::{Answer, Browser};

const TEXT: &str = "Omaishoitajalle ei löydy sijaista vapaapäivien ajaksi.";

async fn count(browser: &Browser) -> u64 {
    browser.app.store.observation_count(&ObservationFilter::default()).await.unwrap()
}

/// Returns the value of a hidden field of a page.
fn hidden(page: &Answer, name: &str) -> String {
    let (_, rest) = page.text().split_once(&format!(r#"name="{name}" value=""#)).expect("the page has the field");
    rest.split_once('"').expect("the attribute ends").0.to_owned()
}

/// Sends the form as it was shown, with nothing of the tests' own.
async fn send(browser: &mut Browser, page: &Answer, stamp: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("csrf", page.csrf()), ("stamp", stamp)];
    all.extend_from_slice(fields);
    browser.post_plain("/", &all).await
}

#[tokio::test]
async fn what_is_sent_as_fast_as_a_program_sends_comes_back_and_is_taken_later() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let stamp = hidden(&form, "stamp");
    let fast = send(&mut browser, &form, &stamp, &[("text", TEXT)]).await;
    assert_eq!(fast.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(fast.text().contains(TEXT) && fast.text().contains("niin nopeasti"));
    assert_eq!(count(&browser).await, 0);
    assert_eq!(hidden(&fast, "stamp"), stamp, "the time goes on from when the form was first shown");
    let old_enough = browser.stamp(form.csrf(), SignedDuration::from_secs(2)).await;
    let taken = send(&mut browser, &fast, &old_enough, &[("text", TEXT)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(count(&browser).await, 1);
}

#[tokio::test]
async fn a_form_without_a_good_stamp_comes_back_with_one() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let yesterday = browser.stamp(form.csrf(), SignedDuration::from_hours(25)).await;
    let of_another = browser.stamp("another reader", SignedDuration::from_mins(1)).await;
    for stamp in ["", "1.abc", &yesterday, &of_another] {
        let answer = send(&mut browser, &form, stamp, &[("text", TEXT)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{stamp}");
        assert!(answer.text().contains(TEXT) && answer.text().contains("auki niin kauan"), "{stamp}");
        assert_ne!(hidden(&answer, "stamp"), stamp);
    }
    assert_eq!(count(&browser).await, 0);
}

#[tokio::test]
async fn a_filled_trap_is_emptied_and_the_text_is_kept() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    assert!(form.text().contains(r#"<div class="form-trap" aria-hidden="true"><label for="field-website">Jätä tämä"#));
    let answer = browser.post("/", &form, &[("text", TEXT), ("website", "https://spam.example")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains(TEXT) && !answer.text().contains("spam.example"));
    assert_eq!(count(&browser).await, 0);
    assert_eq!(browser.post("/", &answer, &[("text", TEXT)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_text_with_many_addresses_of_the_web_comes_back() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let text = "http://a.example http://b.example www.c.example";
    let answer = browser.post("/", &form, &[("text", text), ("proposal", "https://d.example/")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("4 verkko-osoitetta") && answer.text().contains(text));
    assert_eq!(count(&browser).await, 0);
    assert_eq!(browser.post("/", &answer, &[("text", text)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_same_text_is_taken_three_times_an_hour_from_an_address() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    browser.come_from("198.51.100.7", None);
    for text in [TEXT, &TEXT.to_uppercase(), &format!("  {TEXT}\n")] {
        assert_eq!(browser.post("/", &form, &[("text", text)]).await.status, StatusCode::SEE_OTHER);
    }
    let answer = browser.post("/", &form, &[("text", TEXT)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.text().contains(TEXT) && answer.text().contains("jo lähetetty monta kertaa"));
    assert_eq!(browser.post("/", &form, &[("text", "Muuta asiaa.")]).await.status, StatusCode::SEE_OTHER);
    browser.come_from("198.51.100.8", None);
    assert_eq!(browser.post("/", &form, &[("text", TEXT)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(count(&browser).await, 5);
}

#[tokio::test]
async fn somebody_signed_in_writes_down_without_trap_and_stamp() {
    let mut browser = Browser::open_signed_in_as(Role::Member).await;
    let form = browser.get("/app/observations/new").await;
    assert!(!form.text().contains("form-trap") && !form.text().contains(r#"name="stamp""#));
    let text = "http://a.example http://b.example http://c.example http://d.example";
    assert_eq!(browser.post("/app/observations/new", &form, &[("text", text)]).await.status, StatusCode::SEE_OTHER);
}
