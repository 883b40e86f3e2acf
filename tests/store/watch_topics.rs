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
    assert!(store.save_watch_hits(&topic, &[(first, 0.4), (second, 0.6)], 2, now).await.unwrap());
    assert_eq!(store.pending_watch_topics(2).await.unwrap(), []);
    assert_eq!(store.pending_watch_topics(3).await.unwrap().len(), 1);

    assert!(store.judge_watch_hit((topic.id, first), Verdict::Accepted, aino, now).await.unwrap());
    assert!(!store.judge_watch_hit((WatchTopicId::new(), first), Verdict::Accepted, aino, now).await.unwrap());
    let verdicts = |hits: Vec<ilmiotutka::phenomena::watch::WatchHit>| {
        hits.into_iter().map(|hit| (hit.observation, hit.verdict)).collect::<Vec<_>>()
    };
    assert_eq!(store.watch_hit_counts(topic.id, 0.5).await.unwrap(), (1, 1));
    assert_eq!(store.watch_hit_counts(topic.id, 0.7).await.unwrap(), (1, 0));
    assert_eq!(verdicts(store.judged_watch_hits(topic.id).await.unwrap()), [(first, Verdict::Accepted)]);
    let hits = store.watch_hits(topic.id).await.unwrap();
    assert_eq!(hits[1].judged_by, Some(aino));
    assert_eq!(verdicts(hits), [(second, Verdict::Proposed), (first, Verdict::Accepted)]);

    // Described anew, what nobody judged is looked for again.
    let later = at("2026-02-01T09:00:00Z");
    let anew = described("Nuoret jäävät ilman asuntoa");
    assert!(store.describe_watch_topic(topic.id, &anew, (&encoder, &[1.0]), later).await.unwrap());
    // What was compared with the old description meanwhile is not saved.
    assert!(!store.save_watch_hits(&topic, &[(second, 0.9)], 2, later).await.unwrap());
    assert_eq!(verdicts(store.watch_hits(topic.id).await.unwrap()), [(first, Verdict::Accepted)]);
    assert_eq!(store.pending_watch_topics(3).await.unwrap()[0].looked_up_to, 0);

    // Another encoder: everything is compared anew, unless the topic was changed since it was read.
    let other = EncoderName::new("tests-2");
    store.renew_watch_vector(&topic, (&other, &[0.1])).await.unwrap();
    assert_eq!(store.pending_watch_topics(3).await.unwrap()[0].encoder, encoder);
    let current = store.watch_topic(topic.id).await.unwrap().unwrap();
    assert!(store.save_watch_hits(&current, &[(second, 0.7)], 2, later).await.unwrap());
    store.renew_watch_vector(&current, (&other, &[0.1])).await.unwrap();
    let pending = store.pending_watch_topics(3).await.unwrap().remove(0);
    assert_eq!((pending.encoder, pending.vector.as_slice(), pending.looked_up_to), (other, &[0.1][..], 0));
    assert_eq!(verdicts(store.watch_hits(topic.id).await.unwrap()), [(first, Verdict::Accepted)]);

    let (open, closed, grown) = (WatchState::Open, WatchState::Closed, WatchState::Grown);
    assert!(store.change_watch_state(topic.id, (open, closed), later).await.unwrap());
    assert!(!store.change_watch_state(topic.id, (open, grown), later).await.unwrap(), "a closed one grows not");
    assert_eq!(store.pending_watch_topics(3).await.unwrap(), []);
    assert!(!store.describe_watch_topic(topic.id, &anew, (&encoder, &[1.0]), now).await.unwrap());
    assert!(store.change_watch_state(topic.id, (closed, open), later).await.unwrap());
    assert!(store.change_watch_state(topic.id, (open, grown), later).await.unwrap());
    assert!(!store.change_watch_state(topic.id, (open, grown), later).await.unwrap(), "it grows once");
}
