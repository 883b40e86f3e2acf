//! Phenomena appear, are listed, merge, and keep what people decided.

use ilmiotutka::access::{Email, PasswordHasher, Role, Scope, User, add_user};
use ilmiotutka::ids::{NoteId, ObservationId, PhenomenonId};
use ilmiotutka::intake::{Observation, ServiceLine};
use ilmiotutka::phenomena::decisions::Decision;
use ilmiotutka::phenomena::{GivenNames, Note, NoteText};
use ilmiotutka::store::{
    Curation, GroupingChanges, Home, Keywords, MonthCount, NamedBy, ObservationFilter, Phenomenon, PhenomenonEvent,
    PhenomenonEventKind, PhenomenonProposal, PhenomenonState, Store, StoreError,
};
use ilmiotutka::text::Redactor;
use serde_json::json;

use crate::decisions::decided;
use crate::people::{eviction, eviction_in_swedish};
use crate::support::at;

/// A phenomenon found on 1 February, first seen on 2 January.
pub fn evictions() -> Phenomenon {
    Phenomenon {
        id: PhenomenonId::new(),
        name_fi: Some("häätö".to_owned()),
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords { fi: vec!["häätö".to_owned(), "vuokra".to_owned()], sv: vec!["vräkning".to_owned()] },
        quote: None,
        state: PhenomenonState::Active,
        first_seen: at("2026-01-02T10:00:00Z"),
        created_at: at("2026-02-01T08:00:00Z"),
        updated_at: at("2026-02-01T08:00:00Z"),
        curation: Curation::default(),
    }
}

/// Puts observations in a phenomenon.
pub fn homes(observations: &[ObservationId], phenomenon: PhenomenonId) -> Vec<Home> {
    observations.iter().map(|&observation| Home { observation, phenomenon: Some((phenomenon, 0.75)) }).collect()
}

/// Stores observations of these times and returns them.
pub async fn received(store: &Store, times: &[&str]) -> Vec<Observation> {
    let observations: Vec<Observation> = times.iter().map(|time| eviction(time)).collect();
    store.insert_observations(&observations, None, at("2026-02-01T08:00:00Z")).await.unwrap();
    observations
}

/// Adds a member of the work group.
pub async fn aino(store: &Store) -> User {
    let email = Email::parse("aino@example.fi").unwrap();
    let hasher = PasswordHasher::for_tests();
    add_user(store, &hasher, (email, "Aino Esimerkki", Role::Member), None, at("2026-01-01T08:00:00Z")).await.unwrap()
}

fn ids(observations: &[Observation]) -> Vec<ObservationId> {
    observations.iter().map(|observation| observation.id).collect()
}

pub async fn appear_and_are_listed(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z", "2026-03-01T10:00:00Z"]).await;
    let alone = eviction_in_swedish("2026-01-05T10:00:00Z");
    store.insert_observation(&alone, now).await.unwrap();
    let before = store.observations_changed_after(0, 100).await.unwrap().up_to;

    let phenomenon = Phenomenon { quote: Some(reports[1].id), ..evictions() };
    let found = PhenomenonEvent {
        phenomenon: phenomenon.id,
        at: now,
        by: None,
        kind: PhenomenonEventKind::Found,
        detail: json!({ "observations": ids(&reports) }),
    };
    let changes = GroupingChanges {
        new_phenomena: vec![phenomenon.clone()],
        homes: homes(&ids(&reports), phenomenon.id),
        events: vec![found.clone()],
        grouped: [ids(&reports), vec![alone.id]].concat(),
        ..GroupingChanges::default()
    };
    store.save_grouping(&changes, now).await.unwrap();

    assert_eq!(store.phenomenon(phenomenon.id).await.unwrap().as_ref(), Some(&phenomenon));
    assert_eq!(store.phenomenon(PhenomenonId::new()).await.unwrap(), None);
    let course = [("2026-01", 2), ("2026-03", 1)]
        .map(|(month, observations)| MonthCount { month: month.to_owned(), observations });
    assert_eq!(store.phenomenon_course(phenomenon.id).await.unwrap(), course);
    let listed = store.phenomena(Some(PhenomenonState::Active)).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].members, listed[0].last_seen), (3, reports[2].received_at));
    assert_eq!(listed[0].course, course);
    assert_eq!(listed[0].phenomenon, phenomenon);
    assert!(store.phenomena(Some(PhenomenonState::Faded)).await.unwrap().is_empty());
    let counted = async |scope| store.phenomena_within(None, &scope).await.unwrap()[0].members;
    let county = reports[0].county.clone().unwrap();
    assert_eq!(counted(Scope::ALL.within_counties([county.clone()])).await, 3);
    assert_eq!(counted(Scope::ALL.within_counties(["kainuu".to_owned()])).await, 0);
    let line = Scope::ALL.within_counties([county]).within_service_lines([ServiceLine::Other]);
    assert_eq!(counted(line).await, 0);
    assert_eq!(store.phenomenon_events(phenomenon.id).await.unwrap(), [found]);
    assert_eq!(store.phenomena_found_since(now).await.unwrap(), [(phenomenon.id, now)]);
    assert!(store.phenomena_found_since(at("2026-02-01T08:00:01Z")).await.unwrap().is_empty());
    let in_january = store.phenomenon_counts(reports[0].received_at, reports[2].received_at).await.unwrap();
    assert_eq!(in_january, [(phenomenon.id, 2)].into());
    assert!(store.phenomenon_counts(now, reports[2].received_at).await.unwrap().is_empty());

    let members = store.phenomenon_members(phenomenon.id).await.unwrap();
    let newest_first: Vec<ObservationId> = members.iter().map(|member| member.stored.observation.id).collect();
    assert_eq!(newest_first, [reports[2].id, reports[1].id, reports[0].id]);
    assert_eq!(members[0].membership.score, 0.75);
    assert_eq!(members[0].membership.since, now);
    assert_eq!(store.memberships().await.unwrap().len(), 3);
    assert_eq!(store.memberships_of(reports[0].id).await.unwrap()[0].phenomenon, phenomenon.id);
    assert!(store.memberships_of(alone.id).await.unwrap().is_empty());
    let in_it = ObservationFilter { phenomenon: Some(phenomenon.id), ..ObservationFilter::default() };
    assert_eq!(store.observation_count(&in_it).await.unwrap(), 3);
    assert!(store.ungrouped_observations(10).await.unwrap().is_empty());

    let changed = store.observations_changed_after(before, 100).await.unwrap().changed;
    assert_eq!(changed.len(), 3, "the copies learn who moved, and not who stayed alone");
    assert!(changed.iter().all(|changed| changed.phenomena == [phenomenon.id]));

    // Its last observation gone, it fades; with a new one it is back.
    store.delete_observations(&ids(&reports)).await.unwrap();
    let faded = GroupingChanges { states: vec![(phenomenon.id, PhenomenonState::Faded)], ..Default::default() };
    store.save_grouping(&faded, now).await.unwrap();
    let listed = store.phenomena(None).await.unwrap();
    assert_eq!((listed[0].members, listed[0].last_seen), (0, phenomenon.first_seen));
    assert_eq!(listed[0].phenomenon.state, PhenomenonState::Faded);
    assert_eq!(listed[0].phenomenon.quote, None, "the quoted observation is gone");
}

pub async fn keep_what_a_person_decided(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z"]).await;
    let (mine, other) = (evictions(), evictions());
    let found = GroupingChanges {
        new_phenomena: vec![mine.clone(), other.clone()],
        homes: homes(&ids(&reports), mine.id),
        ..GroupingChanges::default()
    };
    store.save_grouping(&found, now).await.unwrap();

    let names = GivenNames::parse("Häädöt", "Vräkningar").unwrap();
    decided(store, &aino, Decision::Name { phenomenon: mine.id, names }).await;
    decided(store, &aino, Decision::Confirm { observations: vec![reports[0].id], phenomenon: mine.id }).await;

    // The machine would rename it and move both reports.
    let proposal = PhenomenonProposal {
        phenomenon: mine.id,
        name_fi: Some("vuokravelka".to_owned()),
        name_sv: Some("hyresskuld".to_owned()),
        keywords: Keywords { fi: vec!["velka".to_owned()], sv: Vec::new() },
        quote: Some(reports[1].id),
        first_seen: at("2026-01-03T10:00:00Z"),
    };
    let of_other = PhenomenonProposal { phenomenon: other.id, ..proposal.clone() };
    let moves = GroupingChanges {
        proposals: vec![proposal.clone(), of_other],
        homes: homes(&ids(&reports), other.id),
        ..GroupingChanges::default()
    };
    store.save_grouping(&moves, now).await.unwrap();

    let kept = store.phenomenon(mine.id).await.unwrap().unwrap();
    assert_eq!((kept.name_fi.as_deref(), kept.name_sv.as_deref()), (Some("Häädöt"), Some("Vräkningar")));
    assert_eq!(
        (kept.named_by, kept.keywords, kept.first_seen),
        (NamedBy::Person, proposal.keywords, proposal.first_seen)
    );
    let renamed = store.phenomenon(other.id).await.unwrap().unwrap();
    assert_eq!((renamed.name_fi.as_deref(), renamed.named_by), (Some("vuokravelka"), NamedBy::Machine));
    let events = store.phenomenon_events(mine.id).await.unwrap();
    let kinds: Vec<_> = events.iter().map(|event| (event.kind, event.by)).collect();
    assert_eq!(kinds, [(PhenomenonEventKind::Confirmed, Some(aino.id)), (PhenomenonEventKind::Named, Some(aino.id))]);

    let of_confirmed = store.memberships_of(reports[0].id).await.unwrap();
    assert_eq!(of_confirmed.len(), 1);
    assert_eq!((of_confirmed[0].phenomenon, of_confirmed[0].confirmed), (mine.id, true));
    let of_moved = store.memberships_of(reports[1].id).await.unwrap();
    assert_eq!(of_moved.len(), 1);
    assert_eq!((of_moved[0].phenomenon, of_moved[0].confirmed), (other.id, false));

    // Even "it stands alone" moves the unconfirmed only.
    let alone = reports.iter().map(|report| Home { observation: report.id, phenomenon: None }).collect();
    store.save_grouping(&GroupingChanges { homes: alone, ..Default::default() }, now).await.unwrap();
    assert_eq!(store.memberships_of(reports[0].id).await.unwrap(), of_confirmed);
    assert!(store.memberships_of(reports[1].id).await.unwrap().is_empty());
}

pub async fn lead_on_after_a_merge(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z"]).await;
    let oldest = Phenomenon { first_seen: at("2026-01-02T10:00:00Z"), ..evictions() };
    let [middle, newest] = [evictions(), evictions()];
    let found = GroupingChanges {
        new_phenomena: vec![oldest.clone(), middle.clone(), newest.clone()],
        homes: [homes(&[reports[0].id], oldest.id), homes(&[reports[1].id], middle.id)].concat(),
        ..GroupingChanges::default()
    };
    store.save_grouping(&found, now).await.unwrap();
    let before = store.observations_changed_after(0, 100).await.unwrap().up_to;

    let text = NoteText::parse("Kysytään neuvolasta.", &Redactor::new()).unwrap();
    let note = Note { id: NoteId::new(), phenomenon: oldest.id, by: Some(aino.id), at: now, text };
    store.insert_note(&note).await.unwrap();
    decided(store, &aino, Decision::Merge { from: oldest.id, into: middle.id }).await;
    let by_machine = GroupingChanges { merged: vec![(middle.id, newest.id)], ..GroupingChanges::default() };
    store.save_grouping(&by_machine, now).await.unwrap();
    for id in [oldest.id, middle.id, newest.id] {
        assert_eq!(store.phenomenon(id).await.unwrap().map(|living| living.id), Some(newest.id));
    }
    assert_eq!(store.notes_about(newest.id).await.unwrap(), [note], "what was said leads on too");
    let living = store.phenomenon(newest.id).await.unwrap().unwrap();
    assert_eq!(living.first_seen, oldest.first_seen);
    assert_eq!(store.phenomenon_members(newest.id).await.unwrap().len(), 2);
    assert!(store.phenomenon_members(oldest.id).await.unwrap().is_empty());
    let changed = store.observations_changed_after(before, 100).await.unwrap().changed;
    assert_eq!(changed.len(), 2);
    assert!(changed.iter().all(|changed| changed.phenomena == [newest.id]));
    let history = store.phenomenon_events(oldest.id).await.unwrap();
    assert_eq!((history[0].kind, history[0].by), (PhenomenonEventKind::Merged, Some(aino.id)));
    assert_eq!(history[0].detail["phenomenon"], json!(middle.id));

    // What is one already, or not there, is not merged; no ring can come about.
    let merged = vec![(newest.id, oldest.id), (newest.id, PhenomenonId::new())];
    store.save_grouping(&GroupingChanges { merged, ..GroupingChanges::default() }, now).await.unwrap();
    assert_eq!(store.phenomenon(newest.id).await.unwrap(), Some(living));

    // A merged phenomenon does not come back by itself.
    let revive = GroupingChanges { states: vec![(oldest.id, PhenomenonState::Active)], ..Default::default() };
    store.save_grouping(&revive, now).await.unwrap();
    assert_eq!(store.phenomena(Some(PhenomenonState::Merged)).await.unwrap().len(), 2);
}

pub async fn are_saved_whole_or_not_at_all(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let reports = received(store, &["2026-01-02T10:00:00Z"]).await;
    let before = store.observations_changed_after(0, 100).await.unwrap().up_to;
    let phenomenon = evictions();
    let with_a_stranger = GroupingChanges {
        new_phenomena: vec![phenomenon.clone()],
        homes: homes(&[reports[0].id, ObservationId::new()], phenomenon.id),
        grouped: ids(&reports),
        ..GroupingChanges::default()
    };
    let refused = store.save_grouping(&with_a_stranger, now).await;
    assert!(matches!(refused, Err(StoreError::Dangling(_))), "{refused:?}");
    assert_eq!(store.phenomenon(phenomenon.id).await.unwrap(), None);
    assert!(store.memberships().await.unwrap().is_empty());
    assert_eq!(store.ungrouped_observations(10).await.unwrap().len(), 1);
    assert!(store.observations_changed_after(before, 100).await.unwrap().is_empty());
}
