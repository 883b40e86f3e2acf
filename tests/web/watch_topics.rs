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
        store.save_watch_hits(topic.id, &fits, i64::MAX, Timestamp::now()).await.unwrap();
        topic.id
    }

    async fn send(&mut self, topic: WatchTopicId, what: &str, fields: &[(&str, &str)]) -> Answer {
        let address = format!("/app/watch-topics/{topic}");
        let page = self.browser.get(&address).await;
        self.browser.post(&format!("{address}{what}"), &page, fields).await
    }
}

#[tokio::test]
async fn a_topic_shows_what_fits_and_learns_from_what_people_say() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    assert!(group.open("/app/watch-topics").await.contains("2 sopivaa havaintoa, joista 2 käsittelemättä"));
    let page = group.open(&format!("/app/watch-topics/{topic}")).await;
    assert!(page.contains(DESCRIPTION) && page.contains("Sopii hyvin") && page.contains("Näytä lähes sopivat"));

    let accepted = [("observation", group.reports[0].to_string()), ("verdict", "accepted".to_owned())];
    let accepted = accepted.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = group.send(topic, "/verdicts", &accepted).await;
    assert_eq!(answer.location(), format!("/app/watch-topics/{topic}"));
    let page = group.open(answer.location()).await;
    assert!(page.contains("Hyväksytyt"));
    assert!(group.open("/app/watch-topics?kieli=sv").await.contains("av dem 1 obehandlade"));
}

#[tokio::test]
async fn a_topic_is_closed_and_gathers_no_more() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    group.send(topic, "/state", &[("state", "closed")]).await;
    let page = group.open(&format!("/app/watch-topics/{topic}")).await;
    assert!(page.contains("Seuranta on lopetettu."));
    assert!(!page.contains("Kuuluu aiheeseen"), "a closed topic is not judged");
    assert!(group.open("/app/watch-topics").await.contains("Päättyneet"));
}

#[tokio::test]
async fn a_topic_grows_into_a_phenomenon_of_what_was_accepted() {
    let mut group = WorkGroup::meet().await;
    let topic = group.watch().await;
    let names = [("name_fi", "Nuorten häädöt"), ("name_sv", "Unga vräks")];
    assert_eq!(group.send(topic, "/phenomenon", &names).await.status, StatusCode::CONFLICT);
    let report = group.reports[0].to_string();
    group.send(topic, "/verdicts", &[("observation", &report), ("verdict", "accepted")]).await;
    let answer = group.send(topic, "/phenomenon", &[("name_fi", ""), ("name_sv", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = group.send(topic, "/phenomenon", &names).await;
    let page = group.open(answer.location()).await;
    assert!(page.contains("Nuorten häädöt") && page.contains("Perhe sai häädön"));
    assert!(group.open(&format!("/app/watch-topics/{topic}")).await.contains("Aiheesta on tehty ilmiö:"));
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
