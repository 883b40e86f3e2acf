//! Multiplication with 4-bit weights in AVX2.
//!
//! One instruction multiplies four inputs of eight rows (unsigned nibbles with signed activations) and adds them
//! in pairs to 16 bits. A block's sums stay within 16 bits: at most 8 · 2 · 15 · 127 = 30,480 for the nibbles as
//! they are; with the −8 that the starting value brings, 16 · 8 · 127 = 16,256. What lies between may wrap round
//! and comes back.

use std::arch::x86_64::__m256i;
use std::array;

use pulp::x86::V3;

use super::blocks::{BlockLinear, GROUPS, ScaleTile, TILE_ROWS, WeightTile};
use super::rounding::RoundedActivations;

/// Tokens multiplied together, so that a loaded weight is used that often.
const TOKENS: usize = 4;
/// Tiles of rows multiplied together, so that a loaded activation is used that often.
const TILES: usize = 2;

/// Proof that the processor has AVX2.
#[derive(Clone, Copy)]
pub(super) struct Avx2(V3);

impl Avx2 {
    /// Returns the proof if the processor has AVX2.
    pub(super) fn detect() -> Option<Self> {
        V3::try_new().map(Self)
    }

    /// Runs `work` compiled for AVX2.
    #[inline(always)]
    pub(super) fn run<W: pulp::NullaryFnOnce>(self, work: W) -> W::Output {
        self.0.vectorize(work)
    }

    /// Computes `output = input · weightsᵀ + bias` for each token.
    #[inline(always)]
    pub(super) fn multiply(self, layer: &BlockLinear, input: &RoundedActivations, output: &mut [f32]) {
        let tokens = output.len() / layer.outputs;
        let together = TILES * layer.blocks;
        let pairs = layer.weights.chunks_exact(together).zip(layer.scales.chunks_exact(together));
        for (pair, (weights, scales)) in pairs.enumerate() {
            let mut rows = Rows { layer, row: pair * TILES * TILE_ROWS, weights, scales, input, output };
            let mut token = 0;
            while token + TOKENS <= tokens {
                self.multiply_rows::<TOKENS>(&mut rows, token);
                token += TOKENS;
            }
            while token < tokens {
                self.multiply_rows::<1>(&mut rows, token);
                token += 1;
            }
        }
    }

    /// Multiplies two tiles of rows with `N` tokens from `token` on.
    #[inline(always)]
    fn multiply_rows<const N: usize>(self, rows: &mut Rows<'_>, token: usize) {
        let Self(simd) = self;
        let blocks = rows.layer.blocks;
        let weights: [&[WeightTile]; TILES] = array::from_fn(|tile| &rows.weights[tile * blocks..][..blocks]);
        let scales: [&[ScaleTile]; TILES] = array::from_fn(|tile| &rows.scales[tile * blocks..][..blocks]);
        let inputs: [_; N] = array::from_fn(|ahead| rows.input.token(token + ahead));
        let mut sums = [[simd.avx._mm256_setzero_ps(); N]; TILES];
        for block in 0..blocks {
            let starts = array::from_fn(|ahead| simd.avx._mm256_set1_epi32(inputs[ahead].starts[block]));
            let mut whole: [[__m256i; N]; TILES] = [starts; TILES];
            for group in 0..GROUPS {
                let weights: [__m256i; TILES] = array::from_fn(|tile| pulp::cast(weights[tile][block][group]));
                for ahead in 0..N {
                    let four = simd.avx._mm256_set1_epi32(inputs[ahead].groups[block][group]);
                    for tile in 0..TILES {
                        let products = simd.avx2._mm256_maddubs_epi16(weights[tile], four);
                        whole[tile][ahead] = simd.avx2._mm256_add_epi16(whole[tile][ahead], products);
                    }
                }
            }
            let ones = simd.avx._mm256_set1_epi16(1);
            for tile in 0..TILES {
                let row_scales = pulp::cast(scales[tile][block]);
                for ahead in 0..N {
                    let token_scale = simd.avx._mm256_set1_ps(inputs[ahead].scales[block]);
                    let sum = simd.avx._mm256_cvtepi32_ps(simd.avx2._mm256_madd_epi16(whole[tile][ahead], ones));
                    let scaled = simd.avx._mm256_mul_ps(sum, simd.avx._mm256_mul_ps(row_scales, token_scale));
                    sums[tile][ahead] = simd.avx._mm256_add_ps(sums[tile][ahead], scaled);
                }
            }
        }
        for tile in 0..TILES {
            let row = rows.row + tile * TILE_ROWS;
            for ahead in 0..N {
                let sums: ScaleTile = pulp::cast(sums[tile][ahead]);
                let output = &mut rows.output[(token + ahead) * rows.layer.outputs + row..][..TILE_ROWS];
                for ((output, sum), bias) in output.iter_mut().zip(sums).zip(&rows.layer.bias[row..]) {
                    *output = sum + bias;
                }
            }
        }
    }
}

/// Two tiles of rows, and where their products go.
struct Rows<'a> {
    layer: &'a BlockLinear,
    row: usize,
    weights: &'a [WeightTile],
    scales: &'a [ScaleTile],
    input: &'a RoundedActivations,
    output: &'a mut [f32],
}
