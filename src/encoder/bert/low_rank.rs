//! What an adapter adds to a linear layer: a product of two thin matrices (Hu and others, "LoRA", 2021).
//!
//! Computed beside the layer's own product, in 32-bit numbers, token by token in the same order, so that a token's
//! result is the same to the bit beside any other tokens.

use std::array;

use pulp::NullaryFnOnce;

use super::simd::widest;

/// Ranks that are handled together.
const LANES: usize = 8;
/// Outputs that are handled together.
const OUTPUTS: usize = 16;
/// Tokens handled together, so that a loaded weight is used that often.
const TOKENS: usize = 4;

/// `x · downᵀ · upᵀ`.
pub(in crate::encoder) struct LowRank {
    inputs: usize,
    outputs: usize,
    /// For each eight ranks and each input, the weights of these ranks; missing ranks are 0.
    down: Vec<[f32; LANES]>,
    /// For each rank, one weight an output.
    up: Vec<f32>,
}

impl LowRank {
    /// Arranges `down` (rank × inputs) and `up` (outputs × rank), both row after row.
    ///
    /// # Panics
    ///
    /// Panics if the number of outputs is no multiple of 16 or the matrices do not have `rank` in common.
    pub(in crate::encoder) fn new(down: &[f32], up: &[f32], rank: usize) -> Self {
        let (inputs, outputs) = (down.len() / rank, up.len() / rank);
        assert_eq!((inputs * rank, outputs * rank), (down.len(), up.len()), "both matrices have whole rows");
        assert!(outputs.is_multiple_of(OUTPUTS), "outputs are computed 16 at a time");
        let padded = rank.next_multiple_of(LANES);
        let mut tiles = vec![[0.0; LANES]; padded / LANES * inputs];
        let mut turned = vec![0.0; padded * outputs];
        for place in 0..rank {
            for input in 0..inputs {
                tiles[place / LANES * inputs + input][place % LANES] = down[place * inputs + input];
            }
            for output in 0..outputs {
                turned[place * outputs + output] = up[output * rank + place];
            }
        }
        Self { inputs, outputs, down: tiles, up: turned }
    }

    /// Adds the product of each token of `input` to `output`.
    pub(super) fn add(&self, input: &[f32], output: &mut [f32]) {
        widest(Addition { layer: self, input, output });
    }
}

/// The work of [`LowRank::add`].
struct Addition<'a> {
    layer: &'a LowRank,
    input: &'a [f32],
    output: &'a mut [f32],
}

impl NullaryFnOnce for Addition<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let LowRank { inputs, outputs, down, up } = self.layer;
        let tokens = self.input.len() / inputs;
        let mut ranks = vec![[[0.0; LANES]; TOKENS]; down.len() / inputs];
        for first in (0..tokens).step_by(TOKENS) {
            // The last tokens are repeated where fewer than four are left.
            let token = |ahead: usize| (first + ahead).min(tokens - 1);
            let rows: [&[f32]; TOKENS] = array::from_fn(|ahead| &self.input[token(ahead) * inputs..][..*inputs]);
            for (ranks, down) in ranks.iter_mut().zip(down.chunks_exact(*inputs)) {
                *ranks = ranks_of(&rows, down);
            }
            for ahead in 0..TOKENS.min(tokens - first) {
                let output = &mut self.output[(first + ahead) * outputs..][..*outputs];
                add_outputs(&ranks, ahead, up, output);
            }
        }
    }
}

/// Multiplies four tokens with eight ranks.
#[inline(always)]
fn ranks_of(rows: &[&[f32]; TOKENS], down: &[[f32; LANES]]) -> [[f32; LANES]; TOKENS] {
    let mut sums = [[0.0; LANES]; TOKENS];
    for (place, weights) in down.iter().enumerate() {
        for ahead in 0..TOKENS {
            let value = rows[ahead][place];
            for lane in 0..LANES {
                sums[ahead][lane] += value * weights[lane];
            }
        }
    }
    sums
}

/// Adds what one token's ranks give to its outputs.
#[inline(always)]
fn add_outputs(ranks: &[[[f32; LANES]; TOKENS]], ahead: usize, up: &[f32], output: &mut [f32]) {
    let outputs = output.len();
    for (place, output) in output.as_chunks_mut::<OUTPUTS>().0.iter_mut().enumerate() {
        let mut sums = [0.0; OUTPUTS];
        for (rank, value) in ranks.iter().flat_map(|ranks| &ranks[ahead]).enumerate() {
            let weights: &[f32; OUTPUTS] =
                up[rank * outputs + place * OUTPUTS..].first_chunk().expect("outputs are whole sixteens");
            for lane in 0..OUTPUTS {
                sums[lane] += value * weights[lane];
            }
        }
        for (output, sum) in output.iter_mut().zip(sums) {
            *output += sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that differ everywhere.
    fn numbers(count: usize, step: usize) -> Vec<f32> {
        (0..count).map(|place| ((place * step % 199) as f32 - 99.0) / 100.0).collect()
    }

    #[test]
    fn it_adds_what_the_multiplied_out_matrix_would() {
        for (rank, tokens) in [(3, 1), (8, 4), (11, 7)] {
            let (inputs, outputs) = (24, 32);
            let (down, up) = (numbers(rank * inputs, 37), numbers(outputs * rank, 53));
            let (input, before) = (numbers(tokens * inputs, 71), numbers(tokens * outputs, 29));
            let mut output = before.clone();
            LowRank::new(&down, &up, rank).add(&input, &mut output);
            for (place, (got, before)) in output.iter().zip(before).enumerate() {
                let (token, row) = (place / outputs, place % outputs);
                let merged = |input: usize| -> f32 {
                    (0..rank).map(|middle| up[row * rank + middle] * down[middle * inputs + input]).sum()
                };
                let wanted: f32 = (0..inputs).map(|place| input[token * inputs + place] * merged(place)).sum();
                assert!((got - before - wanted).abs() < 1e-3, "{got} is not {before} + {wanted}");
            }
        }
    }

    #[test]
    fn a_token_gets_the_same_to_the_bit_beside_others() {
        let (rank, inputs, outputs, tokens) = (8, 24, 16, 6);
        let layer = LowRank::new(&numbers(rank * inputs, 37), &numbers(outputs * rank, 53), rank);
        let input = numbers(tokens * inputs, 71);
        let mut together = vec![0.0; tokens * outputs];
        layer.add(&input, &mut together);
        for (token, row) in input.chunks_exact(inputs).enumerate() {
            let mut alone = vec![0.0; outputs];
            layer.add(row, &mut alone);
            assert_eq!(alone, together[token * outputs..][..outputs]);
        }
    }
}
