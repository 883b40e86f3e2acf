//! What a step of grouping changes in the database.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use serde_json::json;

use crate::ids::PhenomenonId;
use crate::phenomena::grouping::{Grouping, Step};
use crate::phenomena::item::Item;
use crate::phenomena::names::{most_central, propose_name};
use crate::phenomena::prepare::Preparer;
use crate::phenomena::radar::Event;
use crate::store::{
    Curation, GroupingChanges, Home, Keywords, NamedBy, Phenomenon, PhenomenonEvent, PhenomenonEventKind,
    PhenomenonProposal, PhenomenonState,
};

/// Turns a step into what the store saves.
pub fn to_save(grouping: &Grouping, step: &Step, preparer: &Preparer, now: Timestamp) -> GroupingChanges {
    let alerts = step.alerts.iter().map(|alert| alert.clone().raised_by(now)).collect();
    let mut changes = GroupingChanges { alerts, ..GroupingChanges::default() };
    for (&observation, &home) in &step.changes.homes {
        changes.homes.push(Home { observation, phenomenon: home.map(|(id, score)| (id, f64::from(score))) });
    }
    let passing = passing(step);
    for id in step.changes.born().filter(|id| !passing.contains(id)) {
        changes.new_phenomena.push(newborn(id, grouping, now));
    }
    for id in step.changes.touched() {
        changes.proposals.push(proposal(id, grouping, preparer));
    }
    for (id, heir) in step.changes.ended().filter(|(id, _)| !passing.contains(id)) {
        match heir {
            Some(heir) => changes.merged.push((id, heir)),
            None => changes.states.push((id, PhenomenonState::Faded)),
        }
    }
    changes.events = history(&step.changes.events, &passing, grouping, now);
    changes
}

/// Returns the phenomena that came and went within a step and that nothing refers to: nobody saw them, so
/// they are not kept.
fn passing(step: &Step) -> HashSet<PhenomenonId> {
    let heirs: HashSet<PhenomenonId> = step.changes.ended().filter_map(|(_, heir)| heir).collect();
    let alerted: HashSet<PhenomenonId> = step.alerts.iter().map(|alert| alert.phenomenon).collect();
    let born: HashSet<PhenomenonId> = step.changes.born().collect();
    let ended = step.changes.ended().map(|(id, _)| id);
    ended.filter(|id| born.contains(id) && !heirs.contains(id) && !alerted.contains(id)).collect()
}

fn newborn(id: PhenomenonId, grouping: &Grouping, now: Timestamp) -> Phenomenon {
    let first_seen = grouping.radar.members(id).first().map_or(now, |item| item.received_at);
    Phenomenon {
        id,
        name_fi: None,
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords::default(),
        quote: None,
        state: PhenomenonState::Active,
        first_seen,
        created_at: now,
        updated_at: now,
        curation: Curation::default(),
    }
}

fn proposal(id: PhenomenonId, grouping: &Grouping, preparer: &Preparer) -> PhenomenonProposal {
    let members: Vec<&Item> = grouping.radar.members(id);
    let naming = propose_name(&members, &grouping.frequencies, preparer);
    PhenomenonProposal {
        phenomenon: id,
        name_fi: Some(naming.fi).filter(|name| !name.is_empty()),
        name_sv: Some(naming.sv).filter(|name| !name.is_empty()),
        keywords: Keywords { fi: naming.keywords_fi, sv: naming.keywords_sv },
        quote: most_central(&members).map(|item| item.id),
        first_seen: members.first().map_or_else(Timestamp::default, |item| item.received_at),
    }
}

/// Tells the history of each phenomenon: what was found, split off and faded, and how many reports came and
/// left; merges enter theirs by themselves.
fn history(
    events: &[Event],
    passing: &HashSet<PhenomenonId>,
    grouping: &Grouping,
    now: Timestamp,
) -> Vec<PhenomenonEvent> {
    let entry = |phenomenon, at, kind, detail| PhenomenonEvent { phenomenon, at, by: None, kind, detail };
    let mut history = Vec::new();
    let mut moves: BTreeMap<(PhenomenonId, PhenomenonEventKind), u64> = BTreeMap::new();
    for event in events {
        match *event {
            Event::Born(id) => {
                let members = grouping.radar.members(id);
                let at = members.last().map_or(now, |item| item.received_at);
                history.push(entry(id, at, PhenomenonEventKind::Found, json!({ "reports": members.len() })));
            }
            Event::SplitOff(id, whole) if !passing.contains(&id) => {
                let reports = grouping.radar.members(id).len();
                let detail = |other: PhenomenonId| json!({ "phenomenon": other, "reports": reports });
                history.push(entry(id, now, PhenomenonEventKind::SplitOff, detail(whole)));
                history.push(entry(whole, now, PhenomenonEventKind::Split, detail(id)));
            }
            Event::Faded(id) => history.push(entry(id, now, PhenomenonEventKind::Faded, json!({}))),
            Event::Joined(id, _) => *moves.entry((id, PhenomenonEventKind::Joined)).or_default() += 1,
            Event::Left(id, _) => *moves.entry((id, PhenomenonEventKind::Left)).or_default() += 1,
            Event::SplitOff(..) | Event::MergedInto(..) | Event::Rearranged(_) => {}
        }
    }
    let moves = moves.into_iter();
    history.extend(moves.map(|((id, kind), reports)| entry(id, now, kind, json!({ "reports": reports }))));
    history.retain(|event| !passing.contains(&event.phenomenon));
    history
}
