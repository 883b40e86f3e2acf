//! What was typed before it was masked, and texts that people mask more or less of.

use std::path::Path;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use ilmiotutka::access::{self, AuditAction, Role};
use ilmiotutka::intake::{ImportFile, ImportMode, Mapping, import};
use ilmiotutka::originals::{SealKey, erase_due};
use ilmiotutka::search;
use ilmiotutka::store::{AuditFilter, ObservationFilter, StoredObservation};
use ilmiotutka::web;
use jiff::{SignedDuration, Timestamp};
use tower::ServiceExt;

use crate::browser::Browser;

const TYPED: &str = "Kipinäperhe odottaa jonossa. Soittakaa 040 123 4567 heti, Virve-Kaneli ei jaksa.";

/// Opens a browser of somebody in a role on a service that keeps originals.
async fn open(role: Role) -> Browser {
    Browser::open_signed_in_with(role, |config| {
        config.originals.key = Some(SealKey::parse("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").unwrap());
    })
    .await
}

async fn send(browser: &mut Browser, text: &str) -> StoredObservation {
    let page = browser.get("/app/observations/new").await;
    let sent = browser.post("/app/observations/new", &page, &[("text", text)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    search::catch_up(&browser.app).await.unwrap();
    browser.app.store.observation_page(&ObservationFilter::default(), None, 1).await.unwrap().remove(0)
}

/// Tells whether any file under a folder holds these bytes.
fn lies_in(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            return lies_in(&path, bytes);
        }
        let content = std::fs::read(&path).unwrap_or_default();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[tokio::test]
async fn an_original_is_sealed_opened_with_a_reason_and_erased_in_time() {
    let mut browser = open(Role::Coordinator).await;
    let stored = send(&mut browser, TYPED).await;
    let id = stored.observation.id;
    assert!(stored.observation.text.contains("[puhelinnumero]"));
    let folder = browser.app.config.data_dir.clone();
    let sealed = browser.app.store.original(id).await.unwrap().unwrap();
    assert!(!lies_in(&folder, b"040 123 4567") && lies_in(&folder, &sealed.sealed[..24]));

    let address = format!("/app/observations/{id}");
    let page = browser.get(&address).await;
    assert!(page.text().contains("Avaa alkuperäinen teksti") && !page.text().contains("040 123"));
    let without = browser.post(&format!("{address}/original"), &page, &[("reason", "  ")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text().contains("Kerro, miksi avaat tekstin.") && !without.text().contains("040 123"));
    let opened = browser.post(&format!("{address}/original"), &page, &[("reason", "Peitetty turhaan?")]).await;
    assert!(opened.text().contains("Soittakaa 040 123 4567 heti"), "{}", opened.text());
    let lines = browser.app.store.audit_page(&AuditFilter::default(), 50, 0).await.unwrap();
    let noted = lines.iter().find(|line| line.note.action == AuditAction::Opened).unwrap();
    assert_eq!((noted.note.subject.as_str(), noted.note.detail.as_str()), (address.as_str(), "Peitetty turhaan?"));

    // Kept to the last moment, and then not anywhere.
    let until = stored.stored_at + SignedDuration::from_hours(24 * 30);
    assert_eq!(erase_due(&browser.app, until - SignedDuration::from_mins(1)).await.unwrap(), 0);
    assert_eq!(erase_due(&browser.app, until + SignedDuration::from_mins(1)).await.unwrap(), 1);
    assert!(!lies_in(&folder, &sealed.sealed[..24]) && !lies_in(&folder, &sealed.sealed[24..]));
    assert!(!browser.get(&address).await.text().contains("Avaa alkuperäinen teksti"));
    let late = browser.post(&format!("{address}/original"), &page, &[("reason", "Myöhässä")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_a_key_nothing_of_what_was_masked_is_kept() {
    let mut browser = Browser::open_signed_in_as(Role::Coordinator).await;
    let stored = send(&mut browser, TYPED).await;
    assert_eq!(browser.app.store.original(stored.observation.id).await.unwrap(), None);
    assert!(!lies_in(&browser.app.config.data_dir, b"040 123 4567"));
}

#[tokio::test]
async fn a_member_opens_no_original_and_an_unmasked_text_has_none() {
    let mut browser = open(Role::Member).await;
    let stored = send(&mut browser, TYPED).await;
    let address = format!("/app/observations/{}", stored.observation.id);
    let page = browser.get(&address).await;
    assert!(!page.text().contains("Avaa alkuperäinen teksti"));
    let refused = browser.post(&format!("{address}/original"), &page, &[("reason", "Uteliaisuus")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let plain = send(&mut browser, "Jono kasvaa joka viikko.").await;
    assert_eq!(browser.app.store.original(plain.observation.id).await.unwrap(), None);
}

#[tokio::test]
async fn a_passage_that_was_missed_is_masked_everywhere() {
    let mut browser = open(Role::Member).await;
    let stored = send(&mut browser, TYPED).await;
    let address = format!("/app/observations/{}", stored.observation.id);
    let page = browser.get(&address).await;
    let fields = [("passage", "Kipinäperheen"), ("kind", "name"), ("part", "text")];
    let refused = browser.post(&format!("{address}/masks"), &page, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Kohtaa ei löydy tekstistä") && refused.text().contains("value=\"Kipinäperheen\""));
    assert!(browser.get("/app/search?q=kipin%C3%A4perhe").await.text().contains("1 havainto"));

    let fields = [("passage", "Kipinäperhe"), ("kind", "name"), ("part", "text")];
    let masked = browser.post(&format!("{address}/masks"), &page, &fields).await;
    assert_eq!(masked.status, StatusCode::SEE_OTHER);
    let page = browser.get(masked.location()).await;
    assert!(page.text().contains("Kohta on peitetty.") && !page.text().contains("Kipinäperhe"));
    search::rebuild(&browser.app.store, &browser.app.index, |_| {}).await.unwrap();
    assert!(browser.get("/app/search?q=kipin%C3%A4perhe").await.text().contains("Ei tuloksia"));
    for form in ["Kipinäperhe", "kipinäperhe", "kipinäperh"] {
        assert!(!lies_in(&browser.app.config.data_dir, form.as_bytes()), "{form}");
    }
    let again = browser.app.store.observation(stored.observation.id).await.unwrap().unwrap();
    assert_eq!(again.grouped_at, None, "the grouping takes it in anew");
}

#[tokio::test]
async fn what_was_masked_for_nothing_is_shown_again() {
    let mut browser = open(Role::Coordinator).await;
    let stored = send(&mut browser, TYPED).await;
    let address = format!("/app/observations/{}", stored.observation.id);
    let page = browser.get(&address).await;
    let fields = [("passage", "Kipinäperhe"), ("kind", "name"), ("part", "text")];
    browser.post(&format!("{address}/masks"), &page, &fields).await;
    let opened = browser.post(&format!("{address}/original"), &page, &[("reason", "Tarkistus")]).await;
    assert!(opened.text().contains("Palauta näkyviin: Kipinäperhe"));
    // The first tag is that of the family, the second that of the telephone number.
    let shown = browser.post(&format!("{address}/unmaskings"), &opened, &[("part", "text"), ("tag", "1")]).await;
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.text());
    let text = browser.app.store.observation(stored.observation.id).await.unwrap().unwrap().observation.text;
    assert!(text.starts_with("[nimi] odottaa jonossa. Soittakaa 040 123 4567 heti"), "{text}");
    let nothing = browser.post(&format!("{address}/unmaskings"), &opened, &[("part", "text"), ("tag", "9")]).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_programs_and_files_bring_is_sealed_like_what_the_form_does() {
    let browser = open(Role::Coordinator).await;
    let app = &browser.app;
    let sender = app.store.users().await.unwrap()[0].id;
    let (_, token) = access::create_api_token(&app.store, sender, "kokeet", Timestamp::now()).await.unwrap();
    let body = serde_json::json!({ "text": TYPED }).to_string();
    let request = Request::post("/api/v1/observations")
        .header("authorization", format!("Bearer {}", token.reveal()))
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap();
    let answer = web::router(app.clone()).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::CREATED);

    let file = app.config.data_dir.join("rivit.csv");
    std::fs::write(&file, format!("saapunut;havainto\n1.2.2026;\"{TYPED}\"\n")).unwrap();
    let rows = ImportFile { path: file.clone(), name: "rivit.csv".to_owned(), mapping: Mapping::default() };
    let (sealer, now) = (app.sealer.as_ref(), Timestamp::now());
    import(&app.store, &app.redactor, sealer, rows, ImportMode::Store, now, |_| {}).await.unwrap();
    std::fs::remove_file(&file).unwrap();

    let all = app.store.observation_page(&ObservationFilter::default(), None, 10).await.unwrap();
    assert_eq!(all.len(), 2);
    for stored in all {
        assert!(stored.observation.text.contains("[puhelinnumero]"));
        let sealed = app.store.original(stored.observation.id).await.unwrap().expect("it is kept");
        assert_eq!(app.sealer.as_ref().unwrap().open(&sealed).unwrap().text, TYPED);
    }
    assert!(!lies_in(&app.config.data_dir, b"040 123 4567"));
}
