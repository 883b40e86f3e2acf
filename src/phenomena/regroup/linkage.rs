//! Groups by average linkage.
//!
//! 1. Two points are linked when their distance is below the cut. Average linkage merges two groups
//!    only when their mean distance is below it, hence only when some pair is: groups never reach
//!    beyond a connected component, and each component can be clustered on its own.
//! 2. Each component is clustered by `linfa-hierarchical` (average linkage, Sokal & Michener 1958).
//!    It takes similarities and uses −ln of them as distances, so a distance `d` is handed in as
//!    `exp(−d)`.
//! 3. Its cluster numbers follow hash order; groups are given back as lists of points, each sorted,
//!    ordered by their first point.
//!
//! Cost: n²/2 distances, and memory for the square of the largest component.

use linfa::traits::Transformer;
use linfa_hierarchical::HierarchicalCluster;
use linfa_kernel::{Kernel, KernelInner, KernelMethod};
use ndarray::Array2;

/// Groups the points `0..count`; every point is in exactly one group, alone where nothing is near.
pub fn average_linkage(count: usize, distance: &dyn Fn(usize, usize) -> f32, cut: f32) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = components(count, distance, cut)
        .into_iter()
        .flat_map(|component| match component.len() {
            1 | 2 => vec![component],
            _ => cluster(&component, distance, cut),
        })
        .collect();
    groups.sort_unstable();
    groups
}

/// Returns the connected components of the graph that links points nearer than `cut`.
fn components(count: usize, distance: &dyn Fn(usize, usize) -> f32, cut: f32) -> Vec<Vec<usize>> {
    let mut unseen: Vec<usize> = (0..count).collect();
    let mut components = Vec::new();
    while let Some(first) = unseen.pop() {
        let mut component = vec![first];
        let mut reached = 0;
        while reached < component.len() {
            let point = component[reached];
            reached += 1;
            let (near, far) = unseen.into_iter().partition(|&other| distance(point, other) < cut);
            unseen = far;
            component.extend::<Vec<usize>>(near);
        }
        component.sort_unstable();
        components.push(component);
    }
    components
}

fn cluster(points: &[usize], distance: &dyn Fn(usize, usize) -> f32, cut: f32) -> Vec<Vec<usize>> {
    let similarity = Array2::from_shape_fn((points.len(), points.len()), |(row, column)| {
        if row == column { 1.0 } else { (-distance(points[row], points[column])).exp() }
    });
    let kernel = Kernel { inner: KernelInner::Dense(similarity), method: KernelMethod::Linear };
    let clustered = HierarchicalCluster::default()
        .max_distance(cut)
        .transform(kernel)
        .expect("the cut is a finite number above zero, which is all that the parameters ask");
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); points.len()];
    for (&point, &label) in points.iter().zip(clustered.targets()) {
        groups[label].push(point);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on_a_line(places: &[f32]) -> impl Fn(usize, usize) -> f32 + '_ {
        |a, b| (places[a] - places[b]).abs()
    }

    #[test]
    fn near_points_are_grouped_and_a_far_one_stays_alone() {
        let places = [0.0, 0.1, 5.0, 0.2, 9.0, 5.1];
        assert_eq!(average_linkage(6, &on_a_line(&places), 1.0), [vec![0, 1, 3], vec![2, 5], vec![4]]);
    }

    #[test]
    fn a_chain_is_not_one_group() {
        // Neighbours are 0.9 apart: linked one by one, but the ends are far on average.
        let places = [0.0, 0.9, 1.8, 2.7, 3.6, 4.5];
        let groups = average_linkage(6, &on_a_line(&places), 1.0);
        assert!(groups.iter().all(|group| group.len() <= 2), "{groups:?}");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(average_linkage(0, &|_, _| 0.0, 1.0).is_empty());
    }

    /// Merges the two nearest groups until none are nearer than the cut: slow and obvious.
    fn obvious(places: &[f32], cut: f32) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = (0..places.len()).map(|point| vec![point]).collect();
        loop {
            let mut best = (cut, None);
            for a in 0..groups.len() {
                for b in a + 1..groups.len() {
                    let sum: f32 = groups[a]
                        .iter()
                        .flat_map(|&x| groups[b].iter().map(move |&y| (places[x] - places[y]).abs()))
                        .sum();
                    let mean = sum / (groups[a].len() * groups[b].len()) as f32;
                    if mean < best.0 {
                        best = (mean, Some((a, b)));
                    }
                }
            }
            let Some((a, b)) = best.1 else { break };
            let other = groups.remove(b);
            groups[a].extend(other);
        }
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        groups
    }

    proptest! {
        #[test]
        fn the_components_change_nothing(places in prop::collection::vec(0.0f32..10.0, 1..24)) {
            prop_assert_eq!(average_linkage(places.len(), &on_a_line(&places), 0.7), obvious(&places, 0.7));
        }
    }
}
