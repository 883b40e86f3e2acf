//! The search page: facets, kept searches, exports, words of one's own, and what a limited account sees.

use axum::http::StatusCode;
use ilmiotutka::access::{self, Email, NewUser, Password, PasswordHasher, Role, Scope};
use ilmiotutka::pipeline;
use ilmiotutka::search;
use jiff::Timestamp;

use crate::browser::{Answer, Browser, PASSWORD};
use crate::work_group::WorkGroup;

#[tokio::test]
async fn facets_show_what_there_is_and_how_to_leave_it() {
    let mut group = WorkGroup::meet().await;
    let page = group.open("/app/search?municipality=905&language=fi").await;
    assert!(page.contains("2 havaintoa<"));
    assert!(page.contains(r#"name="municipality" value="905" form="search" checked"#));
    assert!(page.contains(r#"href="/app/search?language=fi""#), "each limit can be removed by itself");
    let of_phenomenon = group.open(&format!("/app/search?phenomenon={}", group.evictions)).await;
    assert!(of_phenomenon.contains("Ilmiö: Häätö ja vuokrarästit"), "phenomena are called by their names");
    let both = group.open("/app/search?language=fi&language=sv").await;
    assert!(both.contains("4 havaintoa<"));
}

#[tokio::test]
async fn a_time_in_words_is_understood_and_shown_in_days() {
    let mut group = WorkGroup::meet().await;
    let year = Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap()).year() - 1;
    let page = group.open("/app/search?q=viime+vuosi").await;
    assert!(page.contains(&format!("Aika: viime vuosi (1.1.{year}–31.12.{year})")), "{page}");
}

#[tokio::test]
async fn a_mistyped_word_leads_to_the_one_meant() {
    let mut group = WorkGroup::meet().await;
    let page = group.open("/app/search?q=kirjaston+aukioloaijat").await;
    assert!(page.contains("aukioloaijat"));
    assert!(page.contains(r#"href="/app/search?q=kirjaston+aukioloaika""#), "{page}");
    assert!(page.contains("Kirjaston"));
}

#[tokio::test]
async fn a_search_is_kept_followed_and_forgotten() {
    let mut group = WorkGroup::meet().await;
    let page = group.browser.get("/app/search?q=h%C3%A4%C3%A4t%C3%B6&language=fi").await;
    let fields = [("name", "Häädöt suomeksi"), ("kept", "q=häätö&language=fi&evil=1")];
    let kept = group.browser.post("/app/searches", &page, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let page = group.browser.get("/app/search").await;
    let text = page.text().to_owned();
    assert!(text.contains("Häädöt suomeksi") && text.contains("Aino Laine"));
    assert!(text.contains(r#"href="/app/search?q=h%C3%A4%C3%A4t%C3%B6&#38;language=fi""#), "{text}");
    assert!(!text.contains("evil"));
    let topic = group.open("/app/watch-topics/new?description=h%C3%A4%C3%A4t%C3%B6").await;
    assert!(topic.contains("häätö</textarea>"), "the topic begins with the words of the search");
    let id = text.split("/app/searches/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let removal = format!("/app/searches/{id}/removals");
    assert_eq!(group.browser.post(&removal, &page, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(group.browser.post(&removal, &page, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!group.open("/app/search").await.contains("Häädöt suomeksi"));
    let nothing = group.browser.post("/app/searches", &page, &[("kept", "")]).await;
    assert_eq!(nothing.location(), "/app/search");
}

#[tokio::test]
async fn what_was_found_is_taken_along_as_a_file() {
    let mut group = WorkGroup::meet().await;
    let csv = group.browser.get("/app/search/results.csv?language=sv").await;
    assert_eq!(csv.header(axum::http::header::CONTENT_DISPOSITION), "attachment; filename=\"ilmiotutka.csv\"");
    let text = csv.text();
    assert!(text.starts_with("\u{feff}Numero;Saapunut;"));
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains("En ung familj") && text.contains("Häätö ja vuokrarästit"));
    let xlsx = group.browser.get("/app/search/results.xlsx?q=h%C3%A4%C3%A4t%C3%B6").await;
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(xlsx.body.clone())).expect("a workbook");
    let sheet = calamine::Reader::worksheet_range_at(&mut workbook, 0).unwrap().unwrap();
    let texts: Vec<String> = sheet.rows().skip(1).map(|row| row[8].to_string()).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[0].contains("häädön") && texts[2].contains("vräktes"), "the word itself stands first: {texts:?}");
}

#[tokio::test]
async fn words_of_ones_own_are_taught_and_forgotten() {
    let mut group = WorkGroup::meet().await;
    assert!(!group.open("/app/search?q=Lukutupa").await.contains("Kirjaston"));
    let page = group.browser.get("/app/terms").await;
    let too_few = group.browser.post("/app/terms", &page, &[("finnish", "Lukutupa"), ("swedish", " , ")]).await;
    assert_eq!(too_few.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(too_few.text().contains("vähintään kaksi sanaa") && too_few.text().contains("Lukutupa"));
    let added = group.browser.post("/app/terms", &page, &[("finnish", "Lukutupa, kirjasto"), ("swedish", "")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let found = group.open("/app/search?q=Lukutupa").await;
    assert!(found.contains("<mark>Kirjaston</mark>") && found.contains("Löytyi samaa tarkoittavasta sanasta"));
    let page = group.browser.get("/app/terms").await;
    let id = page.text().split("/app/terms/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let removed = group.browser.post(&format!("/app/terms/{id}/removals"), &page, &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert!(!group.open("/app/search?q=Lukutupa").await.contains("Kirjaston"));
}

/// Somebody who may see one county only finds, counts, opens and exports nothing of the others.
#[tokio::test]
async fn a_limited_account_finds_nothing_of_other_counties() {
    let mut group = WorkGroup::meet().await;
    let store = &group.browser.app.store;
    let email = Email::parse("rajattu@example.fi").unwrap();
    let scope = Scope::ALL.within_counties(["lappi".to_owned()]);
    let new = NewUser { email, name: "Rajattu", role: Role::Member, scope };
    let password = Some(Password::parse(PASSWORD).unwrap());
    access::add_user(store, &PasswordHasher::for_tests(), new, password, Timestamp::now()).await.unwrap();
    let page = group.browser.get("/app/search").await;
    group.browser.post("/sign-out", &page, &[]).await;
    let form = group.browser.get("/sign-in").await;
    let fields = [("email", "rajattu@example.fi"), ("password", PASSWORD)];
    assert_eq!(group.browser.post("/sign-in", &form, &fields).await.status, StatusCode::SEE_OTHER);
    for address in ["/app/search", "/app/search?q=h%C3%A4%C3%A4t%C3%B6", "/app/search?municipality=905"] {
        assert!(group.open(address).await.contains("Ei tuloksia"), "{address}");
    }
    assert_eq!(group.browser.get("/app/search/results.csv").await.text().lines().count(), 1);
    let observation = group.browser.get(&format!("/app/observations/{}", group.alone)).await;
    assert_eq!(observation.status, StatusCode::NOT_FOUND);
    // What does not ask for the limits yet stays shut.
    assert_eq!(group.browser.get("/app").await.location(), "/app/phenomena");
    assert!(group.open("/app/phenomena").await.contains("Ilmiöitä ei ole vielä"));
    for address in ["/app/alerts", "/app/decisions", "/app/watch-topics", "/app/imports", "/app/audit"] {
        assert_eq!(group.browser.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let phenomenon = group.browser.get(&format!("/app/phenomena/{}", group.evictions)).await;
    assert_eq!(phenomenon.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_observation_is_written_down_for_somebody() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/observations/new").await;
    assert!(page.text().contains("Kirjaa havainto"));
    let empty = browser.post("/app/observations/new", &page, &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("text", "Bussi ei enää kulje kylälle."), ("received_at", "2026-01-15")];
    let saved: Answer = browser.post("/app/observations/new", &page, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let address = saved.location().to_owned();
    let shown = browser.get(&address).await;
    assert!(shown.text().contains("Bussi ei enää kulje") && shown.text().contains("15.1.2026"));
    search::catch_up(&browser.app).await.unwrap();
    assert!(browser.get("/app/search?q=bussi").await.text().contains("<mark>Bussi</mark>"));
}

/// The service takes in what came in within a second, while grouping may still be at work.
#[tokio::test]
async fn what_comes_in_is_found_within_a_second() {
    let mut browser = Browser::open_signed_in().await;
    let working = tokio::spawn(pipeline::run(browser.app.clone()));
    // The lease is taken and the first round done.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let page = browser.get("/app/observations/new").await;
    let sent = std::time::Instant::now();
    browser.post("/app/observations/new", &page, &[("text", "Torin jonotuslippu katosi.")]).await;
    let mut found = false;
    while !found && sent.elapsed() < std::time::Duration::from_secs(5) {
        found = browser.get("/app/search?q=jonotuslippu").await.text().contains("<mark>jonotuslippu</mark>");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    working.abort();
    assert!(found && sent.elapsed() < std::time::Duration::from_secs(1), "{:?}", sent.elapsed());
}
