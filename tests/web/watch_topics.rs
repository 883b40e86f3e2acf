//! Watch topics: what the work group follows in a sentence of its own. There is no encoder here; what is found by
//! meaning is tested with the pipeline.

use axum::http::StatusCode;
use ilmiotutka::encoder::EncoderName;
use ilmiotutka::ids::WatchTopicId;
use ilmiotutka::phenomena::watch::{self, WatchDescription, WatchState, WatchTopic};
use ilmiotutka::text::Language;
use jiff::Timestamp;

use crate::browser::Answer;
use crate::work_group::WorkGroup;

const DESCRIPTION: &str = "Nuoria häädetään vuokravelan takia";

impl WorkGroup {
    /// Opens a topic that the three reports fit, the last one but nearly.
    async fn watch(&self) -> WatchTopicId {
        let store = &self.browser.app.store;
        let description = WatchDescription::parse(DESCRIPTION, Language::Fi, &self.browser.app.redactor).unwrap();
        let topic = WatchTopic {
            id: WatchTopicId::new(),
            description,
            state: WatchState::Open,
            phenomenon: None,
            by: None,
            created_at: Timestamp::now(),
            updated_at: Timestamp::now(),
        };
        store.insert_watch_topic(&topic, &EncoderName::new("tests"), &[1.0]).await.unwrap();
        let fits: Vec<_> =
            self.reports.iter().copied().zip([0.4, 0.05, -0.02].map(|off| watch::STANDARD + off)).collect();
        assert!(store.save_watch_hits(&topic, &fits, i64::MAX, Timestamp::now()).await.unwrap());
        topic.id
    }

    async fn send(&mut self, topic: WatchTopicId, what: &str, fields: &[(&str, &str)]) -> Answer {
        let address = format!("/app/watch-topics/{topic}");
        let page = self.browser.get(&address).await;
        self.browser.post(&format!("{address}{what}"), &page, fields).await
    }

    async fn judge(&mut self, topic: WatchTopicId, report: usize, verdict: &str) -> Answer {
        let report = self.reports[report].to_string();
        self.send(topic, "/verdicts", &[("observation", &report), ("verdict", verdict)]).await
    }
}

#[tokio::test]
async fn a_topic_shows_what_fits_and_what_people_said_of_it() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    assert!(group.open("/app/watch-topics").await.contains("2 sopivaa havaintoa. Käsittelemättä: 2."));
    let page = group.open(&format!("/app/watch-topics/{topic}")).await;
    assert!(page.contains(DESCRIPTION) && page.contains("Sopii hyvin") && page.contains("Näytä lähes sopivat"));

    let answer = group.judge(topic, 0, "accepted").await;
    assert_eq!(answer.location(), format!("/app/watch-topics/{topic}"));
    let page = group.open(answer.location()).await;
    assert!(page.contains("Hyväksytyt"));
    assert!(group.open("/app/watch-topics?kieli=sv").await.contains("Obehandlade: 1."));
}

#[tokio::test]
async fn a_topic_learns_from_what_people_accept_just_below_the_threshold() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    let store = &group.browser.app.store;
    let found = store.watch_topic(topic).await.unwrap().unwrap();
    // Two more that nearly fit, and one between them and what was accepted.
    let fits = [(group.alone, watch::STANDARD - 0.01), (group.reports[1], watch::STANDARD - 0.03)];
    assert!(store.save_watch_hits(&found, &fits, i64::MAX, Timestamp::now()).await.unwrap());
    assert!(group.open("/app/watch-topics").await.contains("1 sopiva havainto. Käsittelemättä: 1."));
    group.judge(topic, 1, "accepted").await;
    group.judge(topic, 2, "accepted").await;
    let page = group.open("/app/watch-topics").await;
    assert!(page.contains("4 sopivaa havaintoa. Käsittelemättä: 2."), "what lies above those that were accepted fits");
}

#[tokio::test]
async fn a_topic_is_closed_and_gathers_no_more() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    let judged = "Kuuluu aiheeseen";
    assert!(group.open(&format!("/app/watch-topics/{topic}")).await.contains(judged));
    group.send(topic, "/state", &[("state", "closed")]).await;
    assert_eq!(group.judge(topic, 0, "accepted").await.status, StatusCode::CONFLICT);
    let page = group.open(&format!("/app/watch-topics/{topic}")).await;
    assert!(page.contains("Seuranta on lopetettu."));
    assert!(!page.contains(judged), "a closed topic is not judged");
    assert!(group.open("/app/watch-topics").await.contains("Päättyneet"));
}

#[tokio::test]
async fn a_topic_grows_into_a_phenomenon_of_what_was_accepted() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    let names = [("name_fi", "Nuorten häädöt"), ("name_sv", "Unga vräks")];
    assert_eq!(group.send(topic, "/phenomenon", &names).await.status, StatusCode::CONFLICT);
    group.judge(topic, 0, "accepted").await;
    let answer = group.send(topic, "/phenomenon", &[("name_fi", ""), ("name_sv", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = group.send(topic, "/phenomenon", &names).await;
    let page = group.open(answer.location()).await;
    assert!(page.contains("Nuorten häädöt") && page.contains("Perhe sai häädön"));
    assert!(group.open(&format!("/app/watch-topics/{topic}")).await.contains("Aiheesta on tehty ilmiö:"));
}

#[tokio::test]
async fn a_topic_grows_once_and_is_followed_again_when_that_is_undone() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    group.judge(topic, 0, "accepted").await;
    let form = group.browser.get(&format!("/app/watch-topics/{topic}")).await;
    let grow = format!("/app/watch-topics/{topic}/phenomenon");
    let names = [("name_fi", "Nuorten häädöt"), ("name_sv", "Unga vräks")];
    assert_eq!(group.browser.post(&grow, &form, &names).await.status, StatusCode::SEE_OTHER);
    assert_eq!(group.browser.post(&grow, &form, &names).await.status, StatusCode::CONFLICT, "sent twice");
    let page = group.open(&format!("/app/watch-topics/{topic}")).await;
    assert!(!page.contains("Jatka seurantaa"), "it lives on as a phenomenon");

    let decisions = group.browser.app.store.decisions().await.unwrap();
    assert_eq!(decisions.len(), 2, "moved and named, once");
    for decision in decisions.iter().rev() {
        let undoing = format!("/app/decisions/{}/undoings", decision.id);
        let undone = group.browser.post(&undoing, &form, &[]).await;
        assert!(undone.location().starts_with("/app/decisions?undone="), "{}", undone.location());
    }
    assert!(group.open(&format!("/app/watch-topics/{topic}")).await.contains("Jatka seurantaa"));
    // Without an encoder nothing is compared, and the topic is open all the same.
    group.send(topic, "/state", &[("state", "open")]).await;
    let topic = group.browser.app.store.watch_topic(topic).await.unwrap().unwrap();
    assert_eq!((topic.state, topic.phenomenon), (WatchState::Open, None));
}

#[tokio::test]
async fn a_description_is_checked_and_nothing_typed_is_lost() {
    let mut group = WorkGroup::meet().await;
    let form = group.browser.get("/app/watch-topics/new").await;
    let answer = group.browser.post("/app/watch-topics", &form, &[("description", "häätö")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("vähintään 10 merkillä") && answer.text().contains(">\nhäätö</textarea>"));
    // Without an encoder nothing can be compared, and the page says where to look.
    let answer = group.browser.post("/app/watch-topics", &form, &[("description", DESCRIPTION)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
}
