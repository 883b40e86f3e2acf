//! What an arrival or a regroup changed.

use std::collections::BTreeMap;

use crate::ids::{ObservationId, PhenomenonId};

/// What an arrival or a regroup changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Where observations belong now, with the certainty of it (0 to 1); `None` is the pool.
    pub homes: BTreeMap<ObservationId, Option<(PhenomenonId, f32)>>,
    /// What happened to phenomena, in order.
    pub events: Vec<Event>,
}

/// Something that happened to a phenomenon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Enough reports were alike.
    Born(PhenomenonId),
    /// An observation was added.
    Joined(PhenomenonId, ObservationId),
    /// A regroup took an observation away.
    Left(PhenomenonId, ObservationId),
    /// Most of its reports belong to another phenomenon now.
    MergedInto(PhenomenonId, PhenomenonId),
    /// Its reports no longer hang together.
    Faded(PhenomenonId),
    /// It was born of reports of which most were in another, which lives on.
    SplitOff(PhenomenonId, PhenomenonId),
    /// People changed which reports it has.
    Rearranged(PhenomenonId),
}

impl Changes {
    /// Returns the phenomena whose reports changed and that still are, each once.
    pub fn touched(&self) -> Vec<PhenomenonId> {
        let mut touched: Vec<PhenomenonId> = self
            .events
            .iter()
            .filter_map(|event| match *event {
                Event::Born(id)
                | Event::Joined(id, _)
                | Event::Left(id, _)
                | Event::MergedInto(_, id)
                | Event::Rearranged(id) => Some(id),
                Event::Faded(_) | Event::SplitOff(..) => None,
            })
            .filter(|id| self.ended().all(|(gone, _)| gone != *id))
            .collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Adds what happened next.
    pub fn extend(&mut self, next: Self) {
        self.homes.extend(next.homes);
        self.events.extend(next.events);
    }

    /// Returns the phenomena that are no more, with the ones that they went on in.
    pub fn ended(&self) -> impl Iterator<Item = (PhenomenonId, Option<PhenomenonId>)> {
        self.events.iter().filter_map(|event| match *event {
            Event::MergedInto(gone, heir) => Some((gone, Some(heir))),
            Event::Faded(gone) => Some((gone, None)),
            _ => None,
        })
    }

    /// Returns the phenomena that were born.
    pub fn born(&self) -> impl Iterator<Item = PhenomenonId> {
        self.events.iter().filter_map(|event| match *event {
            Event::Born(id) => Some(id),
            _ => None,
        })
    }
}
