//! Holding phenomena apart, to see what has been learned beyond them.

use std::collections::BTreeSet;

use super::examples::Example;
use super::random::Random;

/// Numbers of examples to learn from and to measure on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// To learn from.
    pub(super) learned: Vec<usize>,
    /// To measure on: no phenomenon of these is learned from.
    pub(super) held_apart: Vec<usize>,
}

/// Holds a share of the phenomena apart, and the same share of the texts that are alone.
pub(super) fn by_phenomenon(examples: &[Example], share: f32, seed: u64) -> Split {
    let mut random = Random::new(seed);
    let phenomena: BTreeSet<&str> = examples.iter().filter_map(|example| example.phenomenon.as_deref()).collect();
    let mut phenomena: Vec<&str> = phenomena.into_iter().collect();
    random.shuffle(&mut phenomena);
    let apart: BTreeSet<&str> = phenomena.iter().take(portion(phenomena.len(), share)).copied().collect();
    let mut alone: Vec<usize> = (0..examples.len()).filter(|index| examples[*index].phenomenon.is_none()).collect();
    random.shuffle(&mut alone);
    let alone: BTreeSet<usize> = alone.iter().take(portion(alone.len(), share)).copied().collect();
    let (held_apart, learned) = (0..examples.len()).partition(|index| match &examples[*index].phenomenon {
        Some(phenomenon) => apart.contains(phenomenon.as_str()),
        None => alone.contains(index),
    });
    Split { learned, held_apart }
}

/// Returns the texts of a share of the phenomena, and that share of the texts that are alone.
pub fn share_of(examples: Vec<Example>, share: f32, seed: u64) -> Vec<Example> {
    let kept = by_phenomenon(&examples, 1.0 - share, seed).learned;
    kept.into_iter().map(|index| examples[index].clone()).collect()
}

fn portion(count: usize, share: f32) -> usize {
    (count as f32 * share).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn no_phenomenon_is_on_both_sides() {
        let example = |number: usize| Example {
            language: Language::Fi,
            text: number.to_string(),
            phenomenon: (!number.is_multiple_of(5)).then(|| format!("P{}", number % 7)),
        };
        let examples: Vec<Example> = (0..100).map(example).collect();
        let split = by_phenomenon(&examples, 0.3, 7);
        let named = |side: &[usize]| -> BTreeSet<_> {
            side.iter().filter_map(|index| examples[*index].phenomenon.clone()).collect()
        };
        assert!(named(&split.learned).is_disjoint(&named(&split.held_apart)));
        assert_eq!(named(&split.held_apart).len(), 2);
        assert_eq!(split.learned.len() + split.held_apart.len(), 100);
        assert_ne!(split, by_phenomenon(&examples, 0.3, 8));
    }
}
