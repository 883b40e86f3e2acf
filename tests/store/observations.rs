//! Observations are stored once, found again, listed in pages and followed.

use ilmiotutka::access::Scope;
use ilmiotutka::encoder::EncoderName;
use ilmiotutka::ids::{DecisionId, ImportId, ObservationId};
use ilmiotutka::intake::{Observation, ReporterGroup, ServiceLine};
use ilmiotutka::originals::SealedOriginal;
use ilmiotutka::review::{Review, Verdict, Waiting};
use ilmiotutka::store::{Inserted, ObservationFilter, PagePosition, ReferenceNumber, Store, StoredObservation};
use ilmiotutka::text::Language;

use crate::people::{eviction, eviction_in_swedish, numbered};
use crate::support::at;

pub async fn are_stored_once(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    assert_eq!(store.insert_observations(&[], None, now).await.unwrap(), []);

    let form = eviction("2026-02-01T08:00:00Z");
    let inserted = store.insert_observation(&form, now).await.unwrap();
    assert_eq!(inserted, Inserted { id: form.id, already_known: false });

    // A file with two rows of one number, imported twice, adds one observation.
    let import = ImportId::new();
    store.start_import(import, "havainnot.csv", now).await.unwrap();
    let first = numbered("H-1", "2026-01-05T10:00:00Z");
    let other = numbered("H-2", "2026-01-06T10:00:00Z");
    let again = numbered("H-1", "2026-01-05T10:00:00Z");
    let rows = [first.clone(), other.clone(), again.clone()];
    let brought = store.insert_observations(&rows, Some(import), now).await.unwrap();
    assert_eq!(brought.iter().map(|row| row.already_known).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(brought[2].id, first.id);
    let second_run = store.insert_observations(&[again], Some(import), now).await.unwrap();
    assert_eq!(second_run, [Inserted { id: first.id, already_known: true }]);
    assert_eq!(store.observation_count(&ObservationFilter::default()).await.unwrap(), 3);

    let stored = store.observation(first.id).await.unwrap().unwrap();
    assert_eq!(stored.import, Some(import));
}

pub async fn are_found_again(store: &Store) {
    let now = at("2026-02-01T08:00:00.123456Z");
    let finnish = numbered("H-1", "2026-01-05T10:00:00.5Z");
    let swedish = eviction_in_swedish("2026-01-06T10:00:00Z");
    store.insert_observations(&[finnish.clone(), swedish.clone()], None, now).await.unwrap();

    let stored = store.observation(swedish.id).await.unwrap().unwrap();
    assert_eq!(stored.observation, swedish);
    assert_eq!(stored.stored_at, now);
    assert_eq!(stored.grouped_at, None);
    assert_eq!(stored.reference, ReferenceNumber::of(swedish.id));

    let by_reference = store.observation_by_reference(&stored.reference).await.unwrap();
    assert_eq!(by_reference, Some(stored.clone()));
    let by_number = store.observation_by_external_id("H-1").await.unwrap().unwrap();
    assert_eq!(by_number.observation, finnish);
    let unknown = ObservationId::new();
    let in_order = store.observations(&[swedish.id, unknown, finnish.id]).await.unwrap();
    assert_eq!(in_order, [stored, by_number]);

    assert_eq!(store.observation(unknown).await.unwrap(), None);
    assert_eq!(store.observation_by_external_id("H-3").await.unwrap(), None);
    assert_eq!(store.observation_by_reference(&ReferenceNumber::of(unknown)).await.unwrap(), None);
}

pub async fn come_in_pages(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let january: Vec<Observation> = (1..=5).map(|day| eviction(&format!("2026-01-0{day}T10:00:00Z"))).collect();
    // Two at the same time: the id decides, so that a page ends between them.
    let twins = [eviction_in_swedish("2026-01-03T10:00:00Z"), eviction_in_swedish("2026-01-09T10:00:00Z")];
    store.insert_observations(&january, None, now).await.unwrap();
    store.insert_observations(&twins, None, now).await.unwrap();

    let all = ObservationFilter::default();
    let mut paged = Vec::new();
    let mut after = None;
    loop {
        let page = store.observation_page(&all, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(PagePosition { received_at: last.observation.received_at, id: last.observation.id });
        paged.extend(ids(&page));
    }
    let expected =
        [twins[1].id, january[4].id, january[3].id, twins[0].id, january[2].id, january[1].id, january[0].id];
    assert_eq!(paged, expected);

    for (filter, count) in [
        (ObservationFilter { from: Some(at("2026-01-03T10:00:00Z")), ..all.clone() }, 5),
        (ObservationFilter { before: Some(at("2026-01-03T10:00:00Z")), ..all.clone() }, 2),
        (ObservationFilter { county: Some("pohjanmaa".to_owned()), ..all.clone() }, 2),
        (ObservationFilter { municipality: Some("837".to_owned()), ..all.clone() }, 5),
        (ObservationFilter { service_line: Some(ServiceLine::WorkingAge), ..all.clone() }, 5),
        (ObservationFilter { service_line: Some(ServiceLine::Older), ..all.clone() }, 0),
        (ObservationFilter { reporter: Some(ReporterGroup::Resident), ..all.clone() }, 2),
        (ObservationFilter { language: Some(Language::Sv), ..all.clone() }, 2),
        (ObservationFilter { phenomenon: Some(ilmiotutka::ids::PhenomenonId::new()), ..all.clone() }, 0),
        (ObservationFilter { scope: within("pohjanmaa"), ..all.clone() }, 2),
        (ObservationFilter { scope: within("lappi"), ..all.clone() }, 0),
        (all.clone(), 7),
    ] {
        assert_eq!(store.observation_count(&filter).await.unwrap(), count, "{filter:?}");
        assert_eq!(store.observation_page(&filter, None, 50).await.unwrap().len() as u64, count, "{filter:?}");
    }

    let waiting = store.ungrouped_observations(3).await.unwrap();
    assert_eq!(ids(&waiting), [january[0].id, january[1].id, january[2].id]);
}

fn within(county: &str) -> Scope {
    Scope::ALL.within_counties([county, "kainuu"].map(str::to_owned))
}

pub async fn keep_sealed_originals_and_change(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let report = Observation { external_id: Some("kunta-7".to_owned()), ..eviction("2026-01-01T10:00:00Z") };
    let sealed =
        SealedOriginal { observation: report.id, sealed: vec![0, 159, 255], key: "0123456789abcdef".to_owned() };
    let reports = [report.clone(), Observation { id: ObservationId::new(), ..report.clone() }];
    let known = SealedOriginal { observation: reports[1].id, ..sealed.clone() };
    let inserted = store.insert_with_originals(&reports, &[sealed.clone(), known], None, now).await.unwrap();
    assert!(inserted[1].already_known);
    assert_eq!(store.original(report.id).await.unwrap(), Some(sealed));
    assert_eq!(store.original(reports[1].id).await.unwrap(), None);

    let encoder = EncoderName::new("kokeilu");
    store.save_vectors(&encoder, &[(report.id, vec![0.5])]).await.unwrap();
    let before = store.observation(report.id).await.unwrap().unwrap();
    let changed = Observation { text: "[nimi] sai häädön.".to_owned(), proposal: None, ..report.clone() };
    store.change_texts(&changed, now).await.unwrap();
    let after = store.observation(report.id).await.unwrap().unwrap();
    assert_eq!((after.observation, after.grouped_at), (changed, None));
    assert!(after.change > before.change, "copies follow");
    assert!(store.vectors(&encoder).await.unwrap().is_empty());

    assert_eq!(store.erase_originals_until(at("2026-02-01T07:59:59Z")).await.unwrap(), 0);
    assert_eq!(store.erase_originals_until(now).await.unwrap(), 1);
    assert_eq!(store.original(report.id).await.unwrap(), None);
}

pub async fn are_followed_by_copies(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let observations: Vec<Observation> = (1..=5).map(|day| eviction(&format!("2026-01-0{day}T10:00:00Z"))).collect();
    store.insert_observations(&observations, None, now).await.unwrap();

    let mut followed = Vec::new();
    let mut sequence = 0;
    loop {
        let changes = store.observations_changed_after(sequence, 2).await.unwrap();
        if changes.is_empty() {
            break;
        }
        followed.extend(changes.changed.iter().map(|changed| changed.stored.observation.id));
        sequence = changes.up_to;
    }
    assert_eq!(followed, observations.iter().map(|observation| observation.id).collect::<Vec<_>>());

    store.delete_observations(&[observations[1].id, ObservationId::new()]).await.unwrap();
    let later = eviction("2026-01-01T10:00:00Z");
    store.insert_observation(&later, now).await.unwrap();
    let changes = store.observations_changed_after(sequence, 10).await.unwrap();
    assert_eq!(changes.removed, [observations[1].id]);
    assert_eq!(changes.changed.len(), 1);
    assert_eq!(changes.changed[0].stored.observation.id, later.id);
    assert!(changes.changed[0].phenomena.is_empty());
    assert_eq!(store.observation(observations[1].id).await.unwrap(), None);
    assert!(store.observations_changed_after(changes.up_to, 10).await.unwrap().is_empty());
}

/// Many write at once while one follows: it sees every observation exactly once.
pub async fn never_overtake_a_follower(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..5 {
                    let rows = [eviction("2026-01-01T10:00:00Z"), eviction("2026-01-02T10:00:00Z")];
                    store.insert_observations(&rows, None, now).await.unwrap();
                }
            })
        })
        .collect();
    let mut seen = Vec::new();
    let mut sequence = 0;
    loop {
        let all_done = writers.iter().all(tokio::task::JoinHandle::is_finished);
        let changes = store.observations_changed_after(sequence, 7).await.unwrap();
        if changes.is_empty() && all_done {
            break;
        }
        seen.extend(changes.changed.iter().map(|changed| changed.stored.observation.id));
        sequence = changes.up_to;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let followed = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((followed, seen.len()), (80, 80));
}

fn ids(observations: &[StoredObservation]) -> Vec<ObservationId> {
    observations.iter().map(|stored| stored.observation.id).collect()
}

pub async fn wait_to_be_reviewed(store: &Store) {
    let [old, first, second] = [at("2026-01-01T08:00:00Z"), at("2026-03-01T08:00:00Z"), at("2026-03-02T08:00:00Z")]
        .map(|received_at| Observation { received_at, ..eviction("2026-01-01T08:00:00Z") });
    store.insert_observations(&[second.clone(), old, first.clone()], None, at("2026-03-02T09:00:00Z")).await.unwrap();
    let since = at("2026-02-01T00:00:00Z");
    let ids = |waiting: Vec<Waiting>| waiting.into_iter().map(|one| one.observation).collect::<Vec<_>>();
    assert_eq!(ids(store.unreviewed(since, 10).await.unwrap()), [first.id, second.id], "the oldest first, no history");
    assert_eq!(ids(store.unreviewed(since, 1).await.unwrap()), [first.id]);

    let review = Review { observation: first.id, verdict: Verdict::Seen, decision: None, by: None, at: since };
    store.save_review(&review).await.unwrap();
    assert_eq!(store.review(first.id).await.unwrap(), Some(review.clone()));
    assert_eq!(ids(store.unreviewed(since, 10).await.unwrap()), [second.id]);
    let again = Review { verdict: Verdict::New, decision: Some(DecisionId::new()), ..review };
    store.save_review(&again).await.unwrap();
    assert_eq!(store.review(first.id).await.unwrap(), Some(again), "a later answer counts");
    store.delete_review(first.id).await.unwrap();
    assert_eq!(store.review(first.id).await.unwrap(), None);
    assert_eq!(store.unreviewed(since, 10).await.unwrap().len(), 2);
}
