//! Alerts are raised with the grouping that caused them, and handled by people.

use std::collections::BTreeMap;

use ilmiotutka::alerts::{
    self, Accumulation, AccumulationRule, Alert, AlertState, Cause, Decision, KnownEvent, KnownEventKind, Marks, Nap,
    Origin, Rules, Standing, Step, SurgeRule,
};
use ilmiotutka::ids::{AlertId, ObservationId, PhenomenonId};
use ilmiotutka::store::{AlertEvent, GroupingChanges, Store, StoredObservation, StoredRules};
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::phenomena::{aino, evictions, homes, received};
use crate::support::at;

pub async fn are_raised_and_handled(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z", "2026-01-25T10:00:00Z"]).await;
    let observations: Vec<_> = reports.iter().map(|report| report.id).collect();
    let (phenomenon, quiet) = (evictions(), evictions());
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
        first: reports[0].received_at,
        last: reports[2].received_at,
        observations: observations.clone(),
    };
    let alert = Alert::raise(AlertId::new(), phenomenon.id, evidence);
    let changes = GroupingChanges {
        new_phenomena: vec![phenomenon.clone(), quiet.clone()],
        homes: homes(&observations, phenomenon.id),
        alerts: vec![alert.clone()],
        ..GroupingChanges::default()
    };
    store.save_grouping(&changes, now).await.unwrap();
    assert_eq!(store.alerts(Some(AlertState::New)).await.unwrap(), std::slice::from_ref(&alert));
    assert_eq!(store.alerts_of(phenomenon.id).await.unwrap(), std::slice::from_ref(&alert));
    assert!(store.alerts_of(quiet.id).await.unwrap().is_empty());
    assert_eq!(store.alert(alert.id).await.unwrap(), Some(alert.clone()));
    assert_eq!(store.alert(AlertId::new()).await.unwrap(), None);
    assert!(store.alert_events(alert.id).await.unwrap().is_empty());

    let new = Standing::default();
    let standing = Standing { state: AlertState::Acknowledged, ..Standing::default() };
    let taken_note = AlertEvent { at: now, by: Some(aino.id), standing, note: None, cause: None, batch: None };
    assert!(store.change_alert(alert.id, &new, &taken_note).await.unwrap());
    let dismissing = Standing { state: AlertState::Dismissed, ..Standing::default() };
    let too_late = AlertEvent { standing: dismissing.clone(), ..taken_note.clone() };
    assert!(!store.change_alert(alert.id, &new, &too_late).await.unwrap());
    assert_eq!(store.alert_events(alert.id).await.unwrap(), std::slice::from_ref(&taken_note));
    assert!(store.alerts(Some(AlertState::New)).await.unwrap().is_empty());
    assert_eq!(store.alerts(None).await.unwrap()[0].state(), AlertState::Acknowledged);

    let dismissed = AlertEvent {
        at: at("2026-02-02T08:00:00Z"),
        standing: dismissing,
        note: Some("Käsitelty kokouksessa.".to_owned()),
        ..taken_note.clone()
    };
    assert!(store.change_alert(alert.id, &taken_note.standing, &dismissed).await.unwrap());
    assert_eq!(store.alert_events(alert.id).await.unwrap(), [taken_note, dismissed]);

    // After a merge the alert is found under the phenomenon that lives on.
    let merged = GroupingChanges { merged: vec![(phenomenon.id, quiet.id)], ..GroupingChanges::default() };
    store.save_grouping(&merged, now).await.unwrap();
    assert_eq!(store.alerts_of(quiet.id).await.unwrap()[0].id, alert.id);
}

/// An alert about the first `reports` reports of a phenomenon.
fn alert_of(phenomenon: PhenomenonId, level: u32, reports: &[StoredObservation]) -> Alert {
    let count = u32::try_from(reports.len()).unwrap();
    let evidence = Accumulation {
        level,
        reports: count,
        needed: count,
        days: 365,
        voices: 2,
        voices_needed: 2,
        near_identical: 0,
        more_for_next: count,
        origin: Origin::default(),
        first: reports[0].observation.received_at,
        last: reports[reports.len() - 1].observation.received_at,
        observations: reports.iter().map(|report| report.observation.id).collect(),
    };
    Alert::raise(AlertId::new(), phenomenon, evidence)
}

pub async fn sleep_and_come_back(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let awaken = async |time: Timestamp| {
        alerts::awaken(store, time.to_zoned_datetime(TimeZone::UTC).date(), time).await.unwrap()
    };
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z", "2026-01-25T10:00:00Z"]).await;
    let ids: Vec<_> = reports.iter().map(|report| report.id).collect();
    let phenomenon = evictions();
    let alert = alert_of(phenomenon.id, 0, &stored(store, &ids).await[..2]);
    let changes = GroupingChanges {
        new_phenomena: vec![phenomenon.clone()],
        homes: homes(&ids[..2], phenomenon.id),
        alerts: vec![alert.clone()],
        ..GroupingChanges::default()
    };
    store.save_grouping(&changes, now).await.unwrap();
    let snooze = |until, more| {
        let nap = Nap::new(until, more, date(2026, 2, 1)).unwrap();
        Decision { step: Step::Snooze(nap), note: None, by: aino.id }
    };
    let state = async || store.alert(alert.id).await.unwrap().unwrap().state();

    // Until a day.
    alerts::decide(store, alert.id, snooze(Some(date(2026, 2, 10)), None), now).await.unwrap();
    assert!(awaken(at("2026-02-09T23:00:00Z")).await.is_empty());
    assert_eq!(state().await, AlertState::Snoozed);
    assert_eq!(awaken(at("2026-02-10T00:00:00Z")).await, [alert.id]);
    assert_eq!(state().await, AlertState::New);

    // Until one more report has come in.
    let now = at("2026-02-11T08:00:00Z");
    alerts::decide(store, alert.id, snooze(None, Some(1)), now).await.unwrap();
    assert!(awaken(now).await.is_empty());
    let one_more = GroupingChanges { homes: homes(&ids[2..], phenomenon.id), ..GroupingChanges::default() };
    store.save_grouping(&one_more, now).await.unwrap();
    assert_eq!(awaken(now).await, [alert.id]);
    let causes: Vec<_> = store.alert_events(alert.id).await.unwrap().iter().map(|event| event.cause).collect();
    assert_eq!(causes, [None, Some(Cause::Day), None, Some(Cause::Reports)]);
}

pub async fn a_later_one_takes_the_place_of_an_earlier_one(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z", "2026-01-25T10:00:00Z"]).await;
    let ids: Vec<_> = reports.iter().map(|report| report.id).collect();
    let known = stored(store, &ids).await;
    let phenomenon = evictions();
    let (first, second) = (alert_of(phenomenon.id, 0, &known[..2]), alert_of(phenomenon.id, 1, &known));
    let changes = GroupingChanges {
        new_phenomena: vec![phenomenon.clone()],
        homes: homes(&ids, phenomenon.id),
        alerts: vec![first.clone()],
        ..GroupingChanges::default()
    };
    store.save_grouping(&changes, now).await.unwrap();
    let own = Decision { step: Step::Own(Some(aino.id)), note: None, by: aino.id };
    alerts::decide(store, first.id, own, now).await.unwrap();
    let worse = GroupingChanges { alerts: vec![second.clone()], ..GroupingChanges::default() };
    store.save_grouping(&worse, now).await.unwrap();
    let open = store.alerts(Some(AlertState::New)).await.unwrap();
    assert_eq!(open.iter().map(|alert| alert.id).collect::<Vec<_>>(), [second.id]);
    assert_eq!(open[0].standing.owner, Some(aino.id), "whoever looked after the earlier one looks after this one");
    let superseded = store.alert(first.id).await.unwrap().unwrap();
    assert_eq!(superseded.state(), AlertState::Superseded);

    // What somebody is at stays theirs.
    let work = Decision { step: Step::To(AlertState::InWork), note: None, by: aino.id };
    alerts::decide(store, second.id, work, now).await.unwrap();
    let third = alert_of(phenomenon.id, 2, &known);
    let worst = GroupingChanges { alerts: vec![third.clone()], ..GroupingChanges::default() };
    store.save_grouping(&worst, now).await.unwrap();
    assert_eq!(store.alert(second.id).await.unwrap().unwrap().state(), AlertState::InWork);
}

pub async fn are_changed_at_once_and_brought_back(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let aino = aino(store).await;
    let reports = received(store, &["2026-01-02T10:00:00Z", "2026-01-20T10:00:00Z"]).await;
    let ids: Vec<_> = reports.iter().map(|report| report.id).collect();
    let known = stored(store, &ids).await;
    let phenomena = [evictions(), evictions(), evictions()];
    let raised: Vec<Alert> = phenomena.iter().map(|phenomenon| alert_of(phenomenon.id, 0, &known)).collect();
    let changes =
        GroupingChanges { new_phenomena: phenomena.to_vec(), alerts: raised.clone(), ..GroupingChanges::default() };
    store.save_grouping(&changes, now).await.unwrap();
    let to = |state| Decision { step: Step::To(state), note: None, by: aino.id };
    alerts::decide(store, raised[0].id, to(AlertState::Acknowledged), now).await.unwrap();

    let all: Vec<AlertId> = raised.iter().map(|alert| alert.id).collect();
    let batch = alerts::decide_all(store, &all, &to(AlertState::Dismissed), now).await.unwrap();
    assert_eq!(batch.changed, all);
    // Somebody goes on with the last of them.
    alerts::decide(store, all[2], to(AlertState::InWork), now).await.unwrap();
    let mut undone = alerts::undo_batch(store, batch.id, aino.id, now).await.unwrap();
    undone.sort_unstable();
    assert_eq!(undone, all[..2]);
    let mut states = Vec::new();
    for id in &all {
        states.push(store.alert(*id).await.unwrap().unwrap().state());
    }
    assert_eq!(states, [AlertState::Acknowledged, AlertState::New, AlertState::InWork]);
    assert!(alerts::undo_batch(store, batch.id, aino.id, now).await.unwrap().is_empty(), "once is enough");
}

pub async fn follow_the_rules_saved_last(store: &Store) {
    let aino = aino(store).await;
    assert_eq!(store.alert_rules().await.unwrap(), None);
    let saved = |reports: u32, at: &str| StoredRules {
        rules: Rules {
            accumulation: AccumulationRule { reports, ..AccumulationRule::default() },
            surge: SurgeRule { false_alarms_a_year: 0.5 },
        },
        reason: Some("Kokeilu".to_owned()),
        at: crate::support::at(at),
        by: Some(aino.id),
    };
    let (first, second) = (saved(4, "2026-01-01T08:00:00Z"), saved(5, "2026-01-02T08:00:00Z"));
    store.save_alert_rules(&first).await.unwrap();
    store.save_alert_rules(&second).await.unwrap();
    assert_eq!(store.alert_rules().await.unwrap(), Some(second.clone()));
    assert_eq!(store.alert_rules_history(10).await.unwrap(), [second, first]);
}

async fn stored(store: &Store, ids: &[ObservationId]) -> Vec<StoredObservation> {
    let mut found = Vec::new();
    for id in ids {
        found.push(store.observation(*id).await.unwrap().unwrap());
    }
    found
}

pub async fn heed_what_people_know(store: &Store) {
    let (now, aino) = (at("2026-02-01T08:00:00Z"), aino(store).await);
    let campaign = KnownEvent {
        kind: KnownEventKind::Campaign,
        first_day: date(2026, 1, 12),
        last_day: date(2026, 1, 25),
        note: Some("Kysely henkilöstölle".to_owned()),
    };
    let marked = store.mark_event(&campaign, aino.id, now).await.unwrap();
    let known = store.known_events().await.unwrap();
    assert_eq!(known.iter().map(|stored| (stored.id, &stored.event)).collect::<Vec<_>>(), [(marked, &campaign)]);
    assert_eq!(known[0].by, Some(aino.id));

    let phenomenon = evictions();
    let changes = GroupingChanges { new_phenomena: vec![phenomenon.clone()], ..GroupingChanges::default() };
    store.save_grouping(&changes, now).await.unwrap();
    store.accept_level(phenomenon.id, date(2025, 10, 1), aino.id, now).await.unwrap();
    store.accept_level(phenomenon.id, date(2025, 11, 1), aino.id, now).await.unwrap();
    let marks = store.surge_marks().await.unwrap();
    assert_eq!(marks.events, [campaign]);
    assert_eq!(marks.usual_since, BTreeMap::from([(phenomenon.id, date(2025, 11, 1))]));

    assert!(store.remove_event(marked, now).await.unwrap());
    assert!(!store.remove_event(marked, now).await.unwrap());
    assert!(store.refuse_level(phenomenon.id).await.unwrap());
    assert!(!store.refuse_level(phenomenon.id).await.unwrap());
    assert_eq!(store.surge_marks().await.unwrap(), Marks::default());
}
