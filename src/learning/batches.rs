//! Which texts are compared in a step.

use std::collections::BTreeMap;

use super::examples::Example;
use super::loss::Label;
use super::random::Random;

/// How a batch is put together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatchPlan {
    /// Phenomena in it.
    pub phenomena: usize,
    /// Texts of each.
    pub texts: usize,
    /// Texts that are alone.
    pub alone: usize,
}

/// Draws batches: each phenomenon comes once before any comes again.
pub(super) struct Batches {
    plan: BatchPlan,
    phenomena: Vec<Vec<usize>>,
    alone: Vec<usize>,
    random: Random,
    order: Vec<usize>,
}

impl Batches {
    /// Takes the examples to learn from.
    pub(super) fn new(plan: BatchPlan, examples: &[Example], learned: &[usize], seed: u64) -> Self {
        let mut phenomena: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut alone = Vec::new();
        for index in learned {
            match &examples[*index].phenomenon {
                Some(phenomenon) => phenomena.entry(phenomenon).or_default().push(*index),
                None => alone.push(*index),
            }
        }
        let phenomena = phenomena.into_values().filter(|texts| texts.len() > 1).collect();
        Self { plan, phenomena, alone, random: Random::new(seed), order: Vec::new() }
    }

    /// Returns how many phenomena have two texts or more.
    pub(super) fn phenomena(&self) -> usize {
        self.phenomena.len()
    }

    /// Draws a batch: examples and what each reports.
    pub(super) fn draw(&mut self) -> (Vec<usize>, Vec<Label>) {
        let (mut texts, mut labels) = (Vec::new(), Vec::new());
        for _ in 0..self.plan.phenomena.min(self.phenomena.len()) {
            if self.order.is_empty() {
                self.order = (0..self.phenomena.len()).collect();
                self.random.shuffle(&mut self.order);
            }
            let Some(phenomenon) = self.order.pop() else { break };
            let mut of_phenomenon = self.phenomena[phenomenon].clone();
            self.random.shuffle(&mut of_phenomenon);
            for text in of_phenomenon.into_iter().take(self.plan.texts) {
                if !texts.contains(&text) {
                    texts.push(text);
                    labels.push(Some(phenomenon));
                }
            }
        }
        let mut alone = self.alone.clone();
        self.random.shuffle(&mut alone);
        for text in alone.into_iter().take(self.plan.alone) {
            texts.push(text);
            labels.push(None);
        }
        (texts, labels)
    }
}
