//! Self-attention within one window.

use std::array;

use pulp::NullaryFnOnce;

use super::exponential::exponential;
use super::simd::widest;

/// Keys, or values of a head, that are handled together.
pub(super) const LANES: usize = 16;
/// Queries handled together, so that a loaded key is used that often.
const QUERIES: usize = 4;

/// For each token and head, computes the mean of the values of all tokens of the window, weighted by
/// softmax(query · key / √head size).
///
/// `projected` has query, key and value of each token beside each other, `width` numbers each; `output` gets
/// `width` numbers a token. `width / heads` must be a multiple of 16.
pub(in crate::encoder) fn attend(projected: &[f32], width: usize, heads: usize, output: &mut [f32]) {
    widest(Attention { projected, width, heads, output });
}

/// The work of [`attend`].
struct Attention<'a> {
    projected: &'a [f32],
    width: usize,
    heads: usize,
    output: &'a mut [f32],
}

impl NullaryFnOnce for Attention<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let tokens = self.output.len() / self.width;
        let size = self.width / self.heads;
        let padded = tokens.next_multiple_of(LANES);
        let mut keys = vec![0.0; size * padded];
        let mut values = vec![0.0; tokens * size];
        let mut scores: [Vec<f32>; QUERIES] = array::from_fn(|_| vec![0.0; padded]);
        for head in 0..self.heads {
            self.gather(head, &mut keys, &mut values);
            for first in (0..tokens).step_by(QUERIES) {
                // The last queries are repeated where fewer than four are left.
                let token = |ahead: usize| (first + ahead).min(tokens - 1);
                let queries: [&[f32]; QUERIES] =
                    array::from_fn(|ahead| &self.projected[token(ahead) * 3 * self.width + head * size..][..size]);
                score(&queries, &keys, &mut scores);
                for scores in &mut scores {
                    softmax(scores, tokens, 1.0 / (size as f32).sqrt());
                }
                for place in (0..size).step_by(LANES) {
                    let means = weighted_sums(&scores, &values[place..], size, tokens);
                    for (ahead, means) in means.iter().enumerate() {
                        let from = token(ahead) * self.width + head * size + place;
                        self.output[from..from + LANES].copy_from_slice(means);
                    }
                }
            }
        }
    }
}

impl Attention<'_> {
    /// Copies one head's keys, turned so that tokens lie beside each other, and its values.
    #[inline(always)]
    fn gather(&self, head: usize, keys: &mut [f32], values: &mut [f32]) {
        let size = self.width / self.heads;
        let padded = keys.len() / size;
        for (token, values) in values.chunks_exact_mut(size).enumerate() {
            let from = token * 3 * self.width + self.width + head * size;
            for (place, key) in self.projected[from..from + size].iter().enumerate() {
                keys[place * padded + token] = *key;
            }
            values.copy_from_slice(&self.projected[from + self.width..][..size]);
        }
    }
}

/// Multiplies four queries with all keys.
#[inline(always)]
fn score(queries: &[&[f32]; QUERIES], keys: &[f32], scores: &mut [Vec<f32>; QUERIES]) {
    let padded = scores[0].len();
    for from in (0..padded).step_by(LANES) {
        let mut sums = [[0.0_f32; LANES]; QUERIES];
        for (place, keys) in keys.chunks_exact(padded).enumerate() {
            let keys: &[f32; LANES] = keys[from..].first_chunk().expect("keys are padded to whole lanes");
            for ahead in 0..QUERIES {
                let query = queries[ahead][place];
                for lane in 0..LANES {
                    sums[ahead][lane] += query * keys[lane];
                }
            }
        }
        for (scores, sums) in scores.iter_mut().zip(sums) {
            scores[from..from + LANES].copy_from_slice(&sums);
        }
    }
}

/// Turns the scores of `tokens` keys into weights of sum 1.
#[inline(always)]
fn softmax(scores: &mut [f32], tokens: usize, scale: f32) {
    scores[tokens..].fill(f32::MIN);
    let mut largest = [f32::MIN; LANES];
    for chunk in scores.as_chunks::<LANES>().0 {
        for (largest, score) in largest.iter_mut().zip(chunk) {
            *largest = if *score > *largest { *score } else { *largest };
        }
    }
    let largest = largest.into_iter().fold(f32::MIN, |one, other| if other > one { other } else { one });
    let mut sums = [0.0; LANES];
    for chunk in scores.as_chunks_mut::<LANES>().0 {
        for (sum, score) in sums.iter_mut().zip(chunk) {
            *score = exponential((*score - largest) * scale);
            *sum += *score;
        }
    }
    let inverse = 1.0 / sums.into_iter().sum::<f32>();
    for score in scores {
        *score *= inverse;
    }
}

/// Sums 16 numbers of all tokens' values, weighted, for four queries.
#[inline(always)]
fn weighted_sums(weights: &[Vec<f32>; QUERIES], values: &[f32], size: usize, tokens: usize) -> [[f32; LANES]; QUERIES] {
    let weights: [&[f32]; QUERIES] = array::from_fn(|ahead| &weights[ahead][..tokens]);
    let mut sums = [[0.0_f32; LANES]; QUERIES];
    for token in 0..tokens {
        let values: &[f32; LANES] = values[token * size..].first_chunk().expect("a head has whole lanes");
        for ahead in 0..QUERIES {
            let weight = weights[ahead][token];
            for lane in 0..LANES {
                sums[ahead][lane] += weight * values[lane];
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attention as the formula says it, in 64 bits.
    fn plain(projected: &[f32], width: usize, heads: usize) -> Vec<f64> {
        let (tokens, size) = (projected.len() / (3 * width), width / heads);
        let at = |token: usize, part: usize, place: usize| f64::from(projected[(token * 3 + part) * width + place]);
        let mut output = vec![0.0; tokens * width];
        for token in 0..tokens {
            for head in 0..heads {
                let places = head * size..(head + 1) * size;
                let weight = |other: usize| {
                    let product: f64 = places.clone().map(|place| at(token, 0, place) * at(other, 1, place)).sum();
                    (product / (size as f64).sqrt()).exp()
                };
                let total: f64 = (0..tokens).map(weight).sum();
                for place in places.clone() {
                    output[token * width + place] =
                        (0..tokens).map(|other| weight(other) / total * at(other, 2, place)).sum();
                }
            }
        }
        output
    }

    #[test]
    fn it_follows_the_formula_for_any_number_of_tokens() {
        let (width, heads) = (64, 2);
        for tokens in [1, 3, 4, 16, 21] {
            let projected: Vec<f32> = (0..tokens * 3 * width).map(|place| ((place * 37 % 101) as f32).sin()).collect();
            let mut output = vec![0.0; tokens * width];
            attend(&projected, width, heads, &mut output);
            for (got, wanted) in output.iter().zip(plain(&projected, width, heads)) {
                assert!((f64::from(*got) - wanted).abs() < 1e-5, "{got} is not {wanted} with {tokens} tokens");
            }
        }
    }
}
