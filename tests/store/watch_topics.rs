//! Watch topics gather observations, and people judge them.

use ilmiotutka::encoder::EncoderName;
use ilmiotutka::ids::WatchTopicId;
use ilmiotutka::phenomena::watch::{Verdict, WatchDescription, WatchState, WatchTopic};
use ilmiotutka::store::Store;
use ilmiotutka::text::{Language, Redactor};

use crate::phenomena::{aino, received};
use crate::support::at;

fn described(text: &str) -> WatchDescription {
    WatchDescription::parse(text, Language::Fi, &Redactor::new()).unwrap()
}

pub async fn gather_and_are_judged(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await.id;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z"]).await;
    let (first, second) = (reports[0].id, reports[1].id);
    let topic = WatchTopic {
        id: WatchTopicId::new(),
        description: described("Häätöjä pienistä vuokraveloista"),
        state: WatchState::Open,
        phenomenon: None,
        by: Some(aino),
        created_at: now,
        updated_at: now,
    };
    let encoder = EncoderName::new("tests-1");
    store.insert_watch_topic(&topic, &encoder, &[0.5, -1.0]).await.unwrap();
    assert_eq!(store.watch_topic(topic.id).await.unwrap(), Some(topic.clone()));
    assert_eq!(store.watch_topics().await.unwrap(), std::slice::from_ref(&topic));

    let pending = store.pending_watch_topics(2).await.unwrap();
    assert_eq!((pending[0].vector.as_slice(), pending[0].looked_up_to), (&[0.5, -1.0][..], 0));
    store.save_watch_hits(topic.id, &[(first, 0.4), (second, 0.6)], 2, now).await.unwrap();
    assert_eq!(store.pending_watch_topics(2).await.unwrap(), []);
    assert_eq!(store.pending_watch_topics(3).await.unwrap().len(), 1);

    assert!(store.judge_watch_hit((topic.id, first), Verdict::Accepted, aino, now).await.unwrap());
    assert!(!store.judge_watch_hit((WatchTopicId::new(), first), Verdict::Accepted, aino, now).await.unwrap());
    let verdicts = |hits: Vec<ilmiotutka::phenomena::watch::WatchHit>| {
        hits.into_iter().map(|hit| (hit.observation, hit.verdict)).collect::<Vec<_>>()
    };
    let hits = store.watch_hits(topic.id).await.unwrap();
    assert_eq!(hits[1].judged_by, Some(aino));
    assert_eq!(verdicts(hits), [(second, Verdict::Proposed), (first, Verdict::Accepted)]);

    // Described anew, what nobody judged is looked for again.
    let anew = described("Nuoret jäävät ilman asuntoa");
    assert!(store.describe_watch_topic(topic.id, &anew, (&encoder, &[1.0]), now).await.unwrap());
    assert_eq!(verdicts(store.watch_hits(topic.id).await.unwrap()), [(first, Verdict::Accepted)]);
    assert_eq!(store.pending_watch_topics(3).await.unwrap()[0].looked_up_to, 0);

    assert!(store.set_watch_state(topic.id, WatchState::Closed, None, now).await.unwrap());
    assert_eq!(store.pending_watch_topics(3).await.unwrap(), []);
    assert!(!store.describe_watch_topic(topic.id, &anew, (&encoder, &[1.0]), now).await.unwrap());
    assert!(store.set_watch_state(topic.id, WatchState::Grown, None, now).await.unwrap());
    assert!(!store.set_watch_state(topic.id, WatchState::Open, None, now).await.unwrap(), "what grew stays so");
}
