//! Why observations belong together, and what stands near them.

use std::cmp::Ordering;

use crate::ids::{ObservationId, PhenomenonId};

use super::concepts::{ConceptId, ConceptVector};
use super::item::Item;
use super::names::SURE;
use super::radar::Radar;
use super::similarity::Evidence;

/// From how many reports of each phenomenon two of them are compared, spread over their time.
const COMPARED: usize = 30;

/// Among how many reports of each phenomenon the pairs that are most alike are looked for.
const PAIRED: usize = 150;

/// An observation that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// Which observation.
    pub observation: ObservationId,
    /// How alike they are: 1 is the same, 0 nothing in common.
    pub similarity: f32,
    /// The concepts that both speak of, those that tie them most first.
    pub shared: Vec<ConceptId>,
}

/// A phenomenon that is like another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Which phenomenon.
    pub phenomenon: PhenomenonId,
    /// The mean similarity of a report of one and a report of the other.
    pub similarity: f32,
}

/// Returns the observations most like one, the most alike first; none if it is not known.
///
/// Looks at every observation: 100,000 take some 50 milliseconds.
pub fn most_alike(radar: &Radar, observation: ObservationId, limit: usize) -> Vec<Alike> {
    let Some(item) = radar.item(observation) else { return Vec::new() };
    ranked(radar.items().iter().filter(|other| other.id != observation), &item.evidence, limit)
}

/// Returns the observations most like a text that is none of them yet, the most alike first.
pub fn most_alike_to(radar: &Radar, evidence: &Evidence, limit: usize) -> Vec<Alike> {
    ranked(radar.items().iter(), evidence, limit)
}

fn ranked<'r>(others: impl Iterator<Item = &'r Item>, evidence: &Evidence, limit: usize) -> Vec<Alike> {
    let mut ranked: Vec<(f32, &Item)> = others.map(|other| (evidence.similarity(&other.evidence), other)).collect();
    ranked.sort_by(|a, b| greatest_first(a.0, b.0).then(a.1.id.cmp(&b.1.id)));
    ranked.truncate(limit);
    let alike = |(similarity, other): (f32, &Item)| Alike {
        observation: other.id,
        similarity,
        shared: shared_surely(evidence.concepts(), other.evidence.concepts()),
    };
    ranked.into_iter().map(alike).collect()
}

/// Returns the concepts that two texts surely speak of themselves, those that tie them most first: what only
/// broader or related concepts or parts of words tie would puzzle a reader.
pub(super) fn shared_surely(one: &ConceptVector, other: &ConceptVector) -> Vec<ConceptId> {
    let is_sure = |id: &ConceptId| [one, other].iter().all(|side| f64::from(side.surety_of(*id)) >= SURE);
    one.shared(other).into_iter().filter(is_sure).collect()
}

/// Returns the phenomena nearest to one, the nearest first; none if it has no reports.
pub fn nearest_phenomena(radar: &Radar, phenomenon: PhenomenonId, limit: usize) -> Vec<Near> {
    let own = spread(radar.members(phenomenon));
    let own_sum = Evidence::sum_of(own.iter().map(|item| &*item.evidence));
    let others = radar.phenomena().filter(|(other, _)| *other != phenomenon);
    let mut near: Vec<Near> = others
        .filter_map(|(other, members)| {
            Some(Near { phenomenon: other, similarity: mean_similarity(&own_sum, own.len(), &spread(members))? })
        })
        .collect();
    near.sort_by(|a, b| greatest_first(a.similarity, b.similarity).then(a.phenomenon.cmp(&b.phenomenon)));
    near.truncate(limit);
    near
}

/// Returns how near two phenomena are: the mean similarity of a report of one and a report of the other; `None` where one
/// of them has no reports.
pub fn nearness(radar: &Radar, one: PhenomenonId, other: PhenomenonId) -> Option<f32> {
    let one = spread(radar.members(one));
    mean_similarity(&Evidence::sum_of(one.iter().map(|item| &*item.evidence)), one.len(), &spread(radar.members(other)))
}

/// Returns the pairs of a report of one phenomenon and a report of another that are most alike, the most alike first;
/// each report is in one pair at most.
pub fn closest_pairs(
    radar: &Radar,
    one: PhenomenonId,
    other: PhenomenonId,
    limit: usize,
) -> Vec<(ObservationId, ObservationId)> {
    let (ones, others) = (spread_over(radar.members(one), PAIRED), spread_over(radar.members(other), PAIRED));
    let mut pairs: Vec<(f32, ObservationId, ObservationId)> = Vec::with_capacity(ones.len() * others.len());
    for item in &ones {
        pairs.extend(others.iter().map(|other| (item.similarity(other), item.id, other.id)));
    }
    pairs.sort_by(|a, b| greatest_first(a.0, b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut chosen: Vec<(ObservationId, ObservationId)> = Vec::with_capacity(limit);
    for (_, item, other) in pairs {
        if chosen.len() == limit {
            break;
        }
        // What is in both phenomena is like itself.
        if item != other && chosen.iter().all(|(left, right)| *left != item && *right != other) {
            chosen.push((item, other));
        }
    }
    chosen
}

/// Takes at most [`COMPARED`] of the reports, at even steps.
fn spread(members: Vec<&Item>) -> Vec<&Item> {
    spread_over(members, COMPARED)
}

fn spread_over(members: Vec<&Item>, most: usize) -> Vec<&Item> {
    let step = members.len().div_ceil(most).max(1);
    members.into_iter().step_by(step).collect()
}

/// The similarity to a sum is the sum of the similarities, so each report of the other is compared once.
fn mean_similarity(one: &Evidence, of: usize, other: &[&Item]) -> Option<f32> {
    let pairs = of * other.len();
    let sum: f32 = other.iter().map(|item| one.similarity(&item.evidence)).sum();
    (pairs > 0).then(|| sum / pairs as f32)
}

fn greatest_first(one: f32, other: f32) -> Ordering {
    other.total_cmp(&one)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::phenomena::{GroupingParams, Shingles, Voice};
    use crate::text::Language;

    fn observation(number: u128) -> ObservationId {
        ObservationId::from_uuid(Uuid::from_u128(number))
    }

    fn phenomenon(number: u128) -> PhenomenonId {
        PhenomenonId::from_uuid(Uuid::from_u128(number))
    }

    /// Three phenomena of two reports: the second lies between the first and the third.
    fn radar() -> Radar {
        let mut radar = Radar::new(GroupingParams::standard(), PhenomenonId::new);
        for (number, degrees) in [(1, 0.0f32), (2, 5.0), (3, 30.0), (4, 35.0), (5, 80.0), (6, 85.0)] {
            let (sine, cosine) = degrees.to_radians().sin_cos();
            let item = Item {
                id: observation(number),
                received_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
                language: Language::Fi,
                evidence: Evidence::new(vec![cosine, sine], &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::default(),
                voice: Voice::default(),
            };
            radar.restore(item, Some(phenomenon(number.div_ceil(2))));
        }
        radar
    }

    #[test]
    fn the_most_alike_come_first_and_never_the_observation_itself() {
        let alike = most_alike(&radar(), observation(2), 3);
        assert_eq!(alike.iter().map(|alike| alike.observation).collect::<Vec<_>>(), [1, 3, 4].map(observation));
        assert!(alike[0].similarity > alike[1].similarity);
    }

    #[test]
    fn a_text_that_is_no_observation_yet_has_its_like_too() {
        let evidence = Evidence::new(vec![1.0, 0.0], &[], ConceptVector::default());
        let alike = most_alike_to(&radar(), &evidence, 2);
        assert_eq!(alike.iter().map(|alike| alike.observation).collect::<Vec<_>>(), [1, 2].map(observation));
    }

    #[test]
    fn the_nearest_phenomenon_is_the_one_whose_reports_are_most_alike() {
        let near = nearest_phenomena(&radar(), phenomenon(3), 5);
        assert_eq!(near.iter().map(|near| near.phenomenon).collect::<Vec<_>>(), [2, 1].map(phenomenon));
    }

    #[test]
    fn nothing_is_near_what_is_not_known() {
        assert_eq!(most_alike(&radar(), observation(99), 3), []);
        assert_eq!(nearest_phenomena(&radar(), phenomenon(99), 3), []);
    }

    #[test]
    fn a_large_phenomenon_is_compared_by_reports_spread_over_its_time() {
        let radar = radar();
        let many: Vec<&Item> = std::iter::repeat_n(radar.items(), 20).flatten().collect();
        assert_eq!(many.len(), 120);
        assert_eq!(spread(many).len(), COMPARED);
    }
}
