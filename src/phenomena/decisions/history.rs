//! What a decision enters into the history of the phenomena that it changes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::change::{Change, Facet, Standing};
use super::decision::Decision;
use super::recorded::Recorded;
use crate::ids::{PhenomenonId, UserId};
use crate::store::{PhenomenonEvent, PhenomenonEventKind, PhenomenonState};

/// Tells a decision to the phenomena that it changes.
pub fn of_decision(recorded: &Recorded) -> Vec<PhenomenonEvent> {
    let entry = |phenomenon: PhenomenonId, kind, mut detail: Value| {
        detail["decision"] = json!(recorded.id);
        PhenomenonEvent { phenomenon, at: recorded.at, by: recorded.by, kind, detail }
    };
    let change = &recorded.change;
    let count = recorded.decision.observations().len();
    let mut events = match &recorded.decision {
        Decision::Merge { from, into } => vec![
            entry(*from, PhenomenonEventKind::Merged, json!({ "phenomenon": into, "reports": change.homes.len() })),
            entry(*into, PhenomenonEventKind::Absorbed, json!({ "phenomenon": from, "reports": change.homes.len() })),
        ],
        Decision::Split { phenomenon, into, .. } => vec![
            entry(*phenomenon, PhenomenonEventKind::Split, json!({ "phenomenon": into, "reports": count })),
            entry(*into, PhenomenonEventKind::SplitOff, json!({ "phenomenon": phenomenon, "reports": count })),
        ],
        Decision::Confirm { phenomenon, .. } => {
            vec![entry(*phenomenon, PhenomenonEventKind::Confirmed, json!({ "reports": count }))]
        }
        Decision::Name { phenomenon, names } => {
            vec![entry(*phenomenon, PhenomenonEventKind::Named, json!({ "fi": names.fi(), "sv": names.sv() }))]
        }
        Decision::Describe { phenomenon, .. } => vec![entry(*phenomenon, PhenomenonEventKind::Described, json!({}))],
        Decision::Theme { phenomenon, themes } => {
            vec![entry(*phenomenon, PhenomenonEventKind::Themed, json!({ "themes": themes }))]
        }
        Decision::Pin { phenomenon } => vec![entry(*phenomenon, PhenomenonEventKind::Pinned, json!({}))],
        Decision::Dismiss { phenomenon } => vec![entry(*phenomenon, PhenomenonEventKind::Dismissed, json!({}))],
        Decision::Move { .. } | Decision::NotThis { .. } | Decision::AlsoIn { .. } => {
            let moves = movements(change).into_iter();
            moves.map(|(phenomenon, kind, reports)| entry(phenomenon, kind, json!({ "reports": reports }))).collect()
        }
    };
    for facet in &change.facets {
        match &facet.to {
            Facet::Standing(Standing { state: PhenomenonState::Faded, .. }) => {
                events.push(entry(facet.phenomenon, PhenomenonEventKind::Faded, json!({})));
            }
            Facet::Standing(Standing { state: PhenomenonState::Active, .. }) => {
                events.push(entry(facet.phenomenon, PhenomenonEventKind::Revived, json!({})));
            }
            _ => {}
        }
    }
    events
}

/// Tells the undoing of a decision to the phenomena that it changes.
pub fn of_undoing(recorded: &Recorded, change: &Change, by: UserId, now: Timestamp) -> Vec<PhenomenonEvent> {
    let mut phenomena = recorded.decision.phenomena();
    phenomena.extend(change.phenomena());
    phenomena.sort_unstable();
    phenomena.dedup();
    let detail = json!({ "kind": recorded.decision.kind(), "decision": recorded.id });
    let entry = |phenomenon| PhenomenonEvent {
        phenomenon,
        at: now,
        by: Some(by),
        kind: PhenomenonEventKind::Undone,
        detail: detail.clone(),
    };
    phenomena.into_iter().map(entry).collect()
}

/// Counts who came to and who left each phenomenon; a phenomenon that is made was found.
fn movements(change: &Change) -> Vec<(PhenomenonId, PhenomenonEventKind, usize)> {
    let mut counts: BTreeMap<(PhenomenonId, PhenomenonEventKind), usize> = BTreeMap::new();
    for home in &change.homes {
        let is_in = |homes: &[super::change::Belonging], id| homes.iter().any(|belonging| belonging.phenomenon == id);
        for belonging in home.from.iter().filter(|belonging| !is_in(&home.to, belonging.phenomenon)) {
            *counts.entry((belonging.phenomenon, PhenomenonEventKind::Left)).or_default() += 1;
        }
        for belonging in home.to.iter().filter(|belonging| !is_in(&home.from, belonging.phenomenon)) {
            let is_new = change.born.is_some_and(|born| born.phenomenon == belonging.phenomenon);
            let kind = if is_new { PhenomenonEventKind::Found } else { PhenomenonEventKind::Joined };
            *counts.entry((belonging.phenomenon, kind)).or_default() += 1;
        }
    }
    counts.into_iter().map(|((phenomenon, kind), count)| (phenomenon, kind, count)).collect()
}
