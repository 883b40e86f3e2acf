//! Matches groups to the phenomena that already are, so that ids live on.
//!
//! One to one, best first: the pair with the greatest overlap (Jaccard) is matched, then the best of
//! the rest, until no pair shares a member. Ties go to the older phenomenon, then the earlier group.

use std::collections::HashMap;

use crate::ids::PhenomenonId;

/// Returns for each of `groups` the phenomenon whose life it goes on, if any.
///
/// `home` tells the phenomenon that a point belongs to so far; `sizes` the number of its members.
pub fn match_groups(
    groups: &[Vec<usize>],
    home: &[Option<PhenomenonId>],
    sizes: &HashMap<PhenomenonId, usize>,
) -> Vec<Option<PhenomenonId>> {
    let mut pairs = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let mut shared: HashMap<PhenomenonId, usize> = HashMap::new();
        for &point in group {
            if let Some(phenomenon) = home[point] {
                *shared.entry(phenomenon).or_default() += 1;
            }
        }
        for (phenomenon, count) in shared {
            let union = group.len() + sizes[&phenomenon] - count;
            pairs.push((count as f64 / union as f64, phenomenon, number));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));

    let mut matched = vec![None; groups.len()];
    let mut taken = std::collections::HashSet::new();
    for (_, phenomenon, number) in pairs {
        if matched[number].is_none() && taken.insert(phenomenon) {
            matched[number] = Some(phenomenon);
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phenomenon(number: u128) -> PhenomenonId {
        PhenomenonId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn matched(groups: &[Vec<usize>], home: &[Option<PhenomenonId>]) -> Vec<Option<PhenomenonId>> {
        let mut sizes = HashMap::new();
        for id in home.iter().flatten() {
            *sizes.entry(*id).or_default() += 1;
        }
        match_groups(groups, home, &sizes)
    }

    #[test]
    fn a_group_that_grew_keeps_its_phenomenon() {
        let (a, b) = (Some(phenomenon(1)), Some(phenomenon(2)));
        let home = [a, a, a, b, b, b, None];
        assert_eq!(matched(&[vec![0, 1, 2, 6], vec![3, 4, 5]], &home), [a, b]);
    }

    #[test]
    fn after_a_split_the_larger_part_keeps_the_id_and_the_other_is_new() {
        let a = Some(phenomenon(1));
        assert_eq!(matched(&[vec![0, 1], vec![2, 3, 4]], &[a, a, a, a, a]), [None, a]);
    }

    #[test]
    fn after_a_merge_the_larger_phenomenon_lives_on() {
        let (a, b) = (Some(phenomenon(1)), Some(phenomenon(2)));
        assert_eq!(matched(&[vec![0, 1, 2, 3, 4]], &[a, a, b, b, b]), [b]);
    }

    #[test]
    fn on_a_tie_the_older_one_wins() {
        let (a, b) = (Some(phenomenon(1)), Some(phenomenon(2)));
        assert_eq!(matched(&[vec![0, 1]], &[b, a]), [a]);
    }
}
