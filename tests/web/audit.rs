//! Who did what is noted, and what a sender asks for is done.

use axum::http::StatusCode;
use ilmiotutka::access::{AuditAction, AuditNote, Role};
use ilmiotutka::pipeline;
use ilmiotutka::search;
use ilmiotutka::store::{AuditFilter, ReferenceNumber};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::browser::Browser;

#[tokio::test]
async fn what_somebody_reads_changes_and_takes_along_is_noted() {
    let mut browser = Browser::open_signed_in_as(Role::Administrator).await;
    let page = browser.get("/app/search?q=salainen").await;
    browser.get("/app/search/results.csv").await;
    browser.post("/app/terms", &page, &[("finnish", "Hyko, kirjasto")]).await;
    browser.get("/app/observations/nothing").await;
    let lines = browser.app.store.audit_page(&AuditFilter::default(), 50, 0).await.unwrap();
    let told: Vec<(AuditAction, &str)> =
        lines.iter().rev().map(|line| (line.note.action, line.note.subject.as_str())).collect();
    use AuditAction::{Changed, Exported, Read, SignedIn};
    let expected =
        [(SignedIn, "/sign-in"), (Read, "/app/search"), (Exported, "/app/search/results.csv"), (Changed, "/app/terms")];
    assert_eq!(told, expected);
    assert!(lines.iter().all(|line| line.note.who == "Aino Laine" && !line.note.subject.contains("salainen")));

    let shown = browser.get("/app/audit?action=exported").await;
    assert!(shown.text().contains("/app/search/results.csv") && !shown.text().contains(">/app/terms<"));
    let file = browser.get("/app/audit/lines.csv?who=aino").await;
    assert!(file.text().lines().count() >= 5);
}

#[tokio::test]
async fn only_administrators_read_the_log_and_only_coordinators_answer_senders() {
    let mut browser = Browser::open_signed_in().await;
    for address in ["/app/audit", "/app/audit/lines.csv", "/app/requests", "/app/requests/0000-0000-0000/data.json"] {
        assert_eq!(browser.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let page = browser.get("/app/search").await;
    let erasure = browser.post("/app/requests/0000-0000-0000/erasure", &page, &[]).await;
    assert_eq!(erasure.status, StatusCode::FORBIDDEN);
}

/// Nothing of an erased observation is left in any file of the data directory.
#[tokio::test]
async fn an_erased_observation_leaves_no_byte_behind() {
    const WORD: &str = "Kyläkauppakyyti";
    let mut browser = Browser::open_signed_in_as(Role::Coordinator).await;
    let form = browser.get("/").await;
    for text in [format!("{WORD} lakkasi ja vanhukset jäivät kotiin."), "Bussi ei kulje.".to_owned()] {
        assert_eq!(browser.post("/", &form, &[("text", &text)]).await.status, StatusCode::SEE_OTHER);
    }
    search::catch_up(&browser.app).await.unwrap();
    assert!(is_anywhere(&browser.app.config.data_dir, WORD), "this test looks where it is kept");
    let found = browser.get(&format!("/app/search?q={}", "kyl%C3%A4kauppakyyti")).await;
    assert!(found.text().contains(WORD));
    let id = found.text().split("/app/observations/").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let reference = ReferenceNumber::of(id.parse().unwrap()).to_string();

    let page = browser.get(&format!("/app/requests?reference={}", reference.to_lowercase())).await;
    assert!(page.text().contains(WORD));
    let kept = browser.get(&format!("/app/requests/{reference}/data.json")).await;
    assert!(kept.text().contains(WORD) && kept.text().contains("received_at"));
    let unknown = browser.get("/app/requests?reference=0000-0000-0000").await;
    assert!(unknown.text().contains("ei ole havaintoa"));

    let erased = browser.post(&format!("/app/requests/{reference}/erasure"), &page, &[]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/app/search?q=kyl%C3%A4kauppakyyti").await.text().contains("Ei tuloksia"));
    assert_eq!(browser.get(&format!("/app/observations/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        browser.post(&format!("/app/requests/{reference}/erasure"), &page, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let log = browser.app.store.audit_page(&AuditFilter::default(), 50, 0).await.unwrap();
    let line = log.iter().find(|line| line.note.action == AuditAction::Erased).expect("noted");
    assert_eq!(line.note.detail, reference);

    let working = tokio::spawn(pipeline::run(browser.app.clone()));
    let begun = Instant::now();
    while browser.app.index.is_rebuild_wanted() && begun.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    working.abort();
    assert!(!browser.app.index.is_rebuild_wanted());
    assert!(!is_anywhere(&browser.app.config.data_dir, WORD));
    assert!(browser.get("/app/search?q=bussi").await.text().contains("<mark>Bussi</mark>"), "the others stay");
}

/// Looks for a word in every file of a folder, as it was written and in small letters.
fn is_anywhere(folder: &Path, word: &str) -> bool {
    let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return is_anywhere(&path, word);
        }
        // A file may go between listing and reading.
        let bytes = std::fs::read(&path).unwrap_or_default();
        holds(&bytes, word) || holds(&bytes, &word.to_lowercase())
    })
}

#[tokio::test]
async fn old_lines_go_once_a_day_and_the_log_says_so() {
    let mut browser = Browser::open_signed_in_with(Role::Administrator, |config| config.audit_days = Some(90)).await;
    let now = Timestamp::now();
    let old = AuditNote {
        user: None,
        who: "Entinen Työntekijä".to_owned(),
        action: AuditAction::Read,
        subject: "/app".to_owned(),
        detail: String::new(),
    };
    browser.app.store.note(old, now).await.unwrap();
    browser.get("/app/terms").await;
    let day = SignedDuration::from_hours(24);
    let mut last = None;
    assert_eq!(pipeline::forget_old_lines(&browser.app, &mut last, now + day * 89).await.unwrap(), 0);
    let gone = pipeline::forget_old_lines(&browser.app, &mut last, now + day * 91).await.unwrap();
    assert_eq!(gone, 2, "of three, the newest stays so that the next one follows it");
    assert_eq!(pipeline::forget_old_lines(&browser.app, &mut last, now + day * 91).await.unwrap(), 0, "once a day");

    let page = browser.get("/app/audit").await;
    assert!(page.text().contains("Rivejä säilytetään 90 päivää") && page.text().contains("poisti vanhat rivit"));
    assert!(!page.text().contains("Entinen"));
    let lines = browser.app.store.audit_after(0, 50).await.unwrap();
    assert!(lines.windows(2).all(|pair| pair[1].follows(Some(&pair[0]))), "what is left hangs together");
}

#[tokio::test]
async fn without_a_limit_every_line_stays() {
    let mut browser = Browser::open_signed_in_with(Role::Administrator, |config| config.audit_days = None).await;
    let later = Timestamp::now() + SignedDuration::from_hours(24 * 10_000);
    assert_eq!(pipeline::forget_old_lines(&browser.app, &mut None, later).await.unwrap(), 0);
    assert!(browser.get("/app/audit").await.text().contains("säilytetään toistaiseksi"));
}
