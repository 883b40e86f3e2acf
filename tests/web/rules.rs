use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use ilmiotutka::access::Role;
use ilmiotutka::encoder::EncoderConfig;
use ilmiotutka::intake::{self, ImportFile, ImportMode, Mapping};
use ilmiotutka::phenomena::decisions::{By, Decision, Destination, decide};
use ilmiotutka::{ids::PhenomenonId, pipeline};
use jiff::Timestamp;

use crate::browser::{Answer, Browser};
use crate::models::models;

const NUMBERS: [(&str, &str); 4] = [("reports", "5"), ("days", "180"), ("voices", "3"), ("false_alarms", "0,5")];

#[tokio::test]
async fn rules_are_told_in_words_and_saved_with_a_reason_by_a_coordinator() {
    let mut member = Browser::open_signed_in().await;
    let page = member.get("/app/rules").await;
    assert!(page.text().contains("kun samasta ilmiöstä on 3 havaintoa 365 päivän aikana vähintään 2 eri taholta"));
    assert!(!page.text().contains("Tallenna säännöt"));
    assert_eq!(member.post("/app/rules", &page, &NUMBERS).await.status, StatusCode::FORBIDDEN);

    let mut browser = Browser::open_signed_in_as(Role::Coordinator).await;
    let page = browser.get("/app/rules").await;
    let wrong = [("reports", "1"), ("days", "180"), ("voices", "monta"), ("false_alarms", "2"), ("reason", "Kokeilu")];
    let refused = browser.post("/app/rules", &page, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("Anna luku väliltä 2–1 000.") && refused.text().contains("Anna luku väliltä 1–100.")
    );
    assert!(refused.text().contains(r#"value="monta""#) && refused.text().contains(r#"value="Kokeilu""#));

    let mut reasoned = NUMBERS.to_vec();
    reasoned.push(("reason", "Liikaa nostoja"));
    let answer = browser.post("/app/rules", &page, &reasoned).await;
    let saved = browser.get(answer.location()).await;
    assert!(saved.text().contains("Säännöt on tallennettu."));
    assert!(saved.text().contains("on 5 havaintoa 180 päivän aikana vähintään 3 eri taholta"));
    assert!(saved.text().contains("Liikaa nostoja") && saved.text().contains("Aino Laine"));
    assert_eq!(browser.app.rules().await.unwrap().accumulation.reports, 5);
}

#[tokio::test]
async fn a_known_event_is_marked_and_the_mark_taken_back() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/known-events").await;
    let backwards = [("kind", "campaign"), ("first", "2026-03-02"), ("last", "2026-03-01"), ("note", "Kysely")];
    let refused = browser.post("/app/known-events", &page, &backwards).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("ei ole ennen ensimmäistä") && refused.text().contains(r#"value="Kysely""#));

    let right = [("kind", "campaign"), ("first", "2026-03-02"), ("last", "2026-03-06"), ("note", "Kysely")];
    assert_eq!(browser.post("/app/known-events", &page, &right).await.status, StatusCode::SEE_OTHER);
    let marked = browser.get("/app/known-events").await;
    assert!(marked.text().contains("2.3.2026 – 6.3.2026") && marked.text().contains("Aino Laine merkitsi"));
    assert_eq!(browser.app.store.surge_marks().await.unwrap().events.len(), 1);
    let id = browser.app.store.known_events().await.unwrap()[0].id;
    let removal = format!("/app/known-events/{id}/removals");
    assert_eq!(browser.post(&removal, &page, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&removal, &page, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(browser.app.store.surge_marks().await.unwrap().events.is_empty());
}

#[tokio::test]
async fn a_period_is_checked_and_without_an_encoder_the_page_says_so() {
    let mut browser = Browser::open_signed_in().await;
    let form = browser.get("/app/replays/new").await;
    assert!(form.text().contains("Toista mennyt jakso"));
    let mut backwards = NUMBERS.to_vec();
    backwards.extend([("from", "2026-02-01"), ("to", "2026-01-01"), ("grouped", "anew")]);
    let refused = browser.post("/app/replays", &form, &backwards).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Anna päivä, joka ei ole ennen ensimmäistä."));
    assert!(refused.text().contains(r#"value="anew" checked"#));

    let mut right = NUMBERS.to_vec();
    right.extend([("from", "2026-01-01"), ("to", "2026-02-01"), ("grouped", "now")]);
    let answer = browser.post("/app/replays", &form, &right).await;
    let page = finished(&mut browser, answer.location()).await;
    assert!(page.text().contains("kielimallia ei ole asennettu"));
    assert_eq!(browser.get("/app/replays/0").await.status, StatusCode::NOT_FOUND);
}

/// Waits until a replay is over.
async fn finished(browser: &mut Browser, address: &str) -> Answer {
    let deadline = Instant::now() + Duration::from_secs(120);
    while Instant::now() < deadline {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::OK);
        if !page.text().contains("hx-trigger") {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the replay never ends");
}

/// Writes six reports of one matter, a month apart, from different places, and three others.
fn observations(folder: &Path) -> PathBuf {
    let places = ["Vaasa", "Mustasaari", "Vaasa", "Närpiö", "Vaasa", "Pietarsaari"];
    let reports = (1..).zip(places).map(|(month, place)| {
        format!(
            r#"{{"id":"r{month}","received_at":"2025-0{month}-05","text":"Nuori sai häädön {month}. kerran vuokran takia.","municipality":"{place}"}}"#
        )
    });
    let others = ["Kirjasto on kiinni.", "Bussi ei kulje kylään.", "Hammaslääkäriin jonotetaan."];
    let others = (1..)
        .zip(others)
        .map(|(number, text)| format!(r#"{{"id":"o{number}","received_at":"2025-0{number}-20","text":"{text}"}}"#));
    let path = folder.join("observations.jsonl");
    std::fs::write(&path, reports.chain(others).collect::<Vec<_>>().join("\n")).unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_tells_what_would_come_and_go_and_its_rules_are_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut browser =
        Browser::open_signed_in_with(Role::Coordinator, |config| config.encoder = EncoderConfig::installed(models()))
            .await;
    let app = browser.app.clone();
    let now: Timestamp = Timestamp::now();
    let file = ImportFile {
        path: observations(folder.path()),
        name: "observations.jsonl".to_owned(),
        mapping: Mapping::default(),
    };
    intake::import(&app.store, &app.redactor, None, file, ImportMode::Store, now, |_| {}).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();
    let all = app.store.observation_page(&Default::default(), None, 20).await.unwrap();
    let is_report = |id: &Option<String>| id.as_deref().is_some_and(|id| id.starts_with('r'));
    let reports =
        all.iter().filter(|stored| is_report(&stored.observation.external_id)).map(|stored| stored.observation.id);
    let moved = Decision::Move { observations: reports.collect(), to: Destination::New(PhenomenonId::new()) };
    let user = app.store.users().await.unwrap().remove(0).id;
    decide(&app.store, &app.wake, moved, By { user, reason: None, seen: None }, now).await.unwrap();
    pipeline::take_in(&app, now, |_| {}).await.unwrap();

    // The period is the past two years, which end with the clock; the reports are of 2025.
    let form = browser.get("/app/replays/new").await;
    let mut period = vec![("reports", "3"), ("days", "365"), ("voices", "2"), ("false_alarms", "0")];
    period.extend([("from", "2025-01-01"), ("to", "2025-12-31"), ("grouped", "now")]);
    let answer = browser.post("/app/replays", &form, &period).await;
    let page = finished(&mut browser, answer.location()).await;
    assert!(page.text().contains("Nostot 1.1.2025 – 31.12.2025"), "{}", page.text());
    assert!(page.text().contains("2 nostoa jaksolla"), "three and six reports: {}", page.text());
    assert!(page.text().contains("<svg") && page.text().contains("timeline-accumulation"));
    let file = browser.get(&format!("{}/alerts.csv", answer.location())).await;
    assert_eq!(file.header(CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(file.text().lines().count(), 3);
    assert!(!file.text().contains("Nuori sai"), "no text of an observation goes out");

    let anew: Vec<(&str, &str)> =
        period.iter().map(|&(name, value)| (name, if name == "grouped" { "anew" } else { value })).collect();
    let answer = browser.post("/app/replays", &form, &anew).await;
    assert!(finished(&mut browser, answer.location()).await.text().contains("ryhmitelty uudelleen"));

    let page = browser.get("/app/rules").await;
    let stricter = [("reports", "4"), ("days", "365"), ("voices", "2"), ("false_alarms", "0")];
    let answer = browser.post("/app/rules/previews", &page, &stricter).await;
    let preview = finished(&mut browser, answer.location()).await;
    assert!(preview.text().contains("Näillä säännöillä") && preview.text().contains("Nykyisillä säännöillä"));
    let answer = browser.post("/app/rules", &preview, &stricter).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(app.rules().await.unwrap().accumulation.reports, 4);
}
