use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG};
use ilmiotutka::access::Role;

use crate::browser::{Answer, Browser};

async fn done(browser: &mut Browser, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser.get(answer.location()).await.text().to_owned()
}

#[tokio::test]
async fn a_person_chooses_when_to_be_told_and_ends_it_from_the_letter() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/notifications").await;
    assert!(page.text().contains("Sähköpostipalvelinta ei ole vielä asetettu"));
    let weekly = [("rhythm", "weekly"), ("weekday", "3"), ("hour", "9")];
    let answer = browser.post("/app/notifications/digest", &page, &weekly).await;
    let saved = done(&mut browser, &answer).await;
    assert!(saved.contains("Koosteen asetukset on tallennettu."));
    assert!(saved.contains(r#"<option value="3" selected>keskiviikko</option>"#));
    let user = browser.app.store.users().await.unwrap().remove(0).id;
    let kept = browser.app.store.digest_wish(user).await.unwrap().unwrap();

    let nonsense = [("rhythm", "hourly"), ("weekday", "3"), ("hour", "9")];
    let answer = browser.post("/app/notifications/digest", &page, &nonsense).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);

    let address = format!("/digests/{}", kept.unsubscribe);
    assert!(browser.get(&address).await.text().contains("Lopeta koosteet"));
    assert!(browser.app.store.digest_wish(user).await.unwrap().is_some(), "looking at it ends nothing");
    let ended = browser.post_plain(&address, &[("List-Unsubscribe", "One-Click")]).await;
    assert!(ended.text().contains("Koosteet on lopetettu"));
    assert!(browser.app.store.digest_wish(user).await.unwrap().is_none());
}

#[tokio::test]
async fn a_feed_has_a_secret_address_that_is_shown_once() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/notifications").await;
    let made = browser.post("/app/notifications/feed", &page, &[]).await;
    let (_, rest) = made.text().split_once("http://127.0.0.1/feeds/").unwrap();
    let secret = rest.split_once("</code>").unwrap().0.to_owned();
    assert!(!browser.get("/app/notifications").await.text().contains(&secret));

    let feed = browser.get(&format!("/feeds/{secret}")).await;
    assert_eq!(feed.header(CONTENT_TYPE), "application/atom+xml; charset=utf-8");
    assert!(feed.text().contains("<title>Ilmiötutkan nostot</title>"));
    assert!(!feed.header(ETAG).is_empty());
    assert_eq!(browser.get("/feeds/arvaus").await.status, StatusCode::NOT_FOUND);

    let answer = browser.post("/app/notifications/feed/removal", &page, &[]).await;
    assert!(done(&mut browser, &answer).await.contains("Syöte on poistettu."));
    assert_eq!(browser.get(&format!("/feeds/{secret}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn webhooks_are_kept_by_administrators_alone() {
    let mut member = Browser::open_signed_in().await;
    let page = member.get("/app/notifications").await;
    assert!(!page.text().contains("Webhookit"));
    let hook = [("kind", "generic"), ("address", "https://example.org/hook?avain=1")];
    assert_eq!(member.post("/app/notifications/webhooks", &page, &hook).await.status, StatusCode::FORBIDDEN);
    assert_eq!(member.post("/app/notifications/retries", &page, &[]).await.status, StatusCode::FORBIDDEN);

    let mut browser = Browser::open_signed_in_as(Role::Administrator).await;
    let page = browser.get("/app/notifications").await;
    let open = [("kind", "generic"), ("address", "http://example.org/hook")];
    let refused = browser.post("/app/notifications/webhooks", &page, &open).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Osoitteen on alettava https://"));
    assert!(refused.text().contains(r#"value="http://example.org/hook""#), "what was typed comes back");

    let added = browser.post("/app/notifications/webhooks", &page, &hook).await;
    let webhook = browser.app.store.webhooks().await.unwrap().remove(0);
    assert!(added.text().contains(&webhook.secret), "the secret is shown once");
    let later = browser.get("/app/notifications").await;
    assert!(later.text().contains("Yleinen (JSON): example.org"));
    assert!(!later.text().contains(&webhook.secret) && !later.text().contains("avain=1"));
    let answer = browser.post(&format!("/app/notifications/webhooks/{}/removal", webhook.id), &page, &[]).await;
    assert!(done(&mut browser, &answer).await.contains("Webhook on poistettu."));
    assert!(browser.app.store.webhooks().await.unwrap().is_empty());
}
