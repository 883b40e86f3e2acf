//! Proposes a line along which a phenomenon may be split.
//!
//! 1. The reports are clustered by `linfa-hierarchical` (average linkage) into two; where that only sets odd
//!    ones apart, into more, until two clusters are large enough ([`least_side`]).
//! 2. Those two are the sides; every other report goes to the side that it is more like on average.
//!
//! Cost: n²/2 similarities of at most [`MOST_CLUSTERED`] reports, spread over their time, once, and of every
//! report with those: linear in all reports.

use linfa::traits::Transformer;
use linfa_hierarchical::HierarchicalCluster;
use linfa_kernel::{Kernel, KernelInner, KernelMethod};
use ndarray::Array2;

use crate::ids::ObservationId;
use crate::phenomena::Item;

/// From how many reports the two sides are found.
const MOST_CLUSTERED: usize = 400;

/// How many clusters are tried at most.
const MOST_CLUSTERS: usize = 8;

/// The two sides of a phenomenon.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// The larger side.
    pub staying: Vec<ObservationId>,
    /// The smaller side.
    pub leaving: Vec<ObservationId>,
}

/// Proposes a line through a phenomenon's reports; `None` for fewer than four, or when nothing but odd ones
/// stands apart.
pub fn divide(members: &[&Item]) -> Option<Division> {
    let step = members.len().div_ceil(MOST_CLUSTERED).max(1);
    let clustered: Vec<&Item> = members.iter().copied().step_by(step).collect();
    let similarity = similarities(&clustered);
    let most = MOST_CLUSTERS.min(clustered.len());
    let (first, second) = (2..=most).find_map(|count| two_sides(&clustered, &similarity, count))?;
    let (mut one, mut other): (Vec<&Item>, Vec<&Item>) =
        members.iter().copied().partition(|item| mean_similarity(item, &first) >= mean_similarity(item, &second));
    if one.len() < other.len() {
        std::mem::swap(&mut one, &mut other);
    }
    if other.is_empty() {
        return None;
    }
    let ids = |side: &[&Item]| side.iter().map(|item| item.id).collect();
    Some(Division { staying: ids(&one), leaving: ids(&other) })
}

/// Returns how many reports a side has at least: two, or a tenth.
fn least_side(reports: usize) -> usize {
    reports.div_ceil(10).max(2)
}

/// Returns the similarity of every two reports as linfa takes it, which uses −ln of it as the distance.
fn similarities(items: &[&Item]) -> Array2<f32> {
    let mut similarity = Array2::ones((items.len(), items.len()));
    for (row, item) in items.iter().enumerate() {
        for (column, other) in items.iter().enumerate().take(row) {
            let similar = (-item.distance(other).max(0.0)).exp();
            similarity[(row, column)] = similar;
            similarity[(column, row)] = similar;
        }
    }
    similarity
}

/// Returns the two largest of `count` clusters, if both are large enough.
fn two_sides<'a>(items: &[&'a Item], similarity: &Array2<f32>, count: usize) -> Option<(Vec<&'a Item>, Vec<&'a Item>)> {
    let kernel = Kernel { inner: KernelInner::Dense(similarity.clone()), method: KernelMethod::Linear };
    let labels = HierarchicalCluster::default().num_clusters(count).transform(kernel).ok()?;
    let mut clusters: Vec<Vec<&Item>> = vec![Vec::new(); items.len()];
    for (&item, &label) in items.iter().zip(labels.targets()) {
        clusters[label].push(item);
    }
    // The cluster numbers follow hash order; the order of the reports does not.
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].id.cmp(&b[0].id)));
    let mut largest = clusters.into_iter();
    let (first, second) = (largest.next()?, largest.next()?);
    (second.len() >= least_side(items.len())).then_some((first, second))
}

fn mean_similarity(item: &Item, side: &[&Item]) -> f32 {
    let others = side.iter().filter(|other| other.id != item.id);
    let (sum, count) = others.fold((0.0f32, 0u16), |(sum, count), other| (sum + item.similarity(other), count + 1));
    if count == 0 { 0.0 } else { sum / f32::from(count) }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, Shingles, Voice};
    use crate::text::Language;

    fn items(degrees: &[f32]) -> Vec<Item> {
        let item = |(number, degrees): (u128, &f32)| {
            let (sine, cosine) = degrees.to_radians().sin_cos();
            Item {
                id: ObservationId::from_uuid(Uuid::from_u128(number)),
                received_at: Timestamp::UNIX_EPOCH,
                language: Language::Fi,
                evidence: Evidence::new(vec![cosine, sine], &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::default(),
                voice: Voice::default(),
            }
        };
        (1..).zip(degrees).map(item).collect()
    }

    fn divided(degrees: &[f32]) -> Option<Division> {
        let items = items(degrees);
        divide(&items.iter().collect::<Vec<_>>())
    }

    fn numbers(side: &[ObservationId]) -> Vec<u128> {
        side.iter().map(|id| id.uuid().as_u128()).collect()
    }

    #[test]
    fn the_line_goes_between_two_matters() {
        let division = divided(&[0.0, 70.0, 3.0, 75.0, 6.0, 2.0]).unwrap();
        assert_eq!((numbers(&division.staying), numbers(&division.leaving)), (vec![1, 3, 5, 6], vec![2, 4]));
    }

    #[test]
    fn an_odd_one_is_no_side_and_goes_to_the_nearer() {
        let division = divided(&[0.0, 2.0, 4.0, 60.0, 62.0, 150.0]).unwrap();
        assert_eq!(numbers(&division.staying), [1, 2, 3]);
        assert_eq!(numbers(&division.leaving), [4, 5, 6]);
    }

    #[test]
    fn too_few_are_not_divided() {
        assert_eq!(divided(&[0.0, 40.0, 80.0]), None);
        assert_eq!(divided(&[]), None);
    }
}
