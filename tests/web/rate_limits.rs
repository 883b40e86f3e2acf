//! How often an address may ask, with and without a proxy in front.

use axum::body::Body;
use axum::http::header::RETRY_AFTER;
use axum::http::{Method, Request, StatusCode};
use ilmiotutka::store::ObservationFilter;

use crate::browser::{Answer, Browser, EMAIL};

/// How many attempts to sign in are let through at once.
const SIGN_INS: usize = 40;

/// How many open forms are let through at once.
const FORMS: usize = 100;

async fn try_to_sign_in(browser: &mut Browser) -> StatusCode {
    browser.post_plain("/sign-in", &[("csrf", "none"), ("email", EMAIL)]).await.status
}

#[tokio::test]
async fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let mut browser = Browser::open().await;
    browser.come_from("198.51.100.7", None);
    for _ in 0..SIGN_INS {
        assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
    }
    let refused = browser.post_plain("/sign-in?kieli=sv", &[("csrf", "none")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u32 = refused.header(RETRY_AFTER).parse().unwrap();
    assert!((1..=15).contains(&seconds), "{seconds}");
    assert!(refused.text().contains("För många begäranden") && refused.text().contains("Försök igen om en minut."));
    assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK, "pages have a limit of their own");
    browser.come_from("198.51.100.8", None);
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN, "others are not held back");
}

#[tokio::test]
async fn a_stranger_cannot_pass_for_others() {
    let mut browser = Browser::open().await;
    for number in 0..SIGN_INS {
        browser.come_from("198.51.100.7", Some(&format!("203.0.113.{number}")));
        assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
    }
    browser.come_from("198.51.100.7", Some("203.0.113.250"));
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_counts_for_itself() {
    let trust = |config: &mut ilmiotutka::config::Config| {
        config.server.trusted_proxies = vec!["10.0.0.0/8".parse().unwrap()];
    };
    let mut browser = Browser::open_with(trust).await;
    for number in 0..SIGN_INS {
        // What the client claims stands to the left of what the proxy saw.
        browser.come_from("10.1.2.3", Some(&format!("203.0.113.{number}, 192.0.2.1, 10.0.0.9")));
        assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
    }
    browser.come_from("10.1.2.3", Some("192.0.2.1"));
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::TOO_MANY_REQUESTS);
    browser.come_from("10.1.2.3", Some("192.0.2.2"));
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_addresses_of_one_ipv6_network_count_together() {
    let mut browser = Browser::open().await;
    for number in 1..=SIGN_INS {
        browser.come_from(&format!("2001:db8:0:1::{number:x}"), None);
        assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
    }
    browser.come_from("2001:db8:0:1:ffff::1", None);
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::TOO_MANY_REQUESTS);
    browser.come_from("2001:db8:0:2::1", None);
    assert_eq!(try_to_sign_in(&mut browser).await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_over_the_limit_comes_back_as_it_was_typed() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    for _ in 0..FORMS {
        assert_eq!(browser.post("/", &form, &[("text", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let fields = [("text", "Bussi ei kulje <iltaisin>."), ("municipality", "Inari"), ("reporter", "asukas")];
    let refused = browser.post("/", &form, &fields).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key(RETRY_AFTER));
    let page = refused.text();
    assert!(page.contains("Bussi ei kulje &#60;iltaisin&#62;.") && page.contains(r#"value="Inari""#));
    assert!(page.contains(r#"value="asukas" checked"#) && page.contains("uudelleen minuutin kuluttua"));
    let stored = browser.app.store.observation_count(&ObservationFilter::default()).await.unwrap();
    assert_eq!(stored, 0);
}

#[tokio::test]
async fn a_program_that_calls_too_often_gets_problem_details() {
    let mut browser = Browser::open().await;
    let mut refused: Option<Answer> = None;
    for _ in 0..3_500 {
        let request = Request::builder().method(Method::POST).uri("/api/v1/observations").body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let refused = refused.expect("there is a limit");
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert_eq!(refused.headers[RETRY_AFTER], "1");
    assert!(refused.text().contains(r#""status":429"#));
}

#[tokio::test]
async fn health_and_assets_are_never_refused() {
    let mut browser = Browser::open().await;
    let mut pages = 0;
    while browser.get("/privacy").await.status == StatusCode::OK {
        pages += 1;
        assert!(pages < 5_000, "there is a limit");
    }
    assert!(pages >= 1_200);
    assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
}
