//! Closeness in meaning: brute force over vectors held in memory.
//!
//! One multiplication a stored number: 100,000 vectors of 384 numbers take some ten milliseconds.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::ids::ObservationId;

/// Rows that one thread takes at a time.
const ROWS_A_CHUNK: usize = 2048;

/// Vectors of observations from one encoder: one row each, of length one, in no particular order.
#[derive(Clone, Debug, Default)]
pub(super) struct VectorSet {
    dimensions: usize,
    ids: Vec<ObservationId>,
    rows: HashMap<ObservationId, usize>,
    numbers: Vec<f32>,
}

impl VectorSet {
    /// Returns how many observations have a vector.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Adds or replaces the vector of an observation, scaled to length one.
    ///
    /// A vector of another number of dimensions comes from another encoder, to whose vectors those
    /// in the set cannot be compared: they are forgotten.
    pub(super) fn insert(&mut self, id: ObservationId, vector: &[f32]) {
        if vector.len() != self.dimensions {
            *self = Self { dimensions: vector.len(), ..Self::default() };
        }
        let row = *self.rows.entry(id).or_insert(self.ids.len());
        if row == self.ids.len() {
            self.ids.push(id);
            self.numbers.resize(self.ids.len() * self.dimensions, 0.0);
        }
        let scale = inverse_length(vector);
        let target = &mut self.numbers[row * self.dimensions..(row + 1) * self.dimensions];
        for (number, value) in target.iter_mut().zip(vector) {
            *number = value * scale;
        }
    }

    /// Takes an observation out, if it is in.
    pub(super) fn remove(&mut self, id: ObservationId) {
        let Some(row) = self.rows.remove(&id) else { return };
        self.ids.swap_remove(row);
        let last = self.ids.len();
        if row < last {
            self.rows.insert(self.ids[row], row);
            self.numbers.copy_within(last * self.dimensions..(last + 1) * self.dimensions, row * self.dimensions);
        }
        self.numbers.truncate(last * self.dimensions);
    }

    /// Returns the observation of a row.
    pub(super) fn id(&self, row: usize) -> ObservationId {
        self.ids[row]
    }

    /// Returns the row of an observation.
    pub(super) fn row(&self, id: ObservationId) -> Option<usize> {
        self.rows.get(&id).copied()
    }

    /// Returns the cosine of each row with a vector, in order of rows.
    ///
    /// A vector of another number of dimensions (the encoder was changed a moment ago) is close to
    /// nothing.
    pub(super) fn cosines(&self, vector: &[f32]) -> Vec<f32> {
        if vector.len() != self.dimensions || self.dimensions == 0 {
            return vec![0.0; self.ids.len()];
        }
        let scale = inverse_length(vector);
        let query: Vec<f32> = vector.iter().map(|value| value * scale).collect();
        let chunks = self.numbers.par_chunks(self.dimensions * ROWS_A_CHUNK);
        chunks.flat_map_iter(|chunk| chunk.chunks_exact(self.dimensions).map(|row| dot(row, &query))).collect()
    }
}

/// Returns what makes a vector's length one; 0 for a vector of zeros.
fn inverse_length(vector: &[f32]) -> f32 {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 { length.recip() } else { 0.0 }
}

/// Returns the inner product, summed in eight lanes so that the compiler can use vector registers.
fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (left_chunks, right_chunks) = (left.chunks_exact(8), right.chunks_exact(8));
    let rest: f32 = left_chunks.remainder().iter().zip(right_chunks.remainder()).map(|(a, b)| a * b).sum();
    for (left, right) in left_chunks.zip(right_chunks) {
        for lane in 0..8 {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(count: usize) -> Vec<ObservationId> {
        (0..count).map(|_| ObservationId::new()).collect()
    }

    #[test]
    fn cosines_are_those_of_the_definition() {
        let ids = ids(2);
        let mut vectors = VectorSet::default();
        let long: Vec<f32> = (1..12_u8).map(f32::from).collect();
        vectors.insert(ids[0], &long);
        vectors.insert(ids[1], &[0.0; 11]);
        let mut query = vec![0.0; 11];
        query[10] = 2.0;
        let cosines = vectors.cosines(&query);
        assert!((cosines[0] - 11.0 / 506.0_f32.sqrt()).abs() < 1e-6);
        assert!(cosines[1].abs() < f32::EPSILON);
    }

    #[test]
    fn a_removed_observation_leaves_the_others_in_place() {
        let ids = ids(3);
        let mut vectors = VectorSet::default();
        vectors.insert(ids[0], &[1.0, 0.0]);
        vectors.insert(ids[1], &[0.0, 1.0]);
        vectors.insert(ids[2], &[1.0, 1.0]);
        vectors.remove(ids[0]);
        vectors.remove(ids[0]);
        vectors.insert(ids[1], &[1.0, 0.0]);
        assert_eq!(vectors.len(), 2);
        assert_eq!(vectors.row(ids[0]), None);
        let cosine = |id| vectors.cosines(&[1.0, 0.0])[vectors.row(id).expect("still in")];
        assert!((cosine(ids[1]) - 1.0).abs() < 1e-6);
        assert!((cosine(ids[2]) - 0.5_f32.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn vectors_of_two_encoders_are_never_compared() {
        let ids = ids(2);
        let mut vectors = VectorSet::default();
        vectors.insert(ids[0], &[1.0, 0.0]);
        assert_eq!(vectors.cosines(&[1.0, 0.0, 0.0]), [0.0]);
        vectors.insert(ids[1], &[1.0, 0.0, 0.0]);
        assert_eq!(vectors.row(ids[0]), None);
        assert_eq!(vectors.cosines(&[1.0, 0.0, 0.0]), [1.0]);
    }
}
