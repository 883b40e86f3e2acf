//! Alerts are raised with the grouping that caused them, and handled by people.

use std::collections::BTreeMap;

use ilmiotutka::alerts::{Accumulation, Alert, AlertState, KnownEvent, KnownEventKind, Marks, Origin};
use ilmiotutka::ids::AlertId;
use ilmiotutka::store::{AlertEvent, GroupingChanges, Store};
use jiff::civil::date;

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

    let taken_note = AlertEvent { at: now, by: Some(aino.id), state: AlertState::Acknowledged, note: None };
    assert!(store.change_alert_state(alert.id, AlertState::New, &taken_note).await.unwrap());
    let too_late = AlertEvent { state: AlertState::Dismissed, ..taken_note.clone() };
    assert!(!store.change_alert_state(alert.id, AlertState::New, &too_late).await.unwrap());
    assert_eq!(store.alert_events(alert.id).await.unwrap(), std::slice::from_ref(&taken_note));
    assert!(store.alerts(Some(AlertState::New)).await.unwrap().is_empty());
    assert_eq!(store.alerts(None).await.unwrap()[0].state, AlertState::Acknowledged);

    let dismissed = AlertEvent {
        at: at("2026-02-02T08:00:00Z"),
        state: AlertState::Dismissed,
        note: Some("Käsitelty kokouksessa.".to_owned()),
        ..taken_note.clone()
    };
    assert!(store.change_alert_state(alert.id, AlertState::Acknowledged, &dismissed).await.unwrap());
    assert_eq!(store.alert_events(alert.id).await.unwrap(), [taken_note, dismissed]);

    // After a merge the alert is found under the phenomenon that lives on.
    let merged = GroupingChanges { merged: vec![(phenomenon.id, quiet.id)], ..GroupingChanges::default() };
    store.save_grouping(&merged, now).await.unwrap();
    assert_eq!(store.alerts_of(quiet.id).await.unwrap()[0].id, alert.id);
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
