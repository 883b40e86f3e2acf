//! A bounded cache of what was found out about a word.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// How many words one generation holds; two generations are kept, some tens of megabytes at most.
const GENERATION: usize = 30_000;

/// A cache in two generations: when the young one is full, it becomes the old one and the old one
/// is forgotten. What is used stays, and nothing needs to be sorted.
pub(crate) struct Cache<T> {
    generations: Mutex<Generations<T>>,
}

struct Generations<T> {
    young: HashMap<Box<str>, Arc<T>>,
    old: HashMap<Box<str>, Arc<T>>,
}

impl<T> Cache<T> {
    pub(crate) fn new() -> Self {
        Self { generations: Mutex::new(Generations { young: HashMap::new(), old: HashMap::new() }) }
    }

    /// Returns what is kept for `word`, or makes it with `find`, which runs without the lock.
    pub(crate) fn get_or(&self, word: &str, find: impl FnOnce() -> T) -> Arc<T> {
        if let Some(known) = self.lock().get(word) {
            return known;
        }
        let found = Arc::new(find());
        self.lock().put(word, Arc::clone(&found));
        found
    }

    /// A thread that panicked cannot have left half an entry, so its poison is ignored.
    fn lock(&self) -> std::sync::MutexGuard<'_, Generations<T>> {
        self.generations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Generations<T> {
    fn get(&mut self, word: &str) -> Option<Arc<T>> {
        if let Some(known) = self.young.get(word) {
            return Some(Arc::clone(known));
        }
        let (word, known) = self.old.remove_entry(word)?;
        self.young.insert(word, Arc::clone(&known));
        Some(known)
    }

    fn put(&mut self, word: &str, value: Arc<T>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(word.into(), value);
    }
}

impl<T> fmt::Debug for Cache<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_out_once() {
        let cache = Cache::new();
        assert_eq!(*cache.get_or("koti", || 1), 1);
        assert_eq!(*cache.get_or("koti", || panic!("found out twice")), 1);
    }

    #[test]
    fn old_words_are_forgotten_and_used_ones_stay() {
        let cache = Cache::new();
        cache.get_or("käytetty", || 0);
        for number in 0..3 * GENERATION {
            cache.get_or(&number.to_string(), || number);
            cache.get_or("käytetty", || panic!("a used word was forgotten"));
        }
        assert_eq!(*cache.get_or("0", || 7), 7);
    }
}
