//! The pages of the work group: what they show of observations, phenomena and alerts, and deciding.

use axum::http::StatusCode;
use ilmiotutka::alerts::{Accumulation, Alert, AlertState, Origin};
use ilmiotutka::ids::{AlertId, ObservationId, PhenomenonId};
use ilmiotutka::intake::{Observation, ReporterGroup, ServiceLine, Source};
use ilmiotutka::search;
use ilmiotutka::store::{
    Curation, GroupingChanges, Home, Keywords, NamedBy, Phenomenon, PhenomenonEvent, PhenomenonEventKind,
    PhenomenonState,
};
use ilmiotutka::text::Language;
use jiff::{SignedDuration, Timestamp};

use crate::browser::{Answer, Browser};

/// A work group with one phenomenon, evictions, told of in two languages, and one observation alone.
pub struct WorkGroup {
    pub browser: Browser,
    pub evictions: PhenomenonId,
    pub alert: AlertId,
    pub reports: Vec<ObservationId>,
    pub alone: ObservationId,
}

pub fn days_ago(days: i64) -> Timestamp {
    Timestamp::now() - SignedDuration::from_hours(24 * days)
}

fn observation(days: i64, language: Language, text: &str, municipality: &str) -> Observation {
    Observation {
        id: ObservationId::new(),
        external_id: None,
        received_at: days_ago(days),
        language,
        text: text.to_owned(),
        proposal: None,
        municipality: Some(municipality.to_owned()),
        municipality_as_written: None,
        county: Some("pohjanmaa".to_owned()),
        service_line: Some(ServiceLine::WorkingAge),
        reporter: Some(ReporterGroup::Professional),
        source: Source::Form,
    }
}

pub fn phenomenon(name_fi: &str, name_sv: &str) -> Phenomenon {
    Phenomenon {
        id: PhenomenonId::new(),
        name_fi: Some(name_fi.to_owned()),
        name_sv: Some(name_sv.to_owned()),
        named_by: NamedBy::Machine,
        keywords: Keywords { fi: vec!["häätö".to_owned()], sv: vec!["vräkning".to_owned()] },
        quote: None,
        state: PhenomenonState::Active,
        first_seen: days_ago(40),
        created_at: Timestamp::now(),
        updated_at: Timestamp::now(),
        curation: Curation::default(),
    }
}

fn raised(phenomenon: PhenomenonId, observations: Vec<ObservationId>) -> Alert {
    let evidence = Accumulation {
        level: 0,
        reports: 3,
        needed: 3,
        days: 365,
        voices: 2,
        voices_needed: 2,
        near_identical: 0,
        more_for_next: 3,
        origin: Origin::default(),
        first: days_ago(40),
        last: days_ago(2),
        observations,
    };
    Alert::raise(AlertId::new(), phenomenon, evidence)
}

impl WorkGroup {
    /// Lets more reports of evictions come in, from one town.
    pub async fn report_more(&self, count: usize) {
        let store = &self.browser.app.store;
        let reports: Vec<Observation> =
            (0..count).map(|number| observation(3, Language::Fi, &format!("Häätö numero {number}."), "905")).collect();
        store.insert_observations(&reports, None, Timestamp::now()).await.unwrap();
        let homes = reports
            .iter()
            .map(|report| Home { observation: report.id, phenomenon: Some((self.evictions, 0.9)) })
            .collect();
        let grouped = reports.iter().map(|report| report.id).collect();
        let changes = GroupingChanges { homes, grouped, ..GroupingChanges::default() };
        store.save_grouping(&changes, Timestamp::now()).await.unwrap();
    }

    pub async fn meet() -> Self {
        let browser = Browser::open_signed_in().await;
        let store = &browser.app.store;
        let now = Timestamp::now();
        let reports = [
            observation(
                40,
                Language::Fi,
                "Perhe sai häädön, kun vuokrarästit kasvoivat. [nimi] odottaa <asuntoa>.",
                "905",
            ),
            observation(20, Language::Sv, "En ung familj vräktes på grund av hyresskulder.", "905"),
            observation(2, Language::Fi, "Häädetylle nuorelle ei löydy asuntoa mistään.", "499"),
        ];
        let alone = observation(1, Language::Fi, "Kirjaston aukioloaikoja lyhennettiin.", "905");
        let ids: Vec<ObservationId> = reports.iter().map(|report| report.id).collect();
        let all = [reports.as_slice(), std::slice::from_ref(&alone)].concat();
        store.insert_observations(&all, None, now).await.unwrap();
        let evictions =
            Phenomenon { quote: Some(ids[0]), ..phenomenon("Häätö ja vuokrarästit", "Vräkning och hyresskulder") };
        let alert = raised(evictions.id, ids.clone());
        let found = PhenomenonEvent {
            phenomenon: evictions.id,
            at: days_ago(2),
            by: None,
            kind: PhenomenonEventKind::Found,
            detail: serde_json::json!({ "reports": 3 }),
        };
        let home = |(&observation, score)| Home { observation, phenomenon: Some((evictions.id, score)) };
        let changes = GroupingChanges {
            homes: ids.iter().zip([0.95, 0.8, 0.4]).map(home).collect(),
            new_phenomena: vec![evictions.clone()],
            events: vec![found],
            alerts: vec![alert.clone()],
            grouped: [ids.as_slice(), &[alone.id]].concat(),
            ..GroupingChanges::default()
        };
        store.save_grouping(&changes, now).await.unwrap();
        search::catch_up(&browser.app).await.unwrap();
        Self { alert: alert.id, evictions: evictions.id, reports: ids, alone: alone.id, browser }
    }

    pub async fn open(&mut self, address: &str) -> String {
        let answer = self.browser.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        answer.text().to_owned()
    }

    async fn decide(&mut self, page: &Answer, state: &str, note: &str) -> Answer {
        let address = format!("/app/alerts/{}/state", self.alert);
        self.browser.post(&address, page, &[("state", state), ("note", note), ("list", "new")]).await
    }
}

#[tokio::test]
async fn every_page_speaks_the_reader_s_language() {
    let mut group = WorkGroup::meet().await;
    let pages = [
        ("/app".to_owned(), "Yleiskuva", "Översikt"),
        ("/app/phenomena".to_owned(), "Häätö ja vuokrarästit", "Vräkning och hyresskulder"),
        (format!("/app/phenomena/{}", group.evictions), "Miksi nämä kuuluvat yhteen", "Varför dessa hör ihop"),
        (
            format!("/app/observations/{}", group.reports[0]),
            "Kuuluu selvästi joukkoon",
            "Hör tydligt ihop med de andra",
        ),
        ("/app/search".to_owned(), "Hae havainnoista", "Sök bland observationerna"),
        ("/app/alerts".to_owned(), "Nostot", "Aviseringar"),
        ("/app/watch-topics".to_owned(), "Seurattavat aiheet", "Bevakade ämnen"),
        ("/app/watch-topics/new".to_owned(), "Uusi seurattava aihe", "Nytt bevakat ämne"),
        ("/app/decisions".to_owned(), "Päätökset", "Beslut"),
        ("/app/suggestions".to_owned(), "Ehdotuksia ei ole", "Det finns inga förslag"),
        (format!("/app/phenomena/{}/merges/new", group.evictions), "Yhdistä ilmiöt", "Slå ihop fenomen"),
        (format!("/app/phenomena/{}/splits/new", group.evictions), "Jaa ilmiö kahdeksi", "Dela fenomenet i två"),
        (
            format!("/app/observations/{}/with/{}", group.reports[0], group.reports[1]),
            "Miksi nämä ovat samankaltaisia",
            "Varför dessa liknar varandra",
        ),
    ];
    for (address, finnish, swedish) in pages {
        for (language, words) in [("fi", finnish), ("sv", swedish)] {
            let page = group.open(&format!("{address}?kieli={language}")).await;
            assert!(page.contains(&format!(r#"<html lang="{language}""#)), "{address} in {language}");
            assert!(page.contains(words), "{address} in {language} lacks {words}");
            assert!(!page.contains("style="), "{address} has a style of its own");
        }
    }
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in() {
    let mut browser = Browser::open().await;
    for address in ["/app", "/app/phenomena", "/app/search", "/app/alerts"] {
        assert_eq!(browser.get(address).await.location(), format!("/sign-in?next={address}"));
    }
}

#[tokio::test]
async fn an_empty_service_says_what_to_do() {
    let mut browser = Browser::open_signed_in().await;
    for (address, words) in [
        ("/app", "Havaintoja ei ole vielä"),
        ("/app/phenomena", "Ilmiöitä ei ole vielä"),
        ("/app/alerts", "Tässä tilassa ei ole nostoja"),
        ("/app/search?q=jono", "Haku ei tuottanut tuloksia"),
    ] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.text().contains(words), "{address}");
    }
}

#[tokio::test]
async fn the_overview_tells_what_is_proposed_what_grows_and_what_is_new() {
    let mut group = WorkGroup::meet().await;
    let page = group.open("/app").await;
    assert!(page.contains("3 havaintoa 365 päivän aikana, 2 eri taholta; seuraava nosto 6 havainnosta."));
    assert!(page.contains("3 (aiemmin 0)"));
    let (_, born) = page.split_once("Uudet ilmiöt").unwrap();
    assert!(born.contains("Häätö ja vuokrarästit"));
    assert!(born.contains("Kirjaston aukioloaikoja"));
}

#[tokio::test]
async fn a_phenomenon_shows_its_reports_and_why_they_belong_together() {
    let mut group = WorkGroup::meet().await;
    let page = group.open(&format!("/app/phenomena/{}", group.evictions)).await;
    assert!(page.contains("Nosto: kertymä (365 pv)"), "the course tells when alerts were raised");
    assert!(page.contains("Havaintoja yhteensä 3, eniten"), "the chart is told in a sentence");
    for words in [
        "Kuuluu ehkä joukkoon",
        "Vaasa",
        "Mustasaari",
        "Työikäiset",
        "En ung familj <mark>vräktes</mark>",
        "Ilmiö löytyi 3 havainnosta",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let (_, ties) = page.split_once("Yhteiset käsitteet").unwrap();
    assert!(ties.contains("häätö"), "the concept that both languages share");
    assert!(page.contains("Vielä 3 havaintoa tuo seuraavan noston."));
    assert!(page.contains("[nimi]</span> odottaa &#60;asuntoa&#62;"), "text is escaped, tags stand out");
}

#[tokio::test]
async fn the_address_of_a_merged_phenomenon_leads_to_the_living_one() {
    let mut group = WorkGroup::meet().await;
    let rents = phenomenon("Vuokrat", "Hyror");
    let store = &group.browser.app.store;
    let changes = GroupingChanges { new_phenomena: vec![rents.clone()], ..GroupingChanges::default() };
    store.save_grouping(&changes, Timestamp::now()).await.unwrap();
    let merged = GroupingChanges { merged: vec![(rents.id, group.evictions)], ..GroupingChanges::default() };
    store.save_grouping(&merged, Timestamp::now()).await.unwrap();
    let answer = group.browser.get(&format!("/app/phenomena/{}", rents.id)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), format!("/app/phenomena/{}", group.evictions));
}

#[tokio::test]
async fn a_person_names_a_phenomenon_and_is_told_what_is_wrong_with_a_name() {
    let mut group = WorkGroup::meet().await;
    let address = format!("/app/phenomena/{}", group.evictions);
    let page = group.browser.get(&address).await;
    let named = format!("{address}/name");
    let answer = group.browser.post(&named, &page, &[("name_fi", " "), ("name_sv", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Anna nimi ainakin toisella kielellä."));

    let answer = group.browser.post(&named, &page, &[("name_fi", "Nuorten häädöt"), ("name_sv", "")]).await;
    assert!(answer.location().starts_with(&format!("{address}?decided=")));
    let page = group.open(answer.location()).await;
    assert!(page.contains("Päätös tallennettiin: nimen antaminen."));
    assert!(page.contains("<h1 class=\"ds-heading\" data-size=\"lg\">Nuorten häädöt</h1>"));
    assert!(page.contains("Aino Laine antoi nimen Nuorten häädöt"));
    // A Swedish reader sees the name that there is.
    assert!(group.open("/app/phenomena?kieli=sv").await.contains("Nuorten häädöt"));
}

#[tokio::test]
async fn an_alert_is_dismissed_with_a_reason_and_taken_back() {
    let mut group = WorkGroup::meet().await;
    let page = group.browser.get("/app/alerts").await;
    let answer = group.decide(&page, "dismissed", "Tunnettu jo").await;
    assert_eq!(answer.location(), format!("/app/alerts?state=new&decided={}", group.alert));
    let after = group.open(answer.location()).await;
    assert!(after.contains("Nosto ”Häätö ja vuokrarästit”: Hylätty."));
    let dismissed = group.open("/app/alerts?state=dismissed").await;
    assert!(dismissed.contains("Aino Laine hylkäsi noston") && dismissed.contains("Tunnettu jo"));

    // Somebody who still has the old page open is told.
    assert_eq!(group.decide(&page, "dismissed", "").await.status, StatusCode::CONFLICT);

    assert_eq!(group.decide(&page, "new", "").await.status, StatusCode::SEE_OTHER);
    let alert = group.browser.app.store.alert(group.alert).await.unwrap().unwrap();
    assert_eq!(alert.state(), AlertState::New);
    assert!(group.open("/app/alerts").await.contains("Aino Laine palautti noston uudeksi"));
}

#[tokio::test]
async fn an_alert_has_a_page_with_its_owner_its_sleep_and_what_was_done() {
    let mut group = WorkGroup::meet().await;
    let address = format!("/app/alerts/{}", group.alert);
    let steps = format!("{address}/state");
    let page = group.browser.get(&address).await;
    assert!(page.text().contains("Mitä nostolle tehdään?"));

    let nothing = group.browser.post(&steps, &page, &[("state", "snoozed"), ("note", "Syksyllä")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Anna päivä tai havaintojen määrä, jonka jälkeen nosto palaa."));
    assert!(nothing.text().contains(r#"value="Syksyllä""#), "what was typed comes back");

    let answer = group.browser.post(&steps, &page, &[("state", "snoozed"), ("more", "2"), ("note", "Syksyllä")]).await;
    assert_eq!(answer.location(), format!("{address}?decided={}", group.alert));
    let snoozed = group.open(answer.location()).await;
    assert!(snoozed.contains("Palaa, kun havaintoja on 5") && snoozed.contains("Syksyllä"));
    assert!(snoozed.contains("Aino Laine siirsi noston odottamaan"));

    assert_eq!(group.browser.post(&steps, &page, &[("state", "in_work")]).await.status, StatusCode::SEE_OTHER);
    let in_work = group.open(&address).await;
    assert!(in_work.contains("Vastuuhenkilö: Aino Laine") && !in_work.contains("Palaa, kun havaintoja on 5 <"));
    assert!(group.open("/app/alerts?state=in_work&owner=mine").await.contains("Häätö ja vuokrarästit"));

    let reported = [("state", "reported"), ("report", "Raportti 3/2026")];
    assert_eq!(group.browser.post(&steps, &page, &reported).await.status, StatusCode::SEE_OTHER);
    assert!(group.open("/app/alerts?state=reported").await.contains("Raportti 3/2026"));
    let of_the_machine = group.browser.post(&steps, &page, &[("state", "superseded")]).await;
    assert_eq!(of_the_machine.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn only_a_surge_has_a_level_that_may_be_usual() {
    let mut group = WorkGroup::meet().await;
    let address = format!("/app/alerts/{}", group.alert);
    let page = group.browser.get(&address).await;
    assert!(!page.text().contains("Merkitse tavalliseksi"));
    let answer = group.browser.post(&format!("{address}/usual-level"), &page, &[("usual", "yes")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn alerts_are_changed_at_once_and_the_change_is_taken_back() {
    let mut group = WorkGroup::meet().await;
    let page = group.browser.get("/app/alerts").await;
    let id = group.alert.to_string();
    let answer = group.browser.post("/app/alerts/changes", &page, &[("state", "dismissed"), ("list", "new")]).await;
    assert!(group.open(answer.location()).await.contains("Valitse ensin vähintään yksi nosto."));

    let chosen = [("state", "dismissed"), ("alert", id.as_str()), ("list", "new"), ("note", "Jo tiedossa")];
    let answer = group.browser.post("/app/alerts/changes", &page, &chosen).await;
    let told = group.open(answer.location()).await;
    assert!(told.contains("Yhtä nostoa muutettiin."));
    let batch = answer.location().split("batch=").nth(1).unwrap().to_owned();
    let undo = format!("/app/alerts/changes/{batch}/undoings");
    let answer = group.browser.post(&undo, &page, &[("list", "new")]).await;
    assert!(group.open(answer.location()).await.contains("Yksi nosto palautettiin ennalleen."));
    assert_eq!(group.browser.app.store.alert(group.alert).await.unwrap().unwrap().state(), AlertState::New);
}

#[tokio::test]
async fn an_alert_is_not_decided_by_another_site_nor_into_an_unknown_state() {
    let mut group = WorkGroup::meet().await;
    let address = format!("/app/alerts/{}/state", group.alert);
    assert_eq!(group.browser.post_plain(&address, &[("state", "dismissed")]).await.status, StatusCode::FORBIDDEN);
    let page = group.browser.get("/app/alerts").await;
    assert_eq!(group.decide(&page, "published", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let elsewhere = format!("/app/alerts/{}/state", AlertId::new());
    let answer = group.browser.post(&elsewhere, &page, &[("state", "dismissed")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_search_without_encoder_finds_by_words_and_marks_them() {
    let mut group = WorkGroup::meet().await;
    let page = group.open("/app/search?q=h%C3%A4%C3%A4t%C3%B6").await;
    assert!(page.contains("<mark>häädön</mark>"), "a word is found in its inflection");
    assert!(page.contains("Löytyi sanoista"));
    assert!(page.contains("sana: häätö"));
    assert!(!page.contains("Kirjaston"));
}

#[tokio::test]
async fn a_search_is_narrowed_down_in_the_address() {
    let mut group = WorkGroup::meet().await;
    let swedish = group.open("/app/search?language=sv").await;
    assert!(swedish.contains("1 havainto<") && swedish.contains("En ung familj"));
    assert!(swedish.contains(r#"name="language" value="sv" form="search" checked"#));
    assert!(swedish.contains(">3</span>"), "the other language is counted though it was not chosen");
    let in_korsholm = group.open("/app/search?municipality=Mustasaari").await;
    assert!(in_korsholm.contains("Häädetylle nuorelle") && !in_korsholm.contains("Kirjaston"));
    let of_phenomenon = group.open(&format!("/app/search?phenomenon={}", group.evictions)).await;
    assert!(of_phenomenon.contains("3 havaintoa<"));
    let nonsense = group.open("/app/search?q=kirjasto&from=eilen&service_line=x&page=9").await;
    assert!(nonsense.contains("Kirjoita päivä muodossa"));
}

#[tokio::test]
async fn an_observation_that_stands_alone_says_so() {
    let mut group = WorkGroup::meet().await;
    let page = group.open(&format!("/app/observations/{}", group.alone)).await;
    assert!(page.contains("ei kuulu vielä mihinkään ilmiöön"));
    assert!(page.contains("Kirjaston aukioloaikoja lyhennettiin."));
}

#[tokio::test]
async fn an_unknown_address_is_not_found() {
    let mut browser = Browser::open_signed_in().await;
    for address in [
        "/app/phenomena/0".to_owned(),
        format!("/app/phenomena/{}", PhenomenonId::new()),
        "/app/observations/x".to_owned(),
        format!("/app/observations/{}", ObservationId::new()),
    ] {
        assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn what_became_of_phenomena_is_told_month_by_month() {
    let mut group = WorkGroup::meet().await;
    let undone = |kind: &str| PhenomenonEvent {
        phenomenon: group.evictions,
        at: days_ago(1),
        by: None,
        kind: PhenomenonEventKind::Undone,
        detail: serde_json::json!({ "kind": kind }),
    };
    let events = vec![undone("merge"), undone("name")];
    let changes = GroupingChanges { events, ..GroupingChanges::default() };
    group.browser.app.store.save_grouping(&changes, Timestamp::now()).await.unwrap();
    let page = group.browser.get("/app/phenomena/timeline").await;
    assert!(page.text().contains("Häätö ja vuokrarästit") && page.text().contains("Ilmiö löytyi"), "{}", page.text());
    assert_eq!(page.text().matches("kumosi").count(), 1, "that a name was taken back changed no phenomenon");
    assert!(group.browser.get("/app/phenomena").await.text().contains(r#"href="/app/phenomena/timeline""#));
}

#[tokio::test]
async fn two_phenomena_are_compared_side_by_side() {
    let mut group = WorkGroup::meet().await;
    let library = phenomenon("Kirjaston aukiolo", "Bibliotekets öppettider");
    let changes = GroupingChanges {
        new_phenomena: vec![library.clone()],
        homes: vec![Home { observation: group.alone, phenomenon: Some((library.id, 1.0)) }],
        ..GroupingChanges::default()
    };
    group.browser.app.store.save_grouping(&changes, Timestamp::now()).await.unwrap();
    let address = format!("/app/phenomena/{}/with/{}", group.evictions, library.id);
    let page = group.open(&address).await;
    assert!(page.contains("Häätö ja vuokrarästit") && page.contains("Kirjaston aukiolo"));
    assert!(page.contains("3 (100"), "the shares of either stand in one table");
    assert!(page.contains(&format!("/app/phenomena/{}/merges/new?with={}", group.evictions, library.id)));
    assert!(page.contains("Vertailu ei ole juuri nyt käytettävissä"), "there is no encoder here");
    let same = group.browser.get(&format!("/app/phenomena/{}/with/{}", library.id, library.id)).await;
    assert_eq!(same.location(), format!("/app/phenomena/{}", library.id));
}

#[tokio::test]
async fn without_an_encoder_the_map_is_a_table() {
    let mut group = WorkGroup::meet().await;
    let page = group.open("/app/phenomena/map").await;
    assert!(page.contains("Häätö ja vuokrarästit") && !page.contains("<svg"));
    assert!(group.open("/app/phenomena").await.contains(r#"href="/app/phenomena/map""#));
}
