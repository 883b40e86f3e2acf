//! The open form at an address of its own, for a time.

use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use ilmiotutka::access::Role;
use ilmiotutka::store::ObservationFilter;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::browser::{Answer, Browser};

const TEXT: &str = "Nuoret jonottavat mielenterveyspalveluihin puoli vuotta.";

/// A day so many days from now, as a form sends it.
fn day(days: i64) -> String {
    let here = TimeZone::get("Europe/Helsinki").unwrap();
    Timestamp::now().to_zoned_datetime(here).date().checked_add(days.days()).unwrap().to_string()
}

async fn make(browser: &mut Browser, first: i64, last: i64, more: &[(&str, &str)]) -> Answer {
    let page = browser.get("/app/campaigns").await;
    let (first, last) = (day(first), day(last));
    let mut fields = vec![
        ("title_fi", "Syyskysely"),
        ("question_sv", "Hur mår de unga hos er?"),
        ("first_day", first.as_str()),
        ("last_day", last.as_str()),
        ("municipality", "Vaasa"),
        ("service_line", "tyoikaiset"),
    ];
    fields.extend_from_slice(more);
    browser.post("/app/campaigns", &page, &fields).await
}

async fn count(browser: &Browser) -> u64 {
    browser.app.store.observation_count(&ObservationFilter::default()).await.unwrap()
}

#[tokio::test]
async fn a_unit_asks_at_an_address_of_its_own_and_sees_how_many_answered() {
    let mut browser = Browser::open_signed_in().await;
    assert!(browser.get("/app/imports").await.text().contains(r#"href="/app/campaigns""#));
    assert_eq!(make(&mut browser, -1, 30, &[("event", "yes")]).await.status, StatusCode::SEE_OTHER);

    let form = browser.get("/campaigns/syyskysely?kieli=sv").await;
    assert!(form.text().contains("Hur mår de unga hos er?") && form.text().contains("Enkäten är öppen till och med"));
    assert!(form.text().contains(r#"<h1 class="ds-heading" data-size="lg" lang="fi">Syyskysely</h1>"#));
    assert!(form.text().contains(r#"value="Vasa""#), "the place that was set is filled in, in the reader's language");
    assert!(form.text().contains(r#"<option value="tyoikaiset" selected"#));

    let empty = browser.post("/campaigns/syyskysely", &form, &[("text", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("Hur mår de unga hos er?"), "a form that comes back still asks the same");
    let sent = browser.post("/campaigns/syyskysely", &form, &[("text", TEXT)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(sent.location().starts_with("/receipts/"));
    assert_eq!(count(&browser).await, 1);

    let list = browser.get("/app/campaigns?kieli=fi").await;
    assert!(list.text().contains("1 havainto") && list.text().contains("http://127.0.0.1/campaigns/syyskysely"));
    assert!(list.text().contains("<svg"), "the address is there as a picture");
    let events = browser.app.store.known_events().await.unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].event.note.as_deref(), Some("Syyskysely"));
}

#[tokio::test]
async fn before_its_first_day_and_after_it_was_closed_the_address_leads_to_the_open_form() {
    let mut browser = Browser::open_signed_in().await;
    make(&mut browser, 3, 9, &[]).await;
    make(&mut browser, 0, 9, &[("address", "talvi")]).await;
    assert!(browser.app.store.known_events().await.unwrap().is_empty(), "nobody asked for a mark");
    let coming = browser.get("/campaigns/syyskysely").await;
    assert_eq!(coming.status, StatusCode::OK);
    assert!(coming.text().contains("Kysely avataan") && !coming.text().contains("<textarea"));
    let form = browser.get("/campaigns/talvi").await;
    assert!(form.text().contains("<textarea"));

    let list = browser.get("/app/campaigns").await;
    let id = browser.app.store.campaign_at("talvi").await.unwrap().unwrap().id;
    let state = format!("/app/campaigns/{id}/state");
    browser.post(&state, &list, &[("state", "closed")]).await;
    let closed = browser.get("/campaigns/talvi").await;
    assert!(closed.text().contains("Kysely on päättynyt") && closed.text().contains("Siirry avoimelle lomakkeelle"));
    // Whoever was writing meanwhile loses nothing.
    assert_eq!(browser.post("/campaigns/talvi", &form, &[("text", TEXT)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(count(&browser).await, 1);
    browser.post(&state, &list, &[("state", "open")]).await;
    assert!(browser.get("/campaigns/talvi").await.text().contains("<textarea"));
    assert_eq!(browser.get("/campaigns/kesa").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_with_a_campaign_is_told_at_its_field() {
    let mut browser = Browser::open_signed_in().await;
    make(&mut browser, 0, 9, &[]).await;
    let taken = make(&mut browser, 0, 9, &[]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text().contains("Toisella kampanjalla on jo tämä osoite."));
    let backwards = make(&mut browser, 9, 0, &[]).await;
    assert!(backwards.text().contains(r##"href="#field-last_day""##));
    assert!(backwards.text().contains(r#"value="Syyskysely""#), "what was typed stands there still");
}

#[tokio::test]
async fn the_form_of_a_campaign_may_stand_within_the_countys_site() {
    let change = |config: &mut ilmiotutka::config::Config| {
        config.server.embed_origins = vec!["https://www.example.fi".to_owned()];
    };
    let mut browser = Browser::open_signed_in_with(Role::Member, change).await;
    make(&mut browser, 0, 9, &[]).await;
    let within = browser.get("/campaigns/syyskysely?embed=1").await;
    assert!(within.header(CONTENT_SECURITY_POLICY).contains("frame-ancestors https://www.example.fi"));
    assert!(within.text().contains(r#"action="/campaigns/syyskysely?embed=1""#));
    let alone = browser.get("/campaigns/syyskysely").await;
    assert!(alone.header(CONTENT_SECURITY_POLICY).contains("frame-ancestors 'none'"));
}
