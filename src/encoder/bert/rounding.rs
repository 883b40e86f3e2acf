//! Activations rounded to 8 bits, in blocks of 32 with one scale each (GGML's Q8_0).

use pulp::NullaryFnOnce;

use super::blocks::{BLOCK, GROUPS};
use super::simd::widest;

/// Lanes in which the largest value of a block is looked for.
const LANES: usize = 8;
/// Added and taken away again, it rounds a 32-bit value to the nearest whole number, ties to even.
const TO_WHOLE: f32 = 12_582_912.0;

/// Activations rounded to −127…127, with what the multiplication needs beside them.
pub(super) struct RoundedActivations {
    blocks: usize,
    groups: Vec<[i32; GROUPS]>,
    scales: Vec<f32>,
    starts: Vec<i32>,
}

/// One block of one token.
pub(super) struct RoundedBlock<'a> {
    /// Four values a group, the first in the lowest byte.
    pub(super) groups: &'a [i32; GROUPS],
    /// What a value of 1 stands for.
    pub(super) scale: f32,
    /// −8 times the sum of the values at places 0 and 1 of each group (low 16 bits), and 2 and 3 (high 16 bits).
    pub(super) start: i32,
}

/// All blocks of one token; see [`RoundedBlock`].
pub(super) struct RoundedToken<'a> {
    /// Values, one array a block.
    pub(super) groups: &'a [[i32; GROUPS]],
    /// Scales, one a block.
    pub(super) scales: &'a [f32],
    /// Starting values, one a block.
    pub(super) starts: &'a [i32],
}

impl RoundedActivations {
    /// Rounds the activations of any number of tokens, `width` values each (a multiple of 32).
    pub(super) fn round(values: &[f32], width: usize) -> Self {
        widest(Rounding { values, blocks: width / BLOCK })
    }

    /// Returns one token.
    #[inline(always)]
    pub(super) fn token(&self, token: usize) -> RoundedToken<'_> {
        let range = token * self.blocks..(token + 1) * self.blocks;
        RoundedToken {
            groups: &self.groups[range.clone()],
            scales: &self.scales[range.clone()],
            starts: &self.starts[range],
        }
    }

    /// Returns one block of one token.
    pub(super) fn block(&self, token: usize, block: usize) -> RoundedBlock<'_> {
        let index = token * self.blocks + block;
        RoundedBlock { groups: &self.groups[index], scale: self.scales[index], start: self.starts[index] }
    }
}

/// The work of [`RoundedActivations::round`].
struct Rounding<'a> {
    values: &'a [f32],
    blocks: usize,
}

impl NullaryFnOnce for Rounding<'_> {
    type Output = RoundedActivations;

    #[inline(always)]
    fn call(self) -> RoundedActivations {
        let count = self.values.len() / BLOCK;
        let mut rounded = RoundedActivations {
            blocks: self.blocks,
            groups: vec![[0; GROUPS]; count],
            scales: vec![0.0; count],
            starts: vec![0; count],
        };
        for (index, block) in self.values.as_chunks::<BLOCK>().0.iter().enumerate() {
            let scale = largest(block) / 127.0;
            let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
            let mut bytes = [0_u8; BLOCK];
            for (byte, value) in bytes.iter_mut().zip(block) {
                *byte = (value * inverse + TO_WHOLE).to_bits() as u8;
            }
            let (mut low, mut high) = (0_i16, 0_i16);
            for (packed, group) in rounded.groups[index].iter_mut().zip(bytes.as_chunks::<4>().0) {
                let [a, b, c, d] = group.map(|byte| i16::from(byte as i8));
                low += a + b;
                high += c + d;
                *packed = i32::from_le_bytes(*group);
            }
            let ([a, b], [c, d]) = ((-8 * low).to_le_bytes(), (-8 * high).to_le_bytes());
            rounded.scales[index] = scale;
            rounded.starts[index] = i32::from_le_bytes([a, b, c, d]);
        }
        rounded
    }
}

/// Returns the largest size of a value in the block.
#[inline(always)]
fn largest(block: &[f32; BLOCK]) -> f32 {
    let mut largest = [0.0_f32; LANES];
    for eight in block.as_chunks::<LANES>().0 {
        for (largest, value) in largest.iter_mut().zip(eight) {
            let size = value.abs();
            *largest = if size > *largest { size } else { *largest };
        }
    }
    largest.into_iter().fold(0.0, |one, other| if other > one { other } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_value_of_a_block_becomes_127() {
        let mut values = vec![0.25; BLOCK];
        values[3] = -2.0;
        let rounded = RoundedActivations::round(&values, BLOCK);
        let block = rounded.block(0, 0);
        assert_eq!(block.groups[0].to_le_bytes().map(|byte| byte as i8), [16, 16, 16, -127]);
        assert_eq!(block.scale, 2.0 / 127.0);
    }

    #[test]
    fn starting_values_take_eight_times_the_sum_away() {
        let values: Vec<f32> = (0..BLOCK).map(|place| if place % 4 < 2 { 127.0 } else { -127.0 }).collect();
        let rounded = RoundedActivations::round(&values, BLOCK);
        let start = rounded.block(0, 0).start.to_le_bytes();
        assert_eq!(i16::from_le_bytes([start[0], start[1]]), -8 * 16 * 127);
        assert_eq!(i16::from_le_bytes([start[2], start[3]]), 8 * 16 * 127);
    }

    #[test]
    fn a_block_of_zeros_stays_zero() {
        let rounded = RoundedActivations::round(&[0.0; BLOCK], BLOCK);
        assert_eq!(rounded.block(0, 0).groups, &[0; GROUPS]);
        assert_eq!(rounded.block(0, 0).scale, 0.0);
    }
}
