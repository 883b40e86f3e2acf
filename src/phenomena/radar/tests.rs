//! Grouping told with small vectors: what joins, what waits, what lives on.

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::DecisionId;
use crate::phenomena::concepts::ConceptVector;
use crate::phenomena::decisions::{Change, Decision, Recorded};
use crate::phenomena::{Evidence, GroupingParams, Shingles, Voice};
use crate::text::Language;

/// A direction in space: texts of one topic share it, `turn` moves a little away.
fn item(number: u128, topic: usize, turn: f32) -> Item {
    let mut vector = vec![0.0; 8];
    vector[topic] = 1.0;
    vector[7] = turn;
    Item {
        id: ObservationId::from_uuid(Uuid::from_u128(number)),
        received_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
        language: Language::Fi,
        evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
        concepts: Vec::new(),
        words: Vec::new(),
        shingles: Shingles::default(),
        voice: Voice::default(),
    }
}

fn radar() -> Radar {
    let params = GroupingParams::default().joining_distance(0.7).check().unwrap();
    let mut next = 0;
    Radar::new(params, move || {
        next += 1;
        PhenomenonId::from_uuid(Uuid::from_u128(next))
    })
}

fn phenomenon(number: u128) -> PhenomenonId {
    PhenomenonId::from_uuid(Uuid::from_u128(number))
}

#[test]
fn what_people_barred_from_a_phenomenon_joins_another_or_waits() {
    let mut radar = radar();
    for number in 1..=4 {
        radar.restore(item(number, 0, 0.0), Some(phenomenon(101)));
    }
    let barred = Recorded {
        id: DecisionId::new(),
        number: 1,
        at: Timestamp::UNIX_EPOCH,
        by: None,
        reason: None,
        decision: Decision::NotThis { observations: vec![item(9, 0, 0.0).id], phenomenon: phenomenon(101) },
        change: Change::default(),
        undone: None,
    };
    radar.constrain(Constraints::of(&[barred]));
    radar.arrive(item(9, 0, 0.0));
    assert_eq!(radar.phenomena_of(item(9, 0, 0.0).id), []);
    radar.arrive(item(10, 0, 0.0));
    assert_eq!(radar.phenomena_of(item(10, 0, 0.0).id), [phenomenon(101)]);
}

#[test]
fn a_one_off_stays_alone() {
    let mut radar = radar();
    let changes = radar.arrive(item(1, 0, 0.0));
    assert_eq!(changes.homes.values().collect::<Vec<_>>(), [&None]);
    assert_eq!(radar.pool().count(), 1);
}

#[test]
fn two_alike_wait_and_the_third_makes_a_phenomenon() {
    let mut radar = radar();
    radar.arrive(item(1, 0, 0.0));
    radar.arrive(item(2, 1, 0.0));
    assert!(radar.arrive(item(3, 0, 0.1)).events.is_empty());
    let changes = radar.arrive(item(4, 0, 0.2));
    assert_eq!(changes.events, [Event::Born(phenomenon(1))]);
    assert_eq!(radar.members(phenomenon(1)).len(), 3);
    assert_eq!(radar.pool().count(), 1);
}

#[test]
fn a_fourth_joins_and_is_surer_the_nearer_it_is() {
    let mut radar = radar();
    (1..=3).for_each(|number| drop(radar.arrive(item(number, 0, 0.0))));
    let near = radar.arrive(item(4, 0, 0.1));
    let far = radar.arrive(item(5, 0, 0.9));
    let certainty = |changes: &Changes| changes.homes.values().next().unwrap().unwrap().1;
    assert!(certainty(&near) > certainty(&far));
    assert_eq!(radar.members(phenomenon(1)).len(), 5);
}

#[test]
fn an_observation_that_is_known_changes_nothing() {
    let mut radar = radar();
    radar.arrive(item(1, 0, 0.0));
    assert_eq!(radar.arrive(item(1, 0, 0.0)), Changes::default());
    assert_eq!(radar.len(), 1);
}

#[test]
fn a_regroup_keeps_ids() {
    let mut radar = radar();
    (1..=4).for_each(|number| drop(radar.arrive(item(number, 0, 0.0))));
    (5..=8).for_each(|number| drop(radar.arrive(item(number, 1, 0.0))));
    let before: Vec<_> = radar.phenomena().map(|(id, members)| (id, members.len())).collect();
    assert_eq!(radar.regroup(), Changes::default());
    assert_eq!(radar.phenomena().map(|(id, members)| (id, members.len())).collect::<Vec<_>>(), before);
}

#[test]
fn two_phenomena_that_are_one_are_merged_and_the_older_address_leads_on() {
    let mut radar = radar();
    for number in 1..=3 {
        radar.restore(item(number, 0, 0.0), Some(phenomenon(101)));
        radar.restore(item(number + 10, 0, 0.1), Some(phenomenon(102)));
    }
    radar.restore(item(20, 0, 0.1), Some(phenomenon(102)));
    let changes = radar.regroup();
    assert!(changes.events.contains(&Event::MergedInto(phenomenon(101), phenomenon(102))));
    assert_eq!(changes.touched(), [phenomenon(102)]);
    assert_eq!(radar.members(phenomenon(102)).len(), 7);
}

#[test]
fn a_phenomenon_whose_reports_do_not_hang_together_fades() {
    let mut radar = radar();
    for number in 0..3 {
        radar.restore(item(number + 1, usize::try_from(number).unwrap(), 0.0), Some(phenomenon(101)));
    }
    assert_eq!(radar.regroup().events, [Event::Faded(phenomenon(101))]);
    assert_eq!(radar.pool().count(), 3);
}

#[test]
fn a_change_of_encoder_keeps_ids_by_overlap() {
    // Other directions for the same texts; one of the second matter has come nearer to the first.
    let mut radar = radar();
    for number in 1..=4 {
        radar.restore(item(number, 4, 0.1), Some(phenomenon(101)));
    }
    for number in 5..=8 {
        radar.restore(item(number, if number == 8 { 4 } else { 5 }, 0.0), Some(phenomenon(102)));
    }
    radar.regroup();
    let sizes: Vec<_> = radar.phenomena().map(|(id, members)| (id, members.len())).collect();
    assert_eq!(sizes, [(phenomenon(101), 5), (phenomenon(102), 3)]);
}

#[test]
fn a_part_that_becomes_a_phenomenon_tells_of_which_it_was_a_part() {
    let mut radar = radar();
    for number in 1..=4 {
        radar.restore(item(number, 0, 0.0), Some(phenomenon(101)));
        radar.restore(item(number + 10, if number == 4 { 0 } else { 1 }, 0.0), Some(phenomenon(101)));
    }
    let events = radar.regroup().events;
    assert!(events.contains(&Event::SplitOff(phenomenon(1), phenomenon(101))), "{events:?}");
}

proptest! {
    #[test]
    fn the_order_of_arrival_changes_no_regrouped_result(
        topics in prop::collection::vec((0usize..4, 0.0f32..0.3), 1..30),
        seed in any::<u64>(),
    ) {
        let items: Vec<Item> = topics.iter().zip(1..).map(|(&(topic, turn), number)| item(number, topic, turn)).collect();
        let mut shuffled = items.clone();
        shuffled.sort_by_key(|item| item.id.uuid().as_u128().wrapping_mul(u128::from(seed | 1)));
        let groups = |items: Vec<Item>| {
            let mut radar = radar();
            for item in items {
                radar.arrive(item);
            }
            radar.regroup();
            let mut groups: Vec<Vec<ObservationId>> =
                radar.phenomena().map(|(_, members)| members.iter().map(|item| item.id).collect()).collect();
            groups.sort();
            groups
        };
        prop_assert_eq!(groups(items), groups(shuffled));
    }

    #[test]
    fn a_second_regroup_changes_nothing(topics in prop::collection::vec((0usize..4, 0.0f32..0.9), 1..30)) {
        let mut radar = radar();
        for (&(topic, turn), number) in topics.iter().zip(1..) {
            radar.arrive(item(number, topic, turn));
        }
        radar.regroup();
        prop_assert_eq!(radar.regroup(), Changes::default());
    }
}
