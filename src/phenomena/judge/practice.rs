//! Practice sets: what a county's observations would look like, drawn from labelled texts.
//!
//! Neighbours depend on what else has come in, so the judge must see sets of the size and mix that it will
//! meet: some phenomena with all or some of their reports among as many single reports. Single reports are
//! the labelled one-offs and one report each of phenomena that were not drawn.

use std::collections::BTreeMap;

use super::learn::LabelledItem;

/// How a set is made: how many phenomena, of at most how many reports, how many single reports, how many sets.
const SHAPES: [(usize, usize, usize, usize); 5] =
    [(8, 8, 60, 24), (18, 23, 75, 12), (14, 14, 60, 12), (14, 23, 40, 12), (45, 23, 150, 3)];

/// The points of a set, with the phenomenon that each reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeSet {
    /// Places in the labelled texts.
    pub texts: Vec<usize>,
    /// The number of the phenomenon that each text reports; `None` for a single report.
    pub phenomena: Vec<Option<usize>>,
}

impl PracticeSet {
    /// Returns all texts as one set, as they are labelled.
    pub fn whole(labelled: &[LabelledItem]) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let phenomena = labelled.iter().map(|text| {
            let next = numbers.len();
            text.phenomenon.as_deref().map(|phenomenon| *numbers.entry(phenomenon).or_insert(next))
        });
        let phenomena = phenomena.collect();
        Self { texts: (0..labelled.len()).collect(), phenomena }
    }

    /// Tells whether two texts of the set report one phenomenon.
    pub fn are_one(&self, a: usize, b: usize) -> bool {
        self.phenomena[a].is_some() && self.phenomena[a] == self.phenomena[b]
    }
}

/// Draws the practice sets; the same texts give the same sets.
pub(super) fn draw(labelled: &[LabelledItem]) -> Vec<PracticeSet> {
    let mut order = Order(0x1157_0A7A_5EED);
    let mut sets = Vec::new();
    for (phenomena, most_reports, single, count) in SHAPES {
        sets.extend((0..count).map(|_| draw_one(labelled, phenomena, most_reports, single, &mut order)));
    }
    sets
}

fn draw_one(
    labelled: &[LabelledItem],
    phenomena: usize,
    most_reports: usize,
    single: usize,
    order: &mut Order,
) -> PracticeSet {
    let mut by_phenomenon: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut one_offs = Vec::new();
    for (place, text) in labelled.iter().enumerate() {
        match &text.phenomenon {
            Some(phenomenon) => by_phenomenon.entry(phenomenon).or_default().push(place),
            None => one_offs.push(place),
        }
    }
    let mut groups: Vec<Vec<usize>> = by_phenomenon.into_values().collect();
    order.shuffle(&mut groups);
    order.shuffle(&mut one_offs);
    let mut set = PracticeSet { texts: Vec::new(), phenomena: Vec::new() };
    let mut add = |text: usize, phenomenon: Option<usize>| {
        set.texts.push(text);
        set.phenomena.push(phenomenon);
    };
    for (number, group) in groups.iter_mut().enumerate() {
        order.shuffle(group);
        if number < phenomena {
            group.iter().take(most_reports).for_each(|&text| add(text, Some(number)));
        } else {
            one_offs.push(group[0]);
        }
    }
    // Half are true one-offs, as far as there are.
    let true_ones = one_offs.len().saturating_sub(groups.len().saturating_sub(phenomena)).min(single.div_ceil(2));
    let (true_ones, others) = one_offs.split_at(true_ones.min(one_offs.len()));
    true_ones.iter().chain(others.iter().rev().take(single - true_ones.len())).for_each(|&text| add(text, None));
    set
}

/// Random numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct Order(u64);

impl Order {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    /// Puts values in random order (Fisher and Yates).
    fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            let chosen = self.next() % (last as u64 + 1);
            values.swap(last, usize::try_from(chosen).expect("it is at most a place in the slice"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::phenomena::judge::learn::tests::labelled;

    #[test]
    fn a_set_has_no_text_twice_and_single_reports_of_no_drawn_phenomenon() {
        let labelled = labelled(40, 6, 30);
        for set in draw(&labelled) {
            let texts: HashSet<usize> = set.texts.iter().copied().collect();
            assert_eq!(texts.len(), set.texts.len());
            let label = |place: usize| labelled[set.texts[place]].phenomenon.as_deref();
            let drawn: HashSet<_> =
                (0..set.texts.len()).filter(|&place| set.phenomena[place].is_some()).map(label).collect();
            let single = (0..set.texts.len()).filter(|&place| set.phenomena[place].is_none());
            assert!(single.map(label).all(|label| label.is_none() || !drawn.contains(&label)));
        }
    }

    #[test]
    fn the_same_texts_give_the_same_sets() {
        let labelled = labelled(12, 5, 10);
        assert_eq!(draw(&labelled), draw(&labelled));
    }
}
