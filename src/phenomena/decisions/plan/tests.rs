//! What each decision changes, told with phenomena 1 and 2 of three observations each (11–13, 21–23); 31 is alone.

use uuid::Uuid;

use super::*;
use crate::phenomena::GivenNames;
use crate::phenomena::decisions::change::{Belonging, HomeChange};
use crate::phenomena::decisions::{DecisionKind, Theme};
use crate::store::{Curation, Keywords, Membership, NamedBy};

fn now() -> Timestamp {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn phenomenon(number: u128) -> PhenomenonId {
    PhenomenonId::from_uuid(Uuid::from_u128(number))
}

fn observations(numbers: &[u128]) -> Vec<ObservationId> {
    numbers.iter().map(|&number| ObservationId::from_uuid(Uuid::from_u128(number))).collect()
}

fn row(number: u128, state: PhenomenonState) -> Phenomenon {
    Phenomenon {
        id: phenomenon(number),
        name_fi: None,
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords::default(),
        quote: None,
        state,
        first_seen: now(),
        created_at: now(),
        updated_at: now(),
        curation: Curation::default(),
    }
}

fn scene() -> Scene {
    let mut scene = Scene::default();
    for number in [1, 2] {
        scene.phenomena.insert(phenomenon(number), row(number, PhenomenonState::Active));
        let members = observations(&[number * 10 + 1, number * 10 + 2, number * 10 + 3]).into_iter();
        let member = |observation| Membership {
            observation,
            phenomenon: phenomenon(number),
            score: 0.5,
            confirmed: false,
            since: now(),
        };
        scene.members.insert(phenomenon(number), members.map(member).collect());
    }
    for member in scene.members.values().flatten() {
        scene.homes.insert(member.observation, vec![*member]);
        scene.received.insert(member.observation, now());
    }
    let alone = observations(&[31])[0];
    scene.homes.insert(alone, Vec::new());
    scene.received.insert(alone, now());
    scene
}

/// Returns where observations belong after a change.
fn after(change: &Change) -> Vec<(u128, Vec<(u128, bool)>)> {
    let belongs = |belonging: &Belonging| (belonging.phenomenon.uuid().as_u128(), belonging.confirmed);
    let home = |home: &HomeChange| (home.observation.uuid().as_u128(), home.to.iter().map(belongs).collect());
    change.homes.iter().map(home).collect()
}

fn planned(decision: &Decision) -> Result<Change, DecisionFault> {
    plan(decision, &scene(), now())
}

#[test]
fn what_is_moved_belongs_there_alone_and_what_is_emptied_fades() {
    let some = Decision::Move { observations: observations(&[11, 31]), to: Destination::Phenomenon(phenomenon(2)) };
    let change = planned(&some).unwrap();
    assert_eq!(after(&change), [(11, vec![(2, true)]), (31, vec![(2, true)])]);
    assert!(change.facets.is_empty());

    let all = Decision::Move { observations: observations(&[11, 12, 13]), to: Destination::Alone };
    let change = planned(&all).unwrap();
    assert!(after(&change).iter().all(|(_, homes)| homes.is_empty()));
    let faded = Facet::Standing(Standing::of(PhenomenonState::Faded));
    assert_eq!(change.facets.iter().map(|facet| &facet.to).collect::<Vec<_>>(), [&faded]);
}

#[test]
fn not_this_takes_out_and_also_in_adds_by_a_person_s_word() {
    let out = Decision::NotThis { observations: observations(&[11]), phenomenon: phenomenon(1) };
    assert_eq!(after(&planned(&out).unwrap()), [(11, Vec::new())]);
    let both = Decision::AlsoIn { observations: observations(&[11]), phenomenon: phenomenon(2) };
    assert_eq!(after(&planned(&both).unwrap()), [(11, vec![(1, true), (2, true)])]);
    let elsewhere = Decision::NotThis { observations: observations(&[21]), phenomenon: phenomenon(1) };
    assert_eq!(planned(&elsewhere), Err(DecisionFault::NotThere(observations(&[21])[0], phenomenon(1))));
}

#[test]
fn a_merge_moves_all_and_holds_what_was_there() {
    let change = planned(&Decision::Merge { from: phenomenon(1), into: phenomenon(2) }).unwrap();
    assert_eq!(after(&change).len(), 3);
    assert!(after(&change).iter().all(|(_, homes)| homes == &[(2, false)]));
    assert_eq!(change.held, observations(&[21, 22, 23]));
    let leads_on = Standing { state: PhenomenonState::Merged, merged_into: Some(phenomenon(2)) };
    assert_eq!(change.facets[0].to, Facet::Standing(leads_on));
    let itself = Decision::Merge { from: phenomenon(1), into: phenomenon(1) };
    assert_eq!(planned(&itself), Err(DecisionFault::SamePhenomenon));
}

#[test]
fn a_split_makes_a_phenomenon_and_holds_what_stays() {
    let split = |numbers: &[u128]| Decision::Split {
        phenomenon: phenomenon(1),
        observations: observations(numbers),
        into: phenomenon(9),
    };
    let change = planned(&split(&[12, 13])).unwrap();
    assert_eq!(after(&change), [(12, vec![(9, true)]), (13, vec![(9, true)])]);
    assert_eq!(change.held, observations(&[11]));
    assert_eq!(change.born.unwrap().phenomenon, phenomenon(9));
    assert_eq!(planned(&split(&[13, 12])).unwrap().held, observations(&[11]), "whatever the order");
    assert_eq!(planned(&split(&[11, 12, 13])), Err(DecisionFault::NothingLeft));
    assert_eq!(planned(&split(&[])), Err(DecisionFault::NoObservation));
}

#[test]
fn what_is_so_already_is_no_decision() {
    let id = phenomenon(1);
    let mut scene = scene();
    let row = scene.phenomena.get_mut(&id).unwrap();
    row.curation.is_pinned = true;
    row.curation.themes = vec![Theme::Housing];
    row.state = PhenomenonState::Dismissed;
    row.name_fi = Some("Häädöt".to_owned());
    row.named_by = NamedBy::Person;
    let names = GivenNames::parse("Häädöt", "").unwrap();
    for decision in [
        Decision::Pin { phenomenon: id },
        Decision::Dismiss { phenomenon: id },
        Decision::Theme { phenomenon: id, themes: vec![Theme::Housing] },
        Decision::Name { phenomenon: id, names },
    ] {
        assert_eq!(plan(&decision, &scene, now()), Err(DecisionFault::NothingChanges), "{decision:?}");
    }
}

#[test]
fn observations_that_people_put_there_are_not_put_there_again() {
    let mut scene = scene();
    let (first, second) = (observations(&[11])[0], observations(&[12])[0]);
    scene.homes.get_mut(&first).unwrap()[0].confirmed = true;
    for observations in [vec![first], vec![first, second]] {
        let is_new = observations.contains(&second);
        for decision in [
            Decision::Move { observations: observations.clone(), to: Destination::Phenomenon(phenomenon(1)) },
            Decision::Confirm { observations: observations.clone(), phenomenon: phenomenon(1) },
            Decision::AlsoIn { observations, phenomenon: phenomenon(1) },
        ] {
            let planned = plan(&decision, &scene, now());
            assert_eq!(planned.err(), (!is_new).then_some(DecisionFault::NothingChanges), "{decision:?}");
        }
    }
}

#[test]
fn a_faded_phenomenon_that_is_pinned_is_back() {
    let mut scene = scene();
    scene.phenomena.insert(phenomenon(1), row(1, PhenomenonState::Faded));
    let change = plan(&Decision::Pin { phenomenon: phenomenon(1) }, &scene, now()).unwrap();
    assert!(change.facets.iter().any(|facet| facet.to == Facet::Standing(Standing::of(PhenomenonState::Active))));
}

#[test]
fn what_does_not_exist_is_named() {
    let unknown = phenomenon(77);
    assert_eq!(planned(&Decision::Pin { phenomenon: unknown }), Err(DecisionFault::UnknownPhenomenon(unknown)));
    let stranger = observations(&[99]);
    let decision = Decision::Move { observations: stranger.clone(), to: Destination::Alone };
    assert_eq!(planned(&decision), Err(DecisionFault::UnknownObservation(stranger[0])));
    assert_eq!(decision.kind(), DecisionKind::Move);
}
