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
//! 4. Among very many points, chance makes chains: a component of more than 2,000 points is parted once more
//!    with a cut a tenth lower, until its parts are small enough. What hangs together at a third of the cut is
//!    one group. Only very large stores come to this.
//!
//! Cost: n²/2 distances, and memory for the square of the largest component, which is bounded.

use linfa::traits::Transformer;
use linfa_hierarchical::HierarchicalCluster;
use linfa_kernel::{Kernel, KernelInner, KernelMethod};
use ndarray::Array2;

/// The largest component that is clustered at its own cut (16 MB).
const LARGEST: usize = 2_000;

/// How much lower each further cut is.
const LOWER: f32 = 0.9;

/// How often the cut is lowered: down to a third.
const MOST_ROUNDS: usize = 10;

/// Groups the points `0..count`; every point is in exactly one group, alone where nothing is near.
pub fn average_linkage(count: usize, distance: &dyn Fn(usize, usize) -> f32, cut: f32) -> Vec<Vec<usize>> {
    average_linkage_up_to(LARGEST, count, distance, cut)
}

fn average_linkage_up_to(
    largest: usize,
    count: usize,
    distance: &dyn Fn(usize, usize) -> f32,
    cut: f32,
) -> Vec<Vec<usize>> {
    let mut waiting = vec![((0..count).collect::<Vec<usize>>(), cut, 0)];
    let mut groups = Vec::new();
    while let Some((points, cut, round)) = waiting.pop() {
        for component in components(points, distance, cut) {
            match component.len() {
                1 | 2 => groups.push(component),
                size if size <= largest => groups.extend(cluster(&component, distance, cut)),
                _ if round < MOST_ROUNDS => waiting.push((component, cut * LOWER, round + 1)),
                _ => groups.push(component),
            }
        }
    }
    groups.sort_unstable();
    groups
}

/// Returns the connected components of the graph that links those of `unseen` that are nearer than `cut`.
fn components(mut unseen: Vec<usize>, distance: &dyn Fn(usize, usize) -> f32, cut: f32) -> Vec<Vec<usize>> {
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

    #[test]
    fn a_long_chain_is_parted_where_it_is_thinnest() {
        // Two clumps of four, joined by two points that are near enough for the cut but not for the next one.
        let places = [0.0, 0.1, 0.2, 0.3, 1.25, 2.2, 3.15, 3.25, 3.35, 3.45];
        let groups = average_linkage_up_to(6, places.len(), &on_a_line(&places), 1.0);
        assert_eq!(groups, [vec![0, 1, 2, 3], vec![4], vec![5], vec![6, 7, 8, 9]]);
    }

    #[test]
    fn very_many_copies_of_one_text_are_one_group() {
        assert_eq!(average_linkage_up_to(5, 20, &|_, _| 0.0, 0.65), [(0..20).collect::<Vec<usize>>()]);
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
