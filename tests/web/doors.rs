//! Every address of pages and API is opened as every role; who may open what is a table kept in the repository.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::http::{Method, StatusCode};
use ilmiotutka::access::{self, Email, NewUser, Role, Scope, User};
use ilmiotutka::intake::ServiceLine;
use jiff::Timestamp;

use crate::browser::{Answer, Browser};
use crate::work_group::WorkGroup;

/// Where routes are written.
const SOURCES: [(&str, &str); 2] =
    [("", include_str!("../../src/web/routes.rs")), ("/api/v1", include_str!("../../src/web/api/mod.rs"))];

/// An id that nothing has.
const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

/// Returns every method and address that is not open to all, as `routes` has them.
fn doors() -> BTreeSet<(String, &'static str)> {
    let mut doors = BTreeSet::new();
    for (prefix, source) in SOURCES {
        for route in source.split(".route(").skip(1) {
            let address = route.split('"').nth(1).expect("a route begins with its address");
            let address = format!("{prefix}{address}");
            // The next route's comment line may follow; handlers stand before it.
            let handlers = route.split("//").next().unwrap_or_default();
            for (name, method) in [("get(", "GET"), ("post(", "POST"), ("patch(", "PATCH")] {
                let is_there = handlers.match_indices(name).any(|(at, _)| {
                    let before = handlers[..at].chars().next_back().unwrap_or(' ');
                    !before.is_alphanumeric() && before != '_' && before != ':'
                });
                if is_there && (address == "/app" || address.starts_with("/app/") || address.starts_with("/api/v1/")) {
                    doors.insert((address.clone(), method));
                }
            }
        }
    }
    doors
}

/// Returns an address in which nothing is found.
fn filled(route: &str) -> String {
    let mut address = String::new();
    for part in route.split('/').skip(1) {
        let part = if part.starts_with('{') { NOTHING } else { part };
        write!(address, "/{part}").unwrap();
    }
    address
}

async fn add(browser: &Browser, name: &str, role: Role, scope: Scope) -> User {
    let email = Email::parse(&format!("{}@example.fi", name.replace(' ', "-"))).unwrap();
    let new = NewUser { email, name, role, scope };
    access::add_user(&browser.app.store, &browser.app.hasher, new, None, Timestamp::now()).await.unwrap()
}

/// Signs somebody in, whoever was before.
async fn enter(browser: &mut Browser, user: &User) {
    let session = access::begin_session(&browser.app.store, user.clone(), Timestamp::now()).await.unwrap();
    browser.keep_cookie("session", session.secret.reveal());
}

async fn knock(browser: &mut Browser, user: Option<(&User, &str)>, method: &str, address: &str) -> Answer {
    if address.starts_with("/api/") {
        let token = user.map(|(_, token)| token);
        return browser.call(Method::from_bytes(method.as_bytes()).unwrap(), address, token).await;
    }
    match user {
        Some((user, _)) => enter(browser, user).await,
        None => browser.forget_cookies(),
    }
    if method == "GET" {
        return browser.get(address).await;
    }
    let page = browser.get("/sign-in").await;
    let csrf = page.csrf().to_owned();
    browser.post_plain(address, &[("csrf", csrf.as_str())]).await
}

/// Tells whether the door was shut. Somebody signed in is led to the sign-in page by ending the sessions alone.
fn is_shut(answer: &Answer, is_signed_in: bool) -> bool {
    let to_sign_in = answer.status == StatusCode::SEE_OTHER && answer.location().starts_with("/sign-in");
    (to_sign_in && !is_signed_in) || matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
}

#[tokio::test]
async fn every_door_opens_to_those_of_the_table_alone() {
    let mut browser = Browser::open().await;
    let lapland = Scope::ALL.within_counties(["lappi".to_owned()]);
    let mut readers = Vec::new();
    for role in Role::ALL {
        readers.push(add(&browser, role.code(), *role, Scope::ALL).await);
    }
    for role in [Role::Member, Role::Administrator] {
        readers.push(add(&browser, &format!("{} limited", role.code()), role, lapland.clone()).await);
    }
    let mut tokens = Vec::new();
    for reader in &readers {
        let made = access::create_api_token(&browser.app.store, reader.id, "doors", Timestamp::now()).await.unwrap();
        tokens.push(made.1.reveal().to_owned());
    }
    let mut table = "| address | nobody |".to_owned();
    readers.iter().for_each(|reader| write!(table, " {} |", reader.name).unwrap());
    table += &format!("\n| --- |{}", " --- |".repeat(readers.len() + 1));
    let doors = doors();
    assert!(doors.len() > 100, "the routes are read: {}", doors.len());
    for (route, method) in doors {
        let address = filled(&route);
        write!(table, "\n| {method} {route} |").unwrap();
        let everybody = readers.iter().zip(&tokens).map(|(user, token)| Some((user, token.as_str())));
        for reader in std::iter::once(None).chain(everybody) {
            let answer = knock(&mut browser, reader, method, &address).await;
            assert!(
                !answer.status.is_server_error() || answer.status == StatusCode::SERVICE_UNAVAILABLE,
                "{method} {route}: {}",
                answer.status
            );
            table += if is_shut(&answer, reader.is_some()) { " – |" } else { " open |" };
        }
    }
    insta::assert_snapshot!("doors", table);
}

#[tokio::test]
async fn leadership_sees_phenomena_but_no_case_and_no_small_count() {
    let mut group = WorkGroup::meet().await;
    let johto = add(&group.browser, "johto", Role::Leadership, Scope::ALL).await;
    enter(&mut group.browser, &johto).await;
    assert_eq!(group.browser.get("/app").await.location(), "/app/phenomena");
    let list = group.open("/app/phenomena").await;
    assert!(list.contains("Häätö ja vuokrarästit") && list.contains("alle 5 havaintoa"), "{list}");
    let page = group.open(&format!("/app/phenomena/{}", group.evictions)).await;
    assert!(page.contains("alle 5 havaintoa"));
    for told in ["Perhe sai häädön", "Mustasaari", "Vaasa", "3 havaintoa", "Ammattilainen"] {
        assert!(!page.contains(told) && !list.contains(told), "{told}");
    }
    // What is large enough is told, rounded down, and what is not is left out.
    group.report_more(7).await;
    let page = group.open(&format!("/app/phenomena/{}", group.evictions)).await;
    assert!(page.contains("vähintään 10 havaintoa") && page.contains("vähintään 5 havaintoa"), "{page}");
    assert!(page.contains("Vaasa") && !page.contains("Mustasaari"), "{page}");
    assert_eq!(group.browser.get("/app/search").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_service_line_team_reads_of_a_phenomenon_what_is_its_own() {
    let mut group = WorkGroup::meet().await;
    let lines = Scope::ALL.within_service_lines([ServiceLine::WorkingAge]).within_municipalities(["499".to_owned()]);
    let team = add(&group.browser, "tiimi", Role::ServiceLineTeam, lines).await;
    enter(&mut group.browser, &team).await;
    let list = group.open("/app/phenomena").await;
    assert!(list.contains("1 havainto") && !list.contains("3 havaintoa"), "{list}");
    let page = group.open(&format!("/app/phenomena/{}", group.evictions)).await;
    assert!(page.contains("Häädetylle nuorelle") && !page.contains("Perhe sai häädön") && !page.contains("vräktes"));
    assert!(!page.contains("/merges/new") && !page.contains("name=\"seen\""));
    let found = group.open("/app/search").await;
    assert!(found.contains("Häädetylle nuorelle") && !found.contains("Perhe sai"));
    let other = Scope::ALL.within_service_lines([ServiceLine::Disability]);
    let team = add(&group.browser, "toinen", Role::ServiceLineTeam, other).await;
    enter(&mut group.browser, &team).await;
    assert!(!group.open("/app/phenomena").await.contains("Häätö"));
    let page = group.browser.get(&format!("/app/phenomena/{}", group.evictions)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_follows_without_deciding_is_shown_no_form_for_it() {
    let mut group = WorkGroup::meet().await;
    let centre = add(&group.browser, "osaamiskeskus", Role::CentreOfExcellence, Scope::ALL).await;
    enter(&mut group.browser, &centre).await;
    for address in [format!("/app/phenomena/{}", group.evictions), "/app/alerts".to_owned()] {
        let page = group.open(&address).await;
        assert!(page.contains("Häätö ja vuokrarästit"));
        for form in ["action=\"/app/phenomena", "action=\"/app/alerts", "action=\"/app/decisions", "/splits/new"] {
            assert!(!page.contains(form), "{address}: {form}");
        }
    }
}

#[tokio::test]
async fn places_are_counted_within_limits_and_small_counts_hidden() {
    let mut group = WorkGroup::meet().await;
    let page = group.browser.get("/app/places?county=pohjanmaa").await;
    assert!(page.text().contains("Korsholm") || page.text().contains("Mustasaari"), "{}", page.text());
    assert!(page.text().contains("4 havaintoa") && page.text().contains(r#"href="/app/search?county=pohjanmaa""#));
    let store = group.browser.app.store.clone();
    let reader = store.users().await.unwrap()[0].id;
    let elsewhere = Scope::ALL.within_counties(["lappi".to_owned()]);
    store.set_rights(reader, Role::Member, &elsewhere).await.unwrap();
    let limited = group.browser.get("/app/places?county=pohjanmaa").await;
    assert!(limited.text().contains("Täältä ei ole tullut havaintoja") && !limited.text().contains("4 havaintoa"));
    store.set_rights(reader, Role::Leadership, &Scope::ALL).await.unwrap();
    let hidden = group.browser.get("/app/places?county=pohjanmaa").await;
    assert!(!hidden.text().contains("4 havaintoa") && hidden.text().contains("&#60; 5"), "{}", hidden.text());
    assert!(!hidden.text().contains("/app/search?county="));
}
