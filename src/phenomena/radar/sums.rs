//! What the members of each phenomenon have in sum.
//!
//! Similarity is a sum of products, so the mean similarity of an observation to the members of a phenomenon
//! is its similarity to their sum, divided by their weight: one comparison a phenomenon, however large it is.

use std::collections::BTreeMap;

use crate::ids::PhenomenonId;
use crate::phenomena::similarity::Evidence;

/// The weighted sums of the members' evidence; those that are missing are made when they are needed.
#[derive(Default)]
pub struct Sums(BTreeMap<PhenomenonId, Sum>);

#[derive(Default)]
struct Sum {
    evidence: Evidence,
    weight: f32,
}

impl Sums {
    /// Adds a member to the sum of a phenomenon, if there is one.
    pub fn add(&mut self, phenomenon: PhenomenonId, evidence: &Evidence, weight: f32) {
        if let Some(sum) = self.0.get_mut(&phenomenon) {
            sum.add(evidence, weight);
        }
    }

    /// Forgets the sum of a phenomenon whose members changed.
    pub fn forget(&mut self, phenomenon: PhenomenonId) {
        self.0.remove(&phenomenon);
    }

    /// Forgets all sums.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Makes the sums that are missing; `member` tells a member's evidence and weight.
    pub fn complete<'a>(
        &mut self,
        groups: &BTreeMap<PhenomenonId, Vec<usize>>,
        member: impl Fn(usize) -> (&'a Evidence, f32),
    ) {
        for (&id, members) in groups.iter().filter(|(_, members)| !members.is_empty()) {
            self.0.entry(id).or_insert_with(|| {
                let mut sum = Sum::default();
                members.iter().map(|&point| member(point)).for_each(|(evidence, weight)| sum.add(evidence, weight));
                sum
            });
        }
    }

    /// Returns the mean similarity of an observation to the members of each phenomenon, oldest phenomenon first.
    pub fn mean_similarities(&self, evidence: &Evidence) -> impl Iterator<Item = (PhenomenonId, f32)> {
        self.0.iter().map(|(&id, sum)| (id, sum.evidence.similarity(evidence) / sum.weight))
    }
}

impl Sum {
    fn add(&mut self, evidence: &Evidence, weight: f32) {
        self.evidence.add(evidence, weight);
        self.weight += weight;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::phenomena::concepts::ConceptVector;

    fn evidence(values: [f32; 3]) -> Evidence {
        Evidence::new(values.to_vec(), &[], ConceptVector::default())
    }

    #[test]
    fn the_similarity_to_a_sum_is_the_weighted_mean_of_the_similarities_to_the_members() {
        let members = [evidence([1.0, 0.2, 0.0]), evidence([0.5, 1.0, 0.3]), evidence([0.0, 1.0, 1.0])];
        let weights = [1.0, 2.0, 1.0];
        let one = PhenomenonId::from_uuid(Uuid::from_u128(1));
        let mut sums = Sums::default();
        sums.complete(&BTreeMap::from([(one, vec![0, 1])]), |point| (&members[point], weights[point]));
        sums.add(one, &members[2], weights[2]);
        let new = evidence([0.3, 0.3, 0.9]);
        let expected =
            members.iter().zip(weights).map(|(member, weight)| weight * member.similarity(&new)).sum::<f32>();
        let found: Vec<(PhenomenonId, f32)> = sums.mean_similarities(&new).collect();
        assert_eq!(found.len(), 1);
        assert!((found[0].1 - expected / 4.0).abs() < 1e-6);
    }

    #[test]
    fn a_phenomenon_without_members_has_no_sum() {
        let mut sums = Sums::default();
        sums.complete(&BTreeMap::from([(PhenomenonId::from_uuid(Uuid::from_u128(1)), Vec::new())]), |_| unreachable!());
        assert_eq!(sums.mean_similarities(&evidence([1.0, 0.0, 0.0])).count(), 0);
    }
}
