//! People decide about phenomena, at times two at once, and take back what they decided.

use ilmiotutka::access::User;
use ilmiotutka::alerts::{Accumulation, Alert, Origin};
use ilmiotutka::ids::{AlertId, ObservationId, PhenomenonId};
use ilmiotutka::phenomena::GivenNames;
use ilmiotutka::phenomena::decisions::{
    self, By, DecideError, Decision, DecisionFault, Description, Destination, Reason, Recorded, Theme, preview_merge,
};
use ilmiotutka::store::{GroupingChanges, NamedBy, PhenomenonEventKind, PhenomenonState, Store, StoreError};
use ilmiotutka::text::Redactor;
use jiff::Timestamp;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::phenomena::{aino, evictions, homes, received};
use crate::schema::connection;
use crate::support::at;

fn noon() -> Timestamp {
    at("2026-02-02T12:00:00Z")
}

/// Lets somebody decide, whatever others decided since.
pub async fn decided(store: &Store, who: &User, decision: Decision) -> Recorded {
    attempted(store, who, decision, None).await.unwrap()
}

async fn attempted(store: &Store, who: &User, decision: Decision, seen: Option<i64>) -> Result<Recorded, DecideError> {
    let by = By { user: who.id, reason: Reason::parse("Sovittiin työnyrkissä.", &Redactor::new()).unwrap(), seen };
    decisions::decide(store, &Notify::new(), decision, by, noon()).await
}

async fn undone(store: &Store, who: &User, decision: &Recorded) -> Result<Recorded, DecideError> {
    decisions::undo(store, &Notify::new(), decision.id, who.id, noon()).await
}

/// Two phenomena of three and two observations.
struct Two {
    aino: User,
    one: PhenomenonId,
    other: PhenomenonId,
    of_one: Vec<ObservationId>,
    of_other: Vec<ObservationId>,
}

async fn two(store: &Store) -> Two {
    let aino = aino(store).await;
    let times = ["2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z", "2026-01-04T10:00:00Z"];
    let mut ids = received(store, &times).await.into_iter().map(|observation| observation.id);
    let of_one: Vec<ObservationId> = ids.by_ref().take(2).collect();
    let of_other: Vec<ObservationId> = ids.collect();
    let (one, other) = (evictions(), evictions());
    let (one_id, other_id) = (one.id, other.id);
    let changes = GroupingChanges {
        new_phenomena: vec![one, other],
        homes: [homes(&of_one, one_id), homes(&of_other, other_id)].concat(),
        grouped: [of_one.clone(), of_other.clone()].concat(),
        ..GroupingChanges::default()
    };
    store.save_grouping(&changes, noon()).await.unwrap();
    Two { aino, one: one_id, other: other_id, of_one, of_other }
}

/// Returns where an observation belongs, and whether by a person's word.
async fn home(store: &Store, observation: ObservationId) -> Vec<(PhenomenonId, bool)> {
    let memberships = store.memberships_of(observation).await.unwrap();
    let mut homes: Vec<_> = memberships.iter().map(|home| (home.phenomenon, home.confirmed)).collect();
    homes.sort();
    homes
}

async fn state(store: &Store, phenomenon: PhenomenonId) -> PhenomenonState {
    let all = store.phenomena(None).await.unwrap();
    all.into_iter().find(|overview| overview.phenomenon.id == phenomenon).unwrap().phenomenon.state
}

pub async fn move_observations_and_are_undone(store: &Store) {
    let Two { aino, one, other, of_one, of_other } = two(store).await;
    let before = store.observations_changed_after(0, 100).await.unwrap().up_to;

    // All of one go to the other: it fades, until that is undone.
    let moved = Decision::Move { observations: of_one.clone(), to: Destination::Phenomenon(other) };
    let moved = decided(store, &aino, moved).await;
    assert_eq!(home(store, of_one[0]).await, [(other, true)]);
    assert_eq!(state(store, one).await, PhenomenonState::Faded);
    let changed = store.observations_changed_after(before, 100).await.unwrap().changed;
    assert_eq!(changed.len(), 2, "the copies learn who moved");
    let first_seen = store.phenomenon(other).await.unwrap().unwrap().first_seen;
    assert_eq!(first_seen, at("2026-01-01T10:00:00Z"), "its earliest observation is another now");
    undone(store, &aino, &moved).await.unwrap();
    assert_eq!(home(store, of_one[0]).await, [(one, false)]);
    assert_eq!(store.memberships_of(of_one[0]).await.unwrap()[0].score, 0.75);
    assert_eq!(state(store, one).await, PhenomenonState::Active);
    let again = undone(store, &aino, &moved).await;
    assert!(matches!(again, Err(DecideError::UndoneAlready(_))), "{again:?}");

    // What is asked of many at once is what is asked of each.
    let nobody = ObservationId::new();
    let many = [of_other[1], nobody, of_one[0]];
    let mut each = store.memberships_of(of_one[0]).await.unwrap();
    each.extend(store.memberships_of(of_other[1]).await.unwrap());
    let mut together = store.memberships_of_many(&many).await.unwrap();
    together.sort_by_key(|home| (home.observation != of_one[0], home.phenomenon));
    assert_eq!(together, each);
    let mut received = store.received_of(&many).await.unwrap();
    received.sort();
    let mut known = Vec::new();
    for id in [of_one[0], of_other[1]] {
        known.push((id, store.observation(id).await.unwrap().unwrap().observation.received_at));
    }
    known.sort();
    assert_eq!(received, known);
    assert_eq!(store.received_of(&[]).await.unwrap(), []);

    // To a phenomenon of its own, whose address leads on when that is undone.
    let (first, new) = (vec![of_one[0]], PhenomenonId::new());
    let made = Decision::Move { observations: first.clone(), to: Destination::New(new) };
    let made = decided(store, &aino, made).await;
    assert_eq!(home(store, first[0]).await, [(new, true)]);
    assert_eq!(store.phenomenon_events(new).await.unwrap()[0].kind, PhenomenonEventKind::Found);
    undone(store, &aino, &made).await.unwrap();
    assert_eq!(store.phenomenon(new).await.unwrap().unwrap().id, one);

    // Alone, not this, this also, rightly here.
    for (decision, after) in [
        (Decision::Move { observations: first.clone(), to: Destination::Alone }, Vec::new()),
        (Decision::NotThis { observations: first.clone(), phenomenon: one }, Vec::new()),
        (Decision::AlsoIn { observations: first.clone(), phenomenon: other }, vec![(one, true), (other, true)]),
        (Decision::Confirm { observations: first.clone(), phenomenon: one }, vec![(one, true)]),
    ] {
        let decision = decided(store, &aino, decision).await;
        let mut after = after;
        after.sort();
        assert_eq!(home(store, first[0]).await, after, "{decision:?}");
        undone(store, &aino, &decision).await.unwrap();
        assert_eq!(home(store, first[0]).await, [(one, false)]);
    }

    // Everything is kept with who, when and why, found by what it is about.
    let log = store.decisions().await.unwrap();
    assert_eq!(log.len(), 6);
    assert!(log.iter().all(|kept| kept.by == Some(aino.id) && kept.undone.is_some() && kept.at == noon()));
    assert!(log.iter().all(|kept| kept.reason.as_ref().unwrap().as_str() == "Sovittiin työnyrkissä."));
    assert!(log.is_sorted_by_key(|kept| kept.number));
    let last = log.last().unwrap();
    let before_its_undoing = last.undone.unwrap().number - 1;
    assert_eq!(store.decisions_since(before_its_undoing).await.unwrap(), std::slice::from_ref(last));
    assert_eq!(store.decisions_since(before_its_undoing + 1).await.unwrap(), []);
    assert_eq!(store.decision(made.id).await.unwrap().as_ref(), Some(&log[1]));
    let about: Vec<_> = store.decisions_about(of_one[1].uuid()).await.unwrap();
    assert_eq!(about.iter().map(|kept| kept.id).collect::<Vec<_>>(), [moved.id]);
    assert!(store.decisions_about(of_other[0].uuid()).await.unwrap().is_empty());
}

pub async fn merge_and_split_and_are_undone(store: &Store) {
    let Two { aino, one, other, of_one, of_other } = two(store).await;
    let evidence = Accumulation {
        level: 0,
        reports: 2,
        needed: 2,
        days: 365,
        voices: 1,
        voices_needed: 1,
        near_identical: 0,
        more_for_next: 2,
        first: noon(),
        last: noon(),
        observations: of_one.clone(),
        origin: Origin::default(),
    };
    let alert = Alert::raise(AlertId::new(), one, evidence);
    let alerts = GroupingChanges { alerts: vec![alert.clone()], ..GroupingChanges::default() };
    store.save_grouping(&alerts, noon()).await.unwrap();

    let preview = preview_merge(store, one, other).await.unwrap();
    assert_eq!((preview.from.members.len(), preview.into.members.len()), (2, 2));
    let merge = decided(store, &aino, Decision::Merge { from: one, into: other }).await;
    assert_eq!(store.phenomenon(one).await.unwrap().unwrap().id, other, "the old address leads on");
    assert_eq!(store.phenomenon_members(other).await.unwrap().len(), 4);
    assert_eq!(store.alerts_of(other).await.unwrap()[0].id, alert.id);
    let history = store.phenomenon_events(one).await.unwrap();
    assert_eq!((history[0].kind, history[0].by), (PhenomenonEventKind::Merged, Some(aino.id)));
    let same = preview_merge(store, one, other).await;
    assert!(matches!(same, Err(DecideError::Refused(DecisionFault::SamePhenomenon))), "{same:?}");

    undone(store, &aino, &merge).await.unwrap();
    assert_eq!(store.phenomenon(one).await.unwrap().unwrap().id, one, "the old address is itself again");
    assert_eq!(home(store, of_one[1]).await, [(one, false)]);
    assert_eq!(home(store, of_other[1]).await, [(other, false)]);
    assert_eq!(store.alerts_of(one).await.unwrap()[0].id, alert.id);

    let new = PhenomenonId::new();
    let split = Decision::Split { phenomenon: one, observations: vec![of_one[1]], into: new };
    let split = decided(store, &aino, split).await;
    assert_eq!((home(store, of_one[0]).await, home(store, of_one[1]).await), (vec![(one, false)], vec![(new, true)]));
    assert_eq!(store.phenomenon_events(new).await.unwrap()[0].kind, PhenomenonEventKind::SplitOff);
    undone(store, &aino, &split).await.unwrap();
    assert_eq!(store.phenomenon_members(one).await.unwrap().len(), 2);
    assert_eq!(store.phenomenon(new).await.unwrap().unwrap().id, one);
    let history = store.phenomenon_events(one).await.unwrap();
    assert_eq!((history[0].kind, history[0].detail["kind"].as_str()), (PhenomenonEventKind::Undone, Some("split")));
}

pub async fn say_what_a_phenomenon_is(store: &Store) {
    let Two { aino, one, .. } = two(store).await;
    let before = store.phenomenon(one).await.unwrap().unwrap();
    let description = Description::parse("Vuokralaisia häädetään.", "Hyresgäster vräks.", &Redactor::new()).unwrap();
    let names = GivenNames::parse("Häädöt", "").unwrap();
    let mut taken = Vec::new();
    for decision in [
        Decision::Name { phenomenon: one, names },
        Decision::Describe { phenomenon: one, description: description.clone() },
        Decision::Theme { phenomenon: one, themes: vec![Theme::Livelihood, Theme::Housing, Theme::Housing] },
        Decision::Pin { phenomenon: one },
        Decision::Dismiss { phenomenon: one },
    ] {
        taken.push(decided(store, &aino, decision).await);
    }
    let after = store.phenomenon(one).await.unwrap().unwrap();
    assert_eq!((after.name_fi.as_deref(), after.name_sv.as_deref()), (Some("Häädöt"), None));
    assert_eq!((after.named_by, after.state), (NamedBy::Person, PhenomenonState::Dismissed));
    assert_eq!(after.curation.description, description);
    assert_eq!(after.curation.themes, [Theme::Housing, Theme::Livelihood]);
    assert!(after.curation.is_pinned);
    assert_eq!(store.phenomenon_members(one).await.unwrap().len(), 2, "what is dismissed keeps its observations");
    let again = attempted(store, &aino, Decision::Pin { phenomenon: one }, None).await;
    assert!(matches!(again, Err(DecideError::Refused(DecisionFault::NothingChanges))), "{again:?}");

    for decision in &taken {
        undone(store, &aino, decision).await.unwrap();
    }
    let restored = store.phenomenon(one).await.unwrap().unwrap();
    assert_eq!(
        (restored.name_fi, restored.named_by, restored.state, restored.curation),
        (before.name_fi, before.named_by, before.state, before.curation)
    );
}

pub async fn of_two_at_once_do_not_collide(store: &Store) {
    let Two { aino, one, other, of_one, .. } = two(store).await;
    let seen = Some(store.grouping_version().await.unwrap());
    let first = vec![of_one[0]];
    let out = Decision::NotThis { observations: first.clone(), phenomenon: one };
    let winner = attempted(store, &aino, out, seen).await.unwrap();
    let away = Decision::Move { observations: first.clone(), to: Destination::Phenomenon(other) };
    let late = attempted(store, &aino, away.clone(), seen).await;
    assert!(matches!(&late, Err(DecideError::Overtaken(by)) if by.id == winner.id), "{late:?}");
    assert_eq!(home(store, of_one[0]).await, []);

    // What is about something else is no collision, and after a look at what the other did, neither is this.
    let names = GivenNames::parse("Häädöt", "").unwrap();
    attempted(store, &aino, Decision::Name { phenomenon: one, names }, seen).await.unwrap();
    let seen = Some(store.grouping_version().await.unwrap());
    attempted(store, &aino, away, seen).await.unwrap();
    assert_eq!(home(store, of_one[0]).await, [(other, true)]);

    // Truly at once: both are taken, one after the other.
    let (left, right) = tokio::join!(
        attempted(store, &aino, Decision::Pin { phenomenon: one }, None),
        attempted(store, &aino, Decision::Pin { phenomenon: other }, None),
    );
    assert_ne!(left.unwrap().number, right.unwrap().number);
}

pub async fn stand_in_the_way_of_earlier_undoings(store: &Store) {
    let Two { aino, one, other, of_one, .. } = two(store).await;
    let merge = decided(store, &aino, Decision::Merge { from: one, into: other }).await;
    let out = Decision::NotThis { observations: vec![of_one[0]], phenomenon: one };
    let out = decided(store, &aino, out).await;
    assert_eq!(out.decision.phenomena(), [other], "the id of a merged phenomenon leads on");
    let refused = undone(store, &aino, &merge).await;
    assert!(matches!(&refused, Err(DecideError::StoodOn(later)) if later.id == out.id), "{refused:?}");
    assert_eq!(store.phenomenon(one).await.unwrap().unwrap().id, other, "nothing changed");

    undone(store, &aino, &out).await.unwrap();
    undone(store, &aino, &merge).await.unwrap();
    assert_eq!(home(store, of_one[0]).await, [(one, false)]);
    let nobody = decisions::undo(store, &Notify::new(), ilmiotutka::ids::DecisionId::new(), aino.id, noon()).await;
    assert!(matches!(nobody, Err(DecideError::NotFound)), "{nobody:?}");
}

pub async fn overtake_the_machine(store: &Store) {
    let Two { aino, one, other, of_one, .. } = two(store).await;
    let based_on = Some(store.grouping_version().await.unwrap());
    decided(store, &aino, Decision::Move { observations: vec![of_one[0]], to: Destination::Alone }).await;
    let late = GroupingChanges { homes: homes(&of_one, other), based_on, ..GroupingChanges::default() };
    let refused = store.save_grouping(&late, noon()).await;
    assert!(matches!(refused, Err(StoreError::Overtaken)), "{refused:?}");
    assert_eq!(home(store, of_one[1]).await, [(one, false)], "nothing of it is saved");
    let based_on = Some(store.grouping_version().await.unwrap());
    let version = store.save_grouping(&GroupingChanges { based_on, ..late }, noon()).await.unwrap();
    assert_eq!(version, store.grouping_version().await.unwrap());
}

pub async fn of_an_earlier_release_are_names(store: &Store) {
    let Two { aino, one, .. } = two(store).await;
    let mut connection = connection(store).await;
    for (id, time, name) in
        [(2, "2026-02-01T08:00:00.000000Z", "Vuokrat"), (1, "2026-02-02T08:00:00.000000Z", "Häädöt")]
    {
        sqlx::query("insert into phenomenon_event (id, phenomenon_id, at, user_id, kind, detail) values ($1, $2, $3, $4, 'named', $5)")
            .bind(Uuid::from_u128(id).to_string())
            .bind(one.to_string())
            .bind(time)
            .bind(aino.id.to_string())
            .bind(serde_json::json!({ "fi": name, "sv": null }).to_string())
            .execute(&mut connection)
            .await
            .unwrap();
    }
    let (_, taken_over) = include_str!("../../migrations/0006_decisions.sql").split_once("-- Names").unwrap();
    let mended = include_str!("../../migrations/0012_earlier_names.sql");
    for statement in format!("--{taken_over};{mended}").split(';').filter(|statement| !statement.trim().is_empty()) {
        sqlx::query(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.unwrap();
    }

    let named = store.decisions().await.unwrap();
    assert_eq!(named.len(), 2);
    undone(store, &aino, &named[1]).await.unwrap();
    let earlier = store.phenomenon(one).await.unwrap().unwrap();
    assert_eq!((earlier.name_fi.as_deref(), earlier.named_by), (Some("Vuokrat"), NamedBy::Person));
    undone(store, &aino, &named[0]).await.unwrap();
    let unnamed = store.phenomenon(one).await.unwrap().unwrap();
    assert_eq!((unnamed.name_fi, unnamed.named_by), (None, NamedBy::Machine), "the machine names it anew");
}
