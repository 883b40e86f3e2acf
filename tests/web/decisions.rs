//! What people decide on the page of a phenomenon, and taking it back.

use axum::http::StatusCode;
use ilmiotutka::access::{self, Email, Role};
use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::store::GroupingChanges;
use jiff::Timestamp;

use crate::browser::Answer;
use crate::work_group::{WorkGroup, phenomenon};

impl WorkGroup {
    fn address(&self) -> String {
        format!("/app/phenomena/{}", self.evictions)
    }

    /// Sends a form of the phenomenon's page.
    async fn say(&mut self, what: &str, fields: &[(&str, &str)]) -> Answer {
        let address = self.address();
        let page = self.browser.get(&address).await;
        self.browser.post(&format!("{address}/{what}"), &page, fields).await
    }

    async fn homes(&self, observation: ObservationId) -> Vec<PhenomenonId> {
        let homes = self.browser.app.store.memberships_of(observation).await.unwrap();
        homes.into_iter().map(|membership| membership.phenomenon).collect()
    }

    /// Adds a phenomenon without observations.
    async fn rents(&self) -> PhenomenonId {
        let rents = phenomenon("Vuokrien nousu", "Högre hyror");
        let id = rents.id;
        let changes = GroupingChanges { new_phenomena: vec![rents], ..GroupingChanges::default() };
        self.browser.app.store.save_grouping(&changes, Timestamp::now()).await.unwrap();
        id
    }
}

/// Returns the address of the first undoing that a page offers.
fn undoing(page: &str) -> String {
    let (_, rest) = page.split_once(r#"action="/app/decisions/"#).expect("the page offers an undoing");
    format!("/app/decisions/{}", rest.split_once('"').unwrap().0)
}

#[tokio::test]
async fn a_ticked_report_is_confirmed_and_the_page_says_so() {
    let mut group = WorkGroup::meet().await;
    let report = group.reports[2].to_string();
    let answer = group.say("confirmations", &[("observation", &report), ("reason", "Sama asia")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = group.open(answer.location()).await;
    assert!(page.contains("Päätös tallennettiin: havaintojen vahvistus."));
    assert!(page.contains("Ihmisen vahvistama"));
    assert!(group.open("/app/decisions").await.contains("Sama asia"));
}

#[tokio::test]
async fn a_report_that_does_not_belong_is_taken_out_and_can_be_put_back() {
    let mut group = WorkGroup::meet().await;
    let report = group.reports[2];
    let answer = group.say("exclusions", &[("observation", &report.to_string())]).await;
    let page = group.browser.get(answer.location()).await;
    assert_eq!(group.homes(report).await, []);
    let undoing = undoing(page.text());
    let back = group.browser.post(&undoing, &page, &[("phenomenon", &group.evictions.to_string())]).await;
    assert!(back.location().starts_with(&format!("{}?undone=", group.address())));
    assert!(group.open(back.location()).await.contains("Päätös kumottiin."));
    assert_eq!(group.homes(report).await, [group.evictions]);
}

#[tokio::test]
async fn reports_are_moved_to_another_phenomenon_to_a_new_one_or_to_none() {
    let mut group = WorkGroup::meet().await;
    let rents = group.rents().await;
    let (moved, newborn, alone) = (group.reports[0], group.reports[1], group.reports[2]);
    group.say("moves", &[("observation", &moved.to_string()), ("to", &rents.to_string())]).await;
    assert_eq!(group.homes(moved).await, [rents]);
    let answer = group.say("moves", &[("observation", &newborn.to_string()), ("to", "new")]).await;
    assert!(group.open(answer.location()).await.contains("Siirry uuteen ilmiöön"));
    assert_eq!(group.homes(newborn).await.len(), 1);
    group.say("moves", &[("observation", &alone.to_string()), ("to", "alone")]).await;
    assert_eq!(group.homes(alone).await, []);
}

#[tokio::test]
async fn a_report_may_belong_to_two_phenomena() {
    let mut group = WorkGroup::meet().await;
    let rents = group.rents().await;
    let report = group.reports[0];
    group.say("second-homes", &[("observation", &report.to_string()), ("to", &rents.to_string())]).await;
    let mut homes = group.homes(report).await;
    homes.sort_unstable();
    assert_eq!(homes, [group.evictions.min(rents), group.evictions.max(rents)]);
}

#[tokio::test]
async fn nothing_chosen_changes_nothing_and_says_what_to_do() {
    let mut group = WorkGroup::meet().await;
    let answer = group.say("exclusions", &[]).await;
    assert!(group.open(answer.location()).await.contains("valitse ensin vähintään yksi havainto"));
    let report = group.reports[0].to_string();
    let answer = group.say("moves", &[("observation", &report), ("to", "")]).await;
    assert!(group.open(answer.location()).await.contains("valitse ilmiö, johon havainnot kuuluvat"));
    let answer = group.say("exclusions", &[("observation", &report), ("observation", "x")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "half of a decision is not taken");
    assert_eq!(group.browser.app.store.decisions().await.unwrap(), []);
}

#[tokio::test]
async fn an_observation_is_moved_on_its_own_page_which_tells_what_was_decided() {
    let mut group = WorkGroup::meet().await;
    let address = format!("/app/observations/{}", group.alone);
    let page = group.browser.get(&address).await;
    let moves = format!("{address}/moves");
    let nowhere = group.browser.post(&moves, &page, &[("to", "")]).await;
    assert!(group.open(nowhere.location()).await.contains("valitse ilmiö, johon havainnot kuuluvat"));

    let to = group.evictions.to_string();
    let answer = group.browser.post(&moves, &page, &[("to", &to), ("reason", "Kirjastoa ei ole kadulla")]).await;
    let page = group.browser.get(answer.location()).await;
    assert_eq!(group.homes(group.alone).await, [group.evictions]);
    for words in ["Päätös tallennettiin: havaintojen siirto.", "Havainnosta päätetty", "Kirjastoa ei ole kadulla"]
    {
        assert!(page.text().contains(words), "{words}");
    }
    let here = group.alone.to_string();
    let back = group.browser.post(&undoing(page.text()), &page, &[("observation", &here)]).await;
    assert!(back.location().starts_with(&format!("{address}?undone=")));
    assert!(group.open(back.location()).await.contains("Kumottu "));
    assert_eq!(group.homes(group.alone).await, []);
}

#[tokio::test]
async fn a_pin_that_a_merge_passed_on_is_told_with_its_decision() {
    let mut group = WorkGroup::meet().await;
    let rents = group.rents().await;
    let page = group.browser.get(&format!("/app/phenomena/{rents}")).await;
    group.browser.post(&format!("/app/phenomena/{rents}/pin"), &page, &[("reason", "Tärkeä")]).await;
    let (with, into) = (rents.to_string(), group.evictions.to_string());
    let address = group.address();
    group.browser.post(&format!("{address}/merges"), &page, &[("with", &with), ("into", &into)]).await;
    let page = group.open(&address).await;
    assert!(page.contains("Kiinnitetty") && page.contains("Kiinnitys perustuu päätökseen: ilmiöiden yhdistäminen."));
    assert!(group.open("/app/decisions").await.contains("Tärkeä"));
}

#[tokio::test]
async fn two_phenomena_are_merged_after_a_look_at_both_sides() {
    let mut group = WorkGroup::meet().await;
    let rents = group.rents().await;
    let form = format!("/app/phenomena/{rents}/merges/new");
    assert!(group.open(&form).await.contains("Häätö ja vuokrarästit (3)"));
    let preview = group.browser.get(&format!("{form}?with={}", group.evictions)).await;
    assert!(preview.text().contains("Häädetylle nuorelle ei löydy asuntoa mistään."));
    assert!(preview.text().contains(&format!(r#"value="{}" checked"#, group.evictions)), "the larger one lives on");
    let with = group.evictions.to_string();
    let answer = group.browser.post(&format!("/app/phenomena/{rents}/merges"), &preview, &[("with", &with)]).await;
    assert!(group.open(answer.location()).await.contains("valitse, kumman ilmiön nimi ja osoite jäävät voimaan"));
    let fields = [("with", with), ("into", group.evictions.to_string())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = group.browser.post(&format!("/app/phenomena/{rents}/merges"), &preview, &fields).await;
    let page = group.browser.get(answer.location()).await;
    assert!(page.text().contains("Päätös tallennettiin: ilmiöiden yhdistäminen."));
    let old = group.browser.get(&format!("/app/phenomena/{rents}")).await;
    assert_eq!(old.location(), group.address());

    group.browser.post(&undoing(page.text()), &page, &[]).await;
    assert_eq!(group.browser.get(&format!("/app/phenomena/{rents}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_phenomenon_is_split_by_ticking_texts() {
    let mut group = WorkGroup::meet().await;
    let form = group.browser.get(&format!("{}/splits/new", group.address())).await;
    assert!(form.text().contains("Häädetylle nuorelle ei löydy asuntoa mistään."));
    let leaving = group.reports[2];
    let address = format!("{}/splits", group.address());
    let answer = group.browser.post(&address, &form, &[("observation", &leaving.to_string())]).await;
    assert!(group.open(answer.location()).await.contains("Päätös tallennettiin: ilmiön jakaminen."));
    assert_ne!(group.homes(leaving).await, [group.evictions]);

    let all: Vec<String> = group.reports[..2].iter().map(ToString::to_string).collect();
    let fields = [("observation", all[0].as_str()), ("observation", all[1].as_str())];
    let answer = group.browser.post(&address, &form, &fields).await;
    assert!(group.open(answer.location()).await.contains("kumpaankin ilmiöön on jäätävä havaintoja"));
}

#[tokio::test]
async fn a_phenomenon_is_described_themed_pinned_and_dismissed() {
    let mut group = WorkGroup::meet().await;
    let description = [("description_fi", "Nuoria häädetään pienistä veloista."), ("description_sv", "")];
    group.say("description", &description).await;
    group.say("themes", &[("theme", "asuminen"), ("theme", "toimeentulo")]).await;
    group.say("pin", &[]).await;
    let answer = group.say("dismissal", &[("reason", "Tiedossa jo")]).await;
    let page = group.browser.get(answer.location()).await;
    for words in [
        "Nuoria häädetään pienistä veloista.",
        r#"name="theme" value="asuminen" checked"#,
        "Kiinnitetty",
        "Ilmiö on hylätty: siitä ei tehdä nostoja.",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    let too_long = "ä".repeat(2001);
    let answer = group.say("description", &[("description_fi", &too_long), ("description_sv", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Lyhennä kuvaus enintään 2 000 merkkiin."));
    assert!(answer.text().contains(&too_long), "what was typed is not lost");
    assert!(answer.text().contains("Tietoja ei tallennettu") && !answer.text().contains("Nimeä ei"));
}

#[tokio::test]
async fn the_list_says_which_decision_must_be_undone_first() {
    let mut group = WorkGroup::meet().await;
    let report = group.reports[0].to_string();
    group.say("moves", &[("observation", &report), ("to", "alone")]).await;
    let first = group.browser.app.store.decisions().await.unwrap()[0].id;
    let rents = group.rents().await.to_string();
    group.say("moves", &[("observation", &report), ("to", &rents)]).await;
    let list = group.browser.get("/app/decisions").await;
    let answer = group.browser.post(&format!("/app/decisions/{first}/undoings"), &list, &[]).await;
    let address = answer.location().split('#').next().unwrap().to_owned();
    let page = group.open(&address).await;
    assert!(page.contains("Kumoa ensin myöhempi päätös.") && page.contains("Aino Laine: havaintojen siirto"));
    assert!(page.contains("Vuokrien nousu"));
}

#[tokio::test]
async fn who_decides_on_an_old_page_is_told_that_somebody_else_did() {
    let mut group = WorkGroup::meet().await;
    let address = group.address();
    let old = group.browser.get(&address).await;
    let seen = old.text().split_once(r#"name="seen" value=""#).unwrap().1.split_once('"').unwrap().0.to_owned();
    let report = group.reports[0].to_string();
    group.say("moves", &[("observation", &report), ("to", "alone"), ("seen", &seen)]).await;
    let late = [("observation", report.as_str()), ("seen", seen.as_str())];
    let answer = group.browser.post(&format!("{address}/confirmations"), &old, &late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text().contains("Samasta asiasta on juuri päätetty ("));
}

#[tokio::test]
async fn two_reports_are_shown_beside_each_other_with_what_ties_them() {
    let mut group = WorkGroup::meet().await;
    let page = group.open(&format!("/app/observations/{}/with/{}", group.reports[0], group.reports[1])).await;
    assert!(page.contains("Miksi nämä ovat samankaltaisia"));
    assert!(page.contains("<mark>häädön</mark>") && page.contains("<mark>vräktes</mark>"), "in every inflection");
    let (_, table) = page.split_once("<tbody>").unwrap();
    assert!(table.contains("häätö") && table.contains("häädön") && table.contains("vräktes"));
    let unknown = format!("/app/observations/{}/with/{}", group.reports[0], ObservationId::new());
    assert_eq!(group.browser.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_group_discusses_a_phenomenon_and_a_note_is_its_writers_own() {
    let mut group = WorkGroup::meet().await;
    for (note, fault) in
        [("", "Kirjoita muistiinpano."), ("Soitetaan 040 123 4567", "Poista muistiinpanosta henkilötiedot.")]
    {
        let refused = group.say("notes", &[("note", note)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(fault) && refused.text().contains(note), "{fault}");
    }
    let kept = group.say("notes", &[("note", "Kysytään kiinteistöiltä ensi viikolla.")]).await;
    assert_eq!(kept.location(), format!("{}#notes", group.address()));
    let address = group.address();
    let page = group.browser.get(&address).await;
    assert!(page.text().contains("Kysytään kiinteistöiltä") && page.text().contains("Aino Laine"));
    let (_, rest) = page.text().split_once("action=\"/app/notes/").expect("one's own note can be removed");
    let removal = format!("/app/notes/{}", rest.split('"').next().unwrap());

    let note = group.browser.app.store.notes_about(group.evictions).await.unwrap().remove(0);
    let other = Email::parse("eeva@example.fi").unwrap();
    let new = (other, "Eeva", Role::Member);
    let eeva = access::add_user(&group.browser.app.store, &group.browser.app.hasher, new, None, Timestamp::now());
    let eeva = eeva.await.unwrap();
    assert_eq!(group.browser.app.store.delete_note(note.id, eeva.id).await.unwrap(), None, "not hers");
    let removed = group.browser.post(&removal, &page, &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert!(group.browser.app.store.notes_about(group.evictions).await.unwrap().is_empty());
}
