//! Signing in through the organisation's own service, against a real provider.

use axum::http::StatusCode;
use ilmiotutka::access::{self, Email, Grant, GroupGrant, Identity, OidcConfig, OidcSecret, Role, Scope, User};
use ilmiotutka::store::AuditFilter;
use jiff::Timestamp;
use serde_json::json;

use crate::browser::{Answer, Browser};
use crate::oidc_provider::{Provider, sign_in};

const BACK: &str = "http://127.0.0.1/oidc/callback";

/// The people whom the provider knows.
fn people() -> serde_json::Value {
    json!({
        "aino": { "email": "Aino@example.fi", "email_verified": true, "name": "Aino Laine", "groups": ["muut", "rake"] },
        "eeva": { "email": "eeva@example.fi", "email_verified": true, "name": "Eeva Aalto", "groups": ["lappi", "rake"] },
        "otso": { "email": "otso@example.fi", "email_verified": true, "name": "Otso Niemi", "groups": ["muut"] },
        "varas": { "email": "aino@example.fi", "email_verified": false, "name": "Varas", "groups": ["rake"] },
    })
}

/// A service that signs in at a provider.
async fn open(provider: &Provider, groups: Vec<GroupGrant>) -> Browser {
    let issuer = provider.issuer.clone();
    Browser::open_with(|config| {
        config.oidc = Some(OidcConfig {
            issuer,
            client_id: "ilmiotutka".to_owned(),
            client_secret: Some(OidcSecret::new("only for tests".to_owned())),
            name: "Kunnan tunnus".to_owned(),
            scopes: ["email", "profile", "groups"].map(str::to_owned).to_vec(),
            groups_claim: "groups".to_owned(),
            groups,
            trusts_email: false,
        });
    })
    .await
}

fn groups() -> Vec<GroupGrant> {
    let group = |group: &str, role, scope| GroupGrant { group: group.to_owned(), grant: Grant { role, scope } };
    let lappi = Scope::ALL.within_counties(["lappi".to_owned()]);
    vec![group("lappi", Role::ServiceLineTeam, lappi), group("rake", Role::Coordinator, Scope::ALL)]
}

/// Goes to the provider, signs in there and comes back.
async fn go(browser: &mut Browser, login: Option<&str>) -> Answer {
    let away = browser.get("/oidc?next=/app/search").await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text());
    let back = sign_in(away.location(), BACK, login).await;
    browser.get(back.strip_prefix("http://127.0.0.1").unwrap()).await
}

async fn user(browser: &Browser, email: &str) -> Option<User> {
    browser.app.store.user_by_email(&Email::parse(email).unwrap()).await.unwrap()
}

#[tokio::test]
async fn groups_of_the_organisation_give_accounts_and_rights() {
    let provider = Provider::start(&people(), BACK, false);
    let mut browser = open(&provider, groups()).await;
    let page = browser.get("/sign-in?next=/app/search").await;
    assert!(page.text().contains(r#"href="/oidc?next=/app/search""#) && page.text().contains("Kunnan tunnus"));
    let came_in = go(&mut browser, Some("eeva")).await;
    assert_eq!((came_in.status, came_in.location()), (StatusCode::SEE_OTHER, "/app/search"), "{}", came_in.text());
    assert_eq!(browser.get("/app/search").await.status, StatusCode::OK);
    let eeva = user(&browser, "eeva@example.fi").await.expect("she has an account now");
    assert_eq!((eeva.name.as_str(), eeva.role), ("Eeva Aalto", Role::ServiceLineTeam), "the first group counts");
    assert!(eeva.scope.counties().unwrap().contains("lappi"));

    // What an administrator changes here, the groups set right at the next sign-in; but the last administrator stays.
    browser.app.store.set_rights(eeva.id, Role::Administrator, &Scope::ALL).await.unwrap();
    browser.forget_cookies();
    go(&mut browser, Some("eeva")).await;
    assert_eq!(user(&browser, "eeva@example.fi").await.unwrap().role, Role::Administrator);
    let aino = browser.add_account().await;
    browser.app.store.set_rights(aino.id, Role::Administrator, &Scope::ALL).await.unwrap();
    browser.forget_cookies();
    go(&mut browser, Some("eeva")).await;
    assert_eq!(user(&browser, "eeva@example.fi").await.unwrap().role, Role::ServiceLineTeam);
    let lines = browser.app.store.audit_page(&AuditFilter::default(), 50, 0).await.unwrap();
    let details: Vec<&str> =
        lines.iter().map(|line| line.note.detail.as_str()).filter(|text| !text.is_empty()).collect();
    assert_eq!(details, ["administrator → service_line_team county:lappi", "service_line_team county:lappi"]);

    browser.forget_cookies();
    let refused = go(&mut browser, Some("otso")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("sinulla ei ole oikeutta") && user(&browser, "otso@example.fi").await.is_none());
}

#[tokio::test]
async fn without_groups_people_come_in_who_have_an_account_here() {
    let provider = Provider::start(&people(), BACK, true);
    let mut browser = open(&provider, Vec::new()).await;
    let refused = go(&mut browser, Some("aino")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "she was not invited yet");
    let aino = browser.add_account().await;
    let thief = go(&mut browser, Some("varas")).await;
    assert_eq!(thief.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(thief.text().contains("ei vahvista sähköpostiosoitettasi"), "anybody can claim an address");
    let came_in = go(&mut browser, Some("aino")).await;
    assert_eq!(came_in.status, StatusCode::SEE_OTHER, "{}", came_in.text());
    assert_eq!(user(&browser, "aino@example.fi").await.unwrap().role, Role::Member, "she keeps her role");

    // A second factor that she switched on here is asked for here.
    let secret = access::begin_second_factor(&browser.app.store, &aino).await.unwrap();
    let code = secret.code_at(Timestamp::now());
    access::confirm_second_factor(&browser.app.store, &aino, &code, Timestamp::now()).await.unwrap().unwrap();
    browser.forget_cookies();
    let halfway = go(&mut browser, Some("aino")).await;
    assert!(halfway.location().starts_with("/sign-in-code"), "{}", halfway.location());

    let store = &browser.app.store;
    let other = Identity { issuer: "https://login.example.fi".to_owned(), subject: "aino".to_owned() };
    assert!(!store.bind_identity(aino.id, &other).await.unwrap(), "one identity opens an account");
    store.unbind_identity(aino.id).await.unwrap();
    assert!(store.bind_identity(aino.id, &other).await.unwrap());
    assert_eq!(store.user_of_identity(&other).await.unwrap().map(|user| user.id), Some(aino.id));
    browser.forget_cookies();
    let remade = go(&mut browser, Some("aino")).await;
    assert_eq!(remade.status, StatusCode::UNPROCESSABLE_ENTITY, "the same address, another person");
    browser.app.store.unbind_identity(aino.id).await.unwrap();
    assert_eq!(go(&mut browser, Some("aino")).await.status, StatusCode::SEE_OTHER);

    browser.app.store.disable_user(aino.id, Timestamp::now()).await.unwrap();
    browser.forget_cookies();
    let closed = go(&mut browser, Some("aino")).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY, "a closed account stays closed");
}

#[tokio::test]
async fn an_answer_counts_once_and_in_the_browser_that_asked() {
    let provider = Provider::start(&people(), BACK, false);
    let mut browser = open(&provider, groups()).await;
    let broken_off = go(&mut browser, None).await;
    assert!(broken_off.text().contains("Kirjautuminen keskeytyi"), "{}", broken_off.text());

    let away = browser.get("/oidc").await;
    let back = sign_in(away.location(), BACK, Some("aino")).await;
    let back = back.strip_prefix("http://127.0.0.1").unwrap().to_owned();
    browser.forget_cookies();
    let elsewhere = browser.get(&back).await;
    assert!(elsewhere.text().contains("toisessa selaimessa"), "another browser cannot be signed in with it");

    let away = browser.get("/oidc").await;
    let back = sign_in(away.location(), BACK, Some("aino")).await;
    let back = back.strip_prefix("http://127.0.0.1").unwrap().to_owned();
    let (begin, rest) = back.split_once("state=").expect("the answer repeats the state");
    let forged = format!("{begin}state=x{}", rest.trim_start_matches(|letter| letter != '&'));
    assert!(browser.get(&forged).await.text().contains("Aloita uudelleen"));
    assert!(browser.get(&back).await.text().contains("Aloita uudelleen"), "the attempt is used up");
    assert!(user(&browser, "aino@example.fi").await.is_none());
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_said_and_passwords_still_work() {
    let provider = Provider::start(&people(), BACK, false);
    let mut browser = open(&provider, groups()).await;
    drop(provider);
    let refused = browser.get("/oidc").await;
    assert_eq!(refused.status, StatusCode::BAD_GATEWAY);
    assert!(refused.text().contains("ei vastaa oikein"));
    assert!(refused.text().contains(r#"name="password""#));
    let mut without = Browser::open().await;
    assert_eq!(without.get("/oidc").await.status, StatusCode::NOT_FOUND);
    assert!(!without.get("/sign-in").await.text().contains("/oidc"));
}
