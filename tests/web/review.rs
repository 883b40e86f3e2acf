//! New observations are looked at one by one.

use axum::http::StatusCode;
use ilmiotutka::access::Role;
use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::review::{Urgency, Verdict, queue};
use ilmiotutka::store::GroupingChanges;
use jiff::Timestamp;

use crate::browser::{Answer, Browser};
use crate::work_group::{WorkGroup, days_ago, phenomenon};

impl WorkGroup {
    /// Answers about an observation and returns the next page.
    async fn say_of(&mut self, about: ObservationId, fields: &[(&str, &str)]) -> Answer {
        let page = self.browser.get("/app/review").await;
        let answer = self.browser.post(&format!("/app/review/{about}/answers"), &page, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        self.browser.get(answer.location()).await
    }

    async fn waiting(&self) -> Vec<ObservationId> {
        let waiting = queue(&self.browser.app, Timestamp::now()).await.unwrap();
        waiting.into_iter().map(|one| one.observation).collect()
    }

    async fn belongs_to(&self, observation: ObservationId) -> Vec<PhenomenonId> {
        let homes = self.browser.app.store.memberships_of(observation).await.unwrap();
        homes.into_iter().map(|membership| membership.phenomenon).collect()
    }

    async fn verdict(&self, observation: ObservationId) -> Option<Verdict> {
        self.browser.app.store.review(observation).await.unwrap().map(|review| review.verdict)
    }
}

#[tokio::test]
async fn what_has_an_alert_comes_first_and_the_oldest_of_it() {
    let mut group = WorkGroup::meet().await;
    let waiting = queue(&group.browser.app, Timestamp::now()).await.unwrap();
    let [first, second, third] = group.reports[..] else { panic!("three reports") };
    assert_eq!(group.waiting().await, [first, second, third, group.alone]);
    assert_eq!(
        waiting.iter().map(|one| one.urgency).collect::<Vec<_>>(),
        [Urgency::Alerted, Urgency::Alerted, Urgency::Alerted, Urgency::Usual]
    );
    let page = group.browser.get("/app/review").await;
    for words in ["4 havaintoa jäljellä", "Perhe sai häädön", "Häätö ja vuokrarästit", "Ilmiöstä on nosto"] {
        assert!(page.text().contains(words), "{words}");
    }
    assert!(group.browser.get("/app").await.text().contains("Käy läpi 4 uutta havaintoa"));
}

#[tokio::test]
async fn a_proposal_is_accepted_and_the_answer_taken_back() {
    let mut group = WorkGroup::meet().await;
    let (report, home) = (group.reports[0], group.evictions.to_string());
    let next = group.say_of(report, &[("verdict", "accepted"), ("to", &home)]).await;
    assert!(next.text().contains("on vahvistettu.") && next.text().contains("3 havaintoa jäljellä"));
    assert!(next.text().contains("vräktes"), "the next one is shown");
    assert!(group.browser.app.store.memberships_of(report).await.unwrap()[0].confirmed);

    let back = group.browser.post(&format!("/app/review/{report}/undoings"), &next, &[]).await;
    let again = group.browser.get(back.location()).await;
    assert!(again.text().contains("Havainto odottaa taas") && again.text().contains("Perhe sai häädön"));
    assert!(!group.browser.app.store.memberships_of(report).await.unwrap()[0].confirmed);
    assert_eq!(group.waiting().await.len(), 4);
}

#[tokio::test]
async fn each_answer_becomes_the_decision_that_it_says() {
    let mut group = WorkGroup::meet().await;
    let rents = phenomenon("Vuokrien nousu", "Högre hyror");
    let other = rents.id;
    let changes = GroupingChanges { new_phenomena: vec![rents], ..GroupingChanges::default() };
    group.browser.app.store.save_grouping(&changes, Timestamp::now()).await.unwrap();
    let [moved, also, new] = group.reports[..] else { panic!("three reports") };
    let to = other.to_string();
    group.say_of(moved, &[("verdict", "moved"), ("to", &to)]).await;
    assert_eq!(group.belongs_to(moved).await, [other]);
    group.say_of(also, &[("verdict", "also"), ("to", &to)]).await;
    assert_eq!(group.belongs_to(also).await.len(), 2);
    group.say_of(new, &[("verdict", "new")]).await;
    let [newborn] = group.belongs_to(new).await[..] else { panic!("one home") };
    assert!(newborn != other && newborn != group.evictions);
    let last = group.say_of(group.alone, &[("verdict", "accepted")]).await;
    assert!(last.text().contains("Ei uutta läpikäytävää") && last.text().contains("on merkitty luetuksi."));
    assert_eq!(group.verdict(group.alone).await, Some(Verdict::Accepted));
    assert_eq!(group.browser.app.store.decisions().await.unwrap().len(), 3, "what was only read is no decision");
    assert!(group.browser.get("/app").await.text().contains("Uudet havainnot on käyty läpi."));
}

#[tokio::test]
async fn what_stands_alone_makes_a_phenomenon_with_its_pair() {
    let mut group = WorkGroup::meet().await;
    let (alone, other) = (group.alone, group.reports[2].to_string());
    group.say_of(alone, &[("verdict", "accepted"), ("pair", &other)]).await;
    let together = group.belongs_to(alone).await;
    assert_eq!(together, group.belongs_to(group.reports[2]).await);
    assert!(together.len() == 1 && together[0] != group.evictions);
    assert_eq!(group.waiting().await.len(), 2, "of the pair both were looked at");
}

#[tokio::test]
async fn what_is_passed_over_waits_on() {
    let mut group = WorkGroup::meet().await;
    let first = group.waiting().await[0];
    let passed = group.browser.get(&format!("/app/review?after={first}")).await;
    assert!(passed.text().contains("vräktes") && passed.text().contains("3 havaintoa jäljellä"));
    let last = group.alone;
    let end = group.browser.get(&format!("/app/review?after={last}")).await;
    assert!(end.text().contains("Olet jonon lopussa") && end.text().contains("Ohitit 4 havaintoa."));
    assert_eq!(group.waiting().await.len(), 4);
}

#[tokio::test]
async fn an_answer_without_sense_changes_nothing_and_says_so() {
    let mut group = WorkGroup::meet().await;
    let report = group.reports[0];
    let nowhere = group.say_of(report, &[("verdict", "moved")]).await;
    assert!(nowhere.text().contains("valitse ilmiö, johon havainnot kuuluvat"));
    let page = group.browser.get("/app/review").await;
    let address = format!("/app/review/{report}/answers");
    let unknown = group.browser.post(&address, &page, &[("verdict", "ehkä")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = format!("/app/review/{}/answers", ObservationId::new());
    assert_eq!(group.browser.post(&none, &page, &[("verdict", "seen")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(group.waiting().await.len(), 4);

    // What another page decided was looked at too.
    let home = format!("/app/phenomena/{}", group.evictions);
    let page = group.browser.get(&home).await;
    group.browser.post(&format!("{home}/confirmations"), &page, &[("observation", &report.to_string())]).await;
    assert_eq!(group.waiting().await.len(), 3);
}

#[tokio::test]
async fn an_empty_service_has_nothing_to_review() {
    let mut browser = Browser::open_signed_in().await;
    let page = browser.get("/app/review").await;
    assert!(page.text().contains("Ei uutta läpikäytävää"));
}

#[tokio::test]
async fn the_overview_tells_what_came_since_the_last_visit() {
    let mut group = WorkGroup::meet().await;
    let first = group.browser.get("/app").await;
    assert!(!first.text().contains("Edellisen käyntisi"), "there was none");
    let reader = group.browser.app.store.users().await.unwrap()[0].id;
    let store = group.browser.app.store.clone();
    store.look(reader, days_ago(10)).await.unwrap();
    let told = group.browser.get("/app").await;
    assert!(told.text().contains("2 uutta havaintoa, 1 uusi ilmiö ja 1 nosto."), "{}", told.text());
}

#[tokio::test]
async fn help_tells_first_steps_that_the_reader_may_take() {
    let mut member = Browser::open_signed_in().await;
    let help = member.get("/app/help").await;
    for words in
        ["Käy läpi uudet havainnot", "Nouseva ilmiö", "Miten ohjelma päättelee?", "Vääriä nostoja vuodessa", "10,6"]
    {
        assert!(help.text().contains(words), "{words}");
    }
    let mut leader = Browser::open_signed_in_as(Role::Leadership).await;
    let help = leader.get("/app/help").await;
    assert!(!help.text().contains(r#"href="/app/review""#) && help.text().contains(r#"href="/app/phenomena""#));
}
