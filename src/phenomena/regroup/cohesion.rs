//! Merges groups that are as alike as their own cohesion lets one expect.
//!
//! The reports of one phenomenon may be much alike or little; one cut for all finds either the loose ones
//! or keeps the tight ones clean. So what counts is the mean evidence between two groups relative to the
//! evidence within them:
//!
//! rel(A, B) = mean(A, B) / (own(A) × own(B))^¼
//!
//! where own(A) is the mean within A, each member's 1 with itself included, so that for two single points
//! rel is the evidence itself. (The power ½ would be the cosine of the groups' centroids; 0 is average
//! linkage.) The best pair is merged first, the earlier on a tie, until none is above the cut.
//!
//! Cost: the square of the number of groups, in time and in floats. Each group remembers the one that it belongs
//! with most. When that one is merged, what is remembered still bounds how much it belongs with any other, so it
//! looks anew only when the bound is the best there is: most groups never come that far.

use rayon::prelude::*;

use super::pairs::Pairs;

/// Merges `groups` while two of them belong together; each is sorted, they are ordered by their first point.
pub fn merge_by_cohesion(groups: Vec<Vec<usize>>, evidence: &Pairs, cut: f32) -> Vec<Vec<usize>> {
    let mut state = State::new(groups, evidence);
    while let Some((first, second)) = state.best_pair(cut) {
        state.merge(first, second);
    }
    let mut groups = state.groups;
    groups.retain(|group| !group.is_empty());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}

struct State {
    /// The groups; one that was merged into another is empty.
    groups: Vec<Vec<usize>>,
    /// The evidence between two groups, summed over their pairs of points.
    sums: Pairs,
    /// The evidence within a group, summed over all ordered pairs, a point with itself included.
    own: Vec<f32>,
    /// The group that each belongs with most; none for one that is merged or has no other.
    nearest: Vec<Option<Nearest>>,
}

/// The group that another belongs with most.
#[derive(Clone, Copy)]
struct Nearest {
    other: usize,
    relative: f32,
    /// Whether the other was merged since: then `relative` is what no group exceeds.
    is_bound: bool,
}

impl State {
    fn new(groups: Vec<Vec<usize>>, evidence: &Pairs) -> Self {
        let sum = |a: &[usize], b: &[usize]| -> f32 {
            a.iter().flat_map(|&x| b.iter().map(move |&y| evidence.get(x, y))).sum()
        };
        let own = groups
            .iter()
            .map(|group| {
                let pairs = group.iter().enumerate().map(|(place, &point)| sum(&[point], &group[..place])).sum::<f32>();
                group.len() as f32 + 2.0 * pairs
            })
            .collect();
        let sums = Pairs::compute(groups.len(), |a, b| sum(&groups[a], &groups[b]));
        let mut state = Self { nearest: Vec::new(), groups, sums, own };
        state.nearest = (0..state.groups.len()).into_par_iter().map(|group| state.find_nearest(group)).collect();
        state
    }

    /// Returns how alike two groups are, relative to their cohesion.
    fn relative(&self, a: usize, b: usize) -> f32 {
        let (size_a, size_b) = (self.groups[a].len() as f32, self.groups[b].len() as f32);
        let mean = self.sums.get(a, b) / (size_a * size_b);
        let cohesion = (self.own[a] / (size_a * size_a)) * (self.own[b] / (size_b * size_b));
        mean / cohesion.sqrt().sqrt()
    }

    fn find_nearest(&self, group: usize) -> Option<Nearest> {
        let mut best: Option<Nearest> = None;
        for other in (0..self.groups.len()).filter(|&other| other != group && !self.groups[other].is_empty()) {
            let relative = self.relative(group, other);
            if best.is_none_or(|best| relative > best.relative) {
                best = Some(Nearest { other, relative, is_bound: false });
            }
        }
        best
    }

    /// Returns the two groups that belong together most, the earlier first, if they are above the cut.
    fn best_pair(&mut self, cut: f32) -> Option<(usize, usize)> {
        loop {
            let mut best: Option<(usize, Nearest)> = None;
            for (group, nearest) in self.nearest.iter().enumerate() {
                if let Some(nearest) = *nearest
                    && nearest.relative > best.map_or(cut, |(_, best)| best.relative)
                {
                    best = Some((group, nearest));
                }
            }
            let (group, nearest) = best?;
            if !nearest.is_bound {
                return Some((group.min(nearest.other), group.max(nearest.other)));
            }
            self.nearest[group] = self.find_nearest(group);
        }
    }

    /// Puts the second group into the first.
    fn merge(&mut self, first: usize, second: usize) {
        self.own[first] += self.own[second] + 2.0 * self.sums.get(first, second);
        let moved = std::mem::take(&mut self.groups[second]);
        self.groups[first].extend(moved);
        self.nearest[second] = None;
        for other in 0..self.groups.len() {
            if other != first && !self.groups[other].is_empty() {
                let sum = self.sums.get(other, first) + self.sums.get(other, second);
                self.sums.set(other, first, sum);
            }
        }
        self.nearest[first] = self.find_nearest(first);
        for other in 0..self.groups.len() {
            if other == first || self.groups[other].is_empty() {
                continue;
            }
            let relative = self.relative(other, first);
            let Some(nearest) = &mut self.nearest[other] else { continue };
            if nearest.other == first || nearest.other == second {
                nearest.is_bound = true;
            }
            if relative > nearest.relative
                || (relative == nearest.relative && first < nearest.other && !nearest.is_bound)
            {
                *nearest = Nearest { other: first, relative, is_bound: false };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alone(points: usize) -> Vec<Vec<usize>> {
        (0..points).map(|point| vec![point]).collect()
    }

    #[test]
    fn two_points_are_merged_when_their_evidence_is_above_the_cut() {
        let evidence = Pairs::compute(3, |a, b| if (a, b) == (1, 0) { 0.3 } else { 0.1 });
        assert_eq!(merge_by_cohesion(alone(3), &evidence, 0.2), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_loose_group_takes_in_what_a_tight_one_would_not() {
        // 0–2 are alike by 0.3, 4–6 by 0.9; 3 is like the former, 7 like the latter, both by 0.16.
        let evidence = Pairs::compute(8, |a, b| match (a, b) {
            (0..=2, 0..=2) => 0.3,
            (4..=6, 4..=6) => 0.9,
            (3, 0..=2) | (7, 4..=6) => 0.16,
            _ => 0.0,
        });
        assert_eq!(merge_by_cohesion(alone(8), &evidence, 0.18), [vec![0, 1, 2, 3], vec![4, 5, 6], vec![7]]);
    }

    #[test]
    fn groups_that_are_given_stay_together() {
        let evidence = Pairs::compute(4, |_, _| 0.0);
        assert_eq!(
            merge_by_cohesion(vec![vec![0, 3], vec![1], vec![2]], &evidence, 0.1),
            [vec![0, 3], vec![1], vec![2]]
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(merge_by_cohesion(Vec::new(), &Pairs::default(), 0.1).is_empty());
    }

    /// Looks at all groups anew at each step: slow and obvious.
    fn obvious(points: usize, evidence: &Pairs, cut: f32) -> Vec<Vec<usize>> {
        let mut groups = alone(points);
        let value = |x: usize, y: usize| if x == y { 1.0 } else { evidence.get(x, y) };
        let mean = |a: &[usize], b: &[usize]| {
            let sum: f32 = a.iter().flat_map(|&x| b.iter().map(move |&y| value(x, y))).sum();
            sum / (a.len() * b.len()) as f32
        };
        loop {
            let mut best = (cut, None);
            for a in 0..groups.len() {
                for b in a + 1..groups.len() {
                    let own = mean(&groups[a], &groups[a]) * mean(&groups[b], &groups[b]);
                    let relative = mean(&groups[a], &groups[b]) / own.powf(0.25);
                    if relative > best.0 {
                        best = (relative, Some((a, b)));
                    }
                }
            }
            let Some((a, b)) = best.1 else { break };
            let other = groups.remove(b);
            groups[a].extend(other);
            groups[a].sort_unstable();
        }
        groups.sort_unstable();
        groups
    }

    proptest! {
        #[test]
        fn it_merges_as_the_obvious_way_does(values in prop::collection::vec(0.0f32..0.6, 45)) {
            let evidence = Pairs::compute(10, |a, b| values[a * (a - 1) / 2 + b]);
            prop_assert_eq!(merge_by_cohesion(alone(10), &evidence, 0.25), obvious(10, &evidence, 0.25));
        }
    }
}
