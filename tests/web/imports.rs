use std::time::{Duration, Instant};

use axum::http::StatusCode;
use ilmiotutka::store::ObservationFilter;

use crate::browser::{Answer, Browser};

const FILE: &str = "id;received_at;text\n1;2026-01-07;Vuokra vie koko eläkkeen.\n2;ei päivää;Jonot ovat pitkät.\n\
                    3;2026-01-09;Bussi ei enää kulje kylään.\n";

/// Waits until the work on a file is over; the page says so by no longer asking for news.
async fn finished(browser: &mut Browser, address: &str) -> Answer {
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::OK);
        if !page.text().contains("hx-trigger") {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the work on the file never ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_tried_first_and_imported_when_somebody_says_so() {
    let mut browser = Browser::open_signed_in().await;
    let form = browser.get("/app/imports").await;
    let answer = browser.upload(&form, "", ("havainnot.csv", FILE.as_bytes())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let address = answer.location().to_owned();

    let tried = finished(&mut browser, &address).await;
    assert!(tried.text().contains("Tallenna 2 havaintoa"));
    assert!(tried.text().contains("ei päivää"), "the reason names what was given");
    assert_eq!(count(&browser).await, 0);

    let answer = browser.post(&format!("{address}/runs"), &tried, &[]).await;
    assert_eq!(answer.location(), address);
    let imported = finished(&mut browser, &address).await;
    assert!(imported.text().contains("Havainnot on tallennettu."));
    assert!(!imported.text().contains("<form method=\"post\" action=\"/app/imports/"));
    assert_eq!(count(&browser).await, 2);

    let again = browser.post(&format!("{address}/runs"), &imported, &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the file is deleted once it has been imported");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_says_why() {
    let mut browser = Browser::open_signed_in().await;
    let form = browser.get("/app/imports?kieli=sv").await;
    let answer = browser.upload(&form, "", ("havainnot.xlsx", FILE.as_bytes())).await;
    let page = finished(&mut browser, answer.location()).await;
    assert!(page.text().contains("Kontrollera att du valde rätt fil"));
}

#[tokio::test]
async fn an_empty_file_and_a_damaged_mapping_come_back_at_once() {
    let mut browser = Browser::open_signed_in().await;
    let form = browser.get("/app/imports").await;
    let empty = browser.upload(&form, "", ("havainnot.csv", b"")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mapping = browser.upload(&form, "[columns", ("havainnot.csv", FILE.as_bytes())).await;
    assert_eq!(mapping.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mapping.text().contains("Kuvausta ei voi lukea"));
    assert!(mapping.text().contains("[columns</textarea>"), "what was typed comes back");
    assert_eq!(count(&browser).await, 0);
}

#[tokio::test]
async fn a_stranger_cannot_upload() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let answer = browser.upload(&form, "", ("havainnot.csv", FILE.as_bytes())).await;
    assert_eq!(answer.location(), "/sign-in");
}

async fn count(browser: &Browser) -> u64 {
    browser.app.store.observation_count(&ObservationFilter::default()).await.unwrap()
}
