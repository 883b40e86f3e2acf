//! What a regroup looks at: everything, or the newest part of a large store.
//!
//! Phenomena are about what comes in now. What lies before the window stays where it is: a phenomenon with
//! reports on both sides of the edge keeps those before it, whatever becomes of the others.

use std::collections::{BTreeMap, HashMap};

use crate::ids::PhenomenonId;
use crate::phenomena::item::Item;
use crate::phenomena::matching::match_groups;

/// Returns the newest `most` points in order of time, so that the order of arrival makes no difference.
pub fn newest(items: &[Item], most: usize) -> Vec<usize> {
    let mut points: Vec<usize> = (0..items.len()).collect();
    points.sort_unstable_by_key(|&point| (items[point].received_at, items[point].id));
    points.split_off(points.len().saturating_sub(most))
}

/// Adds to groups of points of a window what lies before it: each phenomenon's older members to the group
/// that goes on with it, or as a group of their own.
///
/// `home` tells where points are so far. Groups come back sorted; the first ones are those given.
pub fn carry(mut groups: Vec<Vec<usize>>, window: &[usize], home: &[Option<PhenomenonId>]) -> Vec<Vec<usize>> {
    let mut older: BTreeMap<PhenomenonId, Vec<usize>> = BTreeMap::new();
    let mut is_inside = vec![false; home.len()];
    window.iter().for_each(|&point| is_inside[point] = true);
    let mut sizes: HashMap<PhenomenonId, usize> = HashMap::new();
    for (point, id) in home.iter().enumerate().filter_map(|(point, home)| Some((point, (*home)?))) {
        if is_inside[point] {
            *sizes.entry(id).or_default() += 1;
        } else {
            older.entry(id).or_default().push(point);
        }
    }
    let matched = match_groups(&groups, home, &sizes);
    for (group, id) in groups.iter_mut().zip(matched) {
        group.extend(id.and_then(|id| older.remove(&id)).into_iter().flatten());
    }
    groups.extend(older.into_values());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn phenomenon(number: u128) -> Option<PhenomenonId> {
        Some(PhenomenonId::from_uuid(Uuid::from_u128(number)))
    }

    #[test]
    fn what_lies_before_the_window_stays_with_its_phenomenon() {
        let (one, two) = (phenomenon(1), phenomenon(2));
        // 0–2 lie before the window: two reports of the first phenomenon, one of the second.
        let home = [one, one, two, one, one, two, None];
        let groups = carry(vec![vec![3, 4, 6]], &[3, 4, 5, 6], &home);
        assert_eq!(groups, [vec![0, 1, 3, 4, 6], vec![2]]);
    }

    #[test]
    fn without_older_points_nothing_is_added() {
        let home = [phenomenon(1), None, None];
        assert_eq!(carry(vec![vec![0, 1, 2]], &[0, 1, 2], &home), [[0, 1, 2]]);
    }
}
