//! What the reports propose should be done.

use std::collections::HashSet;

use crate::ids::ObservationId;
use crate::store::Member;
use crate::web::Page;
use crate::web::views::{self, Piece};

/// How many are shown.
const SHOWN: usize = 8;

/// What a report proposes.
pub struct Proposed {
    /// The report.
    pub observation: ObservationId,
    /// When it was received.
    pub date: String,
    /// The language for the `lang` attribute; empty where it is neither of ours.
    pub lang: &'static str,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// Gathers the proposals of the newest reports, the same words once, and tells how many more there are.
pub fn gather(page: &Page, members: &[Member]) -> (Vec<Proposed>, usize) {
    let mut told = HashSet::new();
    let proposing = members.iter().filter_map(|member| {
        let observation = &member.stored.observation;
        let proposal = observation.proposal.as_deref().filter(|proposal| !proposal.trim().is_empty())?;
        told.insert(proposal.trim().to_lowercase()).then(|| Proposed {
            observation: observation.id,
            date: page.date(observation.received_at),
            lang: views::lang(observation.language),
            pieces: views::masked(&views::beginning(proposal), observation.language),
        })
    });
    let mut proposed: Vec<Proposed> = proposing.collect();
    let more = proposed.len().saturating_sub(SHOWN);
    proposed.truncate(SHOWN);
    (proposed, more)
}
