use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use ilmiotutka::review::{Review, Verdict};
use ilmiotutka::store::{ObservationFilter, ReferenceNumber};
use jiff::{SignedDuration, Timestamp};

use crate::browser::Browser;

const TEXT: &str = "Asunnottomia nuoria ei saada mihinkään yöksi, kun hätämajoitus on täynnä.";

#[tokio::test]
async fn what_was_sent_is_stored_and_thanked_for_with_its_number() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    assert_eq!(form.status, StatusCode::OK);
    let fields = [("text", TEXT), ("municipality", "Åbo"), ("service_line", "tyoikaiset"), ("reporter", "asukas")];
    let sent = browser.post("/", &form, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let receipt = browser.get(sent.location()).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let number = sent.location().trim_start_matches("/receipts/");
    assert!(receipt.text().contains(number));
    let number = ReferenceNumber::parse(number).unwrap();
    let stored = browser.app.store.observation_by_reference(&number).await.unwrap().unwrap();
    assert_eq!(stored.observation.text, TEXT);
    assert_eq!(stored.observation.municipality.as_deref(), Some("853"));
}

#[tokio::test]
async fn a_form_without_text_comes_back_with_the_rest_and_a_fault_at_its_field() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let fields =
        [("text", " "), ("proposal", "Lisää <b>majoitusta</b>"), ("municipality", "Kuvitelma"), ("reporter", "kunta")];
    let answer = browser.post("/", &form, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains(r##"<a class="ds-link" href="#field-text">Kerro, mitä olet havainnut.</a>"##));
    assert!(page.contains(r#"id="field-text" name="text" aria-invalid="true""#));
    assert!(page.contains("Lisää &#60;b&#62;majoitusta&#60;/b&#62;"));
    assert!(page.contains(r#"value="Kuvitelma""#));
    assert!(page.contains(r#"value="kunta" checked"#));
    assert_eq!(count(&browser).await, 0);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_refused_with_its_length() {
    let mut browser = Browser::open().await;
    let form = browser.get("/?kieli=sv").await;
    let answer = browser.post("/", &form, &[("text", &"ä".repeat(10_001))]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("10001"));
    assert_eq!(count(&browser).await, 0);
}

#[tokio::test]
async fn a_stale_token_loses_nothing_and_stores_nothing() {
    let mut browser = Browser::open().await;
    let answer = browser.post_plain("/", &[("csrf", "stale"), ("text", TEXT)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains(TEXT));
    assert_eq!(count(&browser).await, 0);
    // The page that came back can be sent at once.
    let again = browser.post("/", &answer, &[("text", TEXT)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn personal_data_is_shown_to_its_sender_before_anything_is_stored() {
    const TEXT: &str = "Soittakaa numeroon 040 123 4567, vuokra nousi taas.";
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let check = browser.post("/", &form, &[("text", TEXT)]).await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.text().contains("puhelinnumero: <strong>040 123 4567</strong>"));
    assert!(check.text().contains("[puhelinnumero]") && check.text().contains("Lähetä havainto peitettynä"));
    assert_eq!(count(&browser).await, 0, "nothing is stored before the sender has seen it");

    let seen = check.text().split(r#"name="seen" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let other = format!("{TEXT} Sama numero 050 765 4321.");
    let again = browser.post("/", &check, &[("text", &other), ("seen", &seen)]).await;
    assert!(again.text().contains("050 765 4321"), "what was added since is shown too");
    assert_eq!(count(&browser).await, 0);

    let mended = [("text", "Vuokra nousi taas."), ("seen", &seen)];
    assert_eq!(browser.post("/", &check, &mended).await.status, StatusCode::SEE_OTHER);
    let sent = browser.post("/", &check, &[("text", TEXT), ("seen", &seen)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let receipt = browser.get(sent.location()).await;
    assert!(receipt.text().contains("peitettiin henkilötietoja"));
}

#[tokio::test]
async fn a_receipt_is_only_shown_for_what_is_stored() {
    let mut browser = Browser::open().await;
    assert_eq!(browser.get("/receipts/0000-0000-1ZZZ").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/receipts/abc").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_form_needs_no_script() {
    let mut browser = Browser::open().await;
    // What these tests send was typed without any; the one there is keeps the draft.
    let form = browser.get("/").await;
    assert_eq!(form.text().matches("<script").count(), 1);
    assert!(form.text().contains(r#"<script src="/assets/form."#));
}

#[tokio::test]
async fn a_county_s_form_offers_its_own_municipalities() {
    let mut browser = Browser::open_with(|config| config.interface.county = Some("pohjanmaa".to_owned())).await;
    let form = browser.get("/?kieli=sv").await;
    assert!(form.text().contains("Österbottens välfärdsområde"));
    assert!(form.text().contains(r#"<option value="Vasa">"#));
    assert!(!form.text().contains(r#"<option value="Helsingfors">"#));
}

async fn count(browser: &Browser) -> u64 {
    browser.app.store.observation_count(&ObservationFilter::default()).await.unwrap()
}

#[tokio::test]
async fn an_address_says_whose_form_it_is_and_what_is_known() {
    let mut browser = Browser::open().await;
    let form = browser.get("/?county=lappi&municipality=Inari&service_line=iakkaat&kieli=sv").await;
    assert!(form.text().contains("Lapplands välfärdsområde") && form.text().contains(r#"value="Inari""#));
    assert!(form.text().contains(r#"value="iakkaat" selected"#));
    assert!(form.text().contains("<option value=\"Enontekis\">") && !form.text().contains("<option value=\"Åbo\">"));
    let sent = browser.post("/", &form, &[("text", TEXT), ("county", "lappi")]).await;
    let number = ReferenceNumber::parse(sent.location().trim_start_matches("/receipts/")).unwrap();
    let stored = browser.app.store.observation_by_reference(&number).await.unwrap().unwrap();
    assert_eq!(stored.observation.county.as_deref(), Some("lappi"));
    let unknown = browser.get("/?county=ankkalinna&municipality=%3Cb%3E").await;
    assert!(unknown.status == StatusCode::OK && !unknown.text().contains(r#"name="county""#), "nobody knows it");
}

#[tokio::test]
async fn a_site_of_the_settings_shows_the_form_within_its_pages() {
    let site = "https://www.example.fi";
    let mut browser = Browser::open_with(|config| config.server.embed_origins = vec![site.to_owned()]).await;
    let form = browser.get("/?embed=1").await;
    assert!(form.header(CONTENT_SECURITY_POLICY).ends_with(&format!("frame-ancestors {site}")));
    assert!(!form.text().contains("site-header") && form.text().contains(r#"action="/?embed=1""#));
    for address in ["/", "/privacy?embed=1", "/sign-in?embed=1", "/app?embed=1"] {
        let own = browser.get(address).await;
        assert!(own.header(CONTENT_SECURITY_POLICY).ends_with("frame-ancestors 'none'"), "{address}");
    }

    // Within another site the browser sends no cookie.
    browser.forget_cookies();
    let stamp = browser.stamp("embedded", SignedDuration::from_mins(1)).await;
    let faulty = browser.post_plain("/?embed=1", &[("embed", "1"), ("stamp", &stamp), ("text", " ")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.text().contains("Kerro, mitä olet havainnut.") && !faulty.text().contains("site-header"));
    browser.forget_cookies();
    let sent = browser.post_plain("/?embed=1", &[("embed", "1"), ("stamp", &stamp), ("text", TEXT)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let receipt = browser.get(sent.location()).await;
    assert!(receipt.header(CONTENT_SECURITY_POLICY).ends_with(site) && !receipt.text().contains("site-header"));
    let without_stamp = browser.post_plain("/?embed=1", &[("embed", "1"), ("text", TEXT)]).await;
    assert_eq!(without_stamp.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut elsewhere = Browser::open().await;
    let stamp = elsewhere.stamp("embedded", SignedDuration::from_mins(1)).await;
    let refused = elsewhere.post_plain("/?embed=1", &[("embed", "1"), ("stamp", &stamp), ("text", TEXT)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no site is named in the settings");
}

#[tokio::test]
async fn a_sender_comes_back_with_the_number() {
    let mut browser = Browser::open().await;
    let form = browser.get("/").await;
    let sent = browser.post("/", &form, &[("text", TEXT)]).await;
    let number = sent.location().trim_start_matches("/receipts/").to_owned();
    let typed = number.to_lowercase().replace('-', "+");
    let found = browser.get(&format!("/receipts?reference={typed}")).await;
    assert_eq!(found.location(), format!("/receipts/{number}"));
    let receipt = browser.get(found.location()).await;
    assert!(receipt.text().contains("ei ole vielä lukenut") && !receipt.text().contains("Asunnottomia"));
    let id =
        browser.app.store.observation_page(&ObservationFilter::default(), None, 1).await.unwrap()[0].observation.id;
    let review = Review { observation: id, verdict: Verdict::Seen, decision: None, by: None, at: Timestamp::now() };
    browser.app.store.save_review(&review).await.unwrap();
    assert!(browser.get(found.location()).await.text().contains("Työryhmä on lukenut sen."));
    for unknown in ["0000-0000-0000", "abc"] {
        let answer = browser.get(&format!("/receipts?reference={unknown}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text().contains("ei löydy havaintoa") && answer.text().contains(unknown));
    }
}
