//! A linear layer with 4-bit weights, multiplied in whole numbers.
//!
//! Weights come as GGML's Q4_0: blocks of 32 along the input, each with one scale and values −8…7. Activations
//! are rounded to 8 bits by blocks of the same 32 (see [`RoundedActivations`]). One product is then
//! Σ over blocks of `weight scale · activation scale · Σ (nibble − 8) · activation`, where the inner sum is exact.
//! The outer sum runs over the blocks in order and without fused operations, so a token's result is the same to
//! the bit on every processor and beside any other tokens.
//!
//! Candle 0.11 multiplies Q4_0 fast only when the whole program is compiled for the machine at hand; this is
//! chosen when the program runs.

use half::f16;
use pulp::NullaryFnOnce;

use super::rounding::RoundedActivations;
use super::simd::Simd;

/// Values that share a scale.
pub(super) const BLOCK: usize = 32;
/// Bytes of one Q4_0 block: a half-precision scale, then 16 bytes of two values each.
pub(super) const BLOCK_BYTES: usize = 18;
/// Output rows that lie beside each other in a tile.
pub(super) const TILE_ROWS: usize = 8;
/// Groups of four inputs in a block.
pub(super) const GROUPS: usize = BLOCK / 4;

/// One block of eight rows as nibbles 0…15: for each group of four inputs, those of row 0, of row 1, …
pub(super) type WeightTile = [[u8; TILE_ROWS * 4]; GROUPS];
/// The scales of one block of eight rows.
pub(super) type ScaleTile = [f32; TILE_ROWS];

/// A linear layer with 4-bit weights.
pub(super) struct BlockLinear {
    /// Blocks along the input.
    pub(super) blocks: usize,
    /// Output rows.
    pub(super) outputs: usize,
    /// Tiles of eight rows, each with all its blocks.
    pub(super) weights: Vec<WeightTile>,
    /// The scales, one tile a weight tile.
    pub(super) scales: Vec<ScaleTile>,
    /// One value an output row.
    pub(super) bias: Vec<f32>,
}

impl BlockLinear {
    /// Arranges rows of Q4_0 blocks, `inputs` values each, and one bias a row.
    ///
    /// # Panics
    ///
    /// Panics if `inputs` is no multiple of 32 or the number of rows is no multiple of 16.
    pub(super) fn new(rows: &[u8], inputs: usize, bias: Vec<f32>) -> Self {
        let (blocks, outputs) = (inputs / BLOCK, bias.len());
        assert!(inputs.is_multiple_of(BLOCK), "rows are made of whole blocks");
        assert!(outputs.is_multiple_of(2 * TILE_ROWS), "rows are multiplied two tiles at a time");
        let mut weights = vec![[[0; TILE_ROWS * 4]; GROUPS]; outputs / TILE_ROWS * blocks];
        let mut scales = vec![[0.0; TILE_ROWS]; outputs / TILE_ROWS * blocks];
        for (index, packed) in rows.as_chunks::<BLOCK_BYTES>().0.iter().enumerate() {
            let (row, block) = (index / blocks, index % blocks);
            let (tile, lane) = (row / TILE_ROWS * blocks + block, row % TILE_ROWS);
            scales[tile][lane] = f16::from_le_bytes([packed[0], packed[1]]).to_f32();
            for (position, byte) in packed[2..].iter().enumerate() {
                for (input, nibble) in [(position, byte & 15), (position + BLOCK / 2, byte >> 4)] {
                    weights[tile][input / 4][lane * 4 + input % 4] = nibble;
                }
            }
        }
        Self { blocks, outputs, weights, scales, bias }
    }

    /// Returns the weights as 32-bit numbers, row after row.
    pub(super) fn dense(&self) -> Vec<f32> {
        let inputs = self.blocks * BLOCK;
        let mut dense = vec![0.0; self.outputs * inputs];
        for (row, values) in dense.chunks_exact_mut(inputs).enumerate() {
            let (first, lane) = (row / TILE_ROWS * self.blocks, row % TILE_ROWS);
            for (input, value) in values.iter_mut().enumerate() {
                let (tile, place) = (first + input / BLOCK, input % BLOCK);
                let nibble = self.weights[tile][place / 4][lane * 4 + place % 4];
                *value = (f32::from(nibble) - 8.0) * self.scales[tile][lane];
            }
        }
        dense
    }

    /// Computes `output = input · weightsᵀ + bias` for each token.
    pub(super) fn apply(&self, input: &RoundedActivations, output: &mut [f32]) {
        match Simd::detect() {
            Some(simd) => simd.run(Multiplication { layer: self, simd, input, output }),
            None => self.apply_plainly(input, output),
        }
    }

    /// The same without vector instructions.
    fn apply_plainly(&self, input: &RoundedActivations, output: &mut [f32]) {
        let tiles = self.weights.chunks_exact(self.blocks).zip(self.scales.chunks_exact(self.blocks));
        for (tile, (weights, scales)) in tiles.enumerate() {
            for (token, output) in output.chunks_exact_mut(self.outputs).enumerate() {
                let mut sums = [0.0; TILE_ROWS];
                for block in 0..self.blocks {
                    let input = input.block(token, block);
                    let whole = whole_sums(&weights[block], input.groups, input.start);
                    for lane in 0..TILE_ROWS {
                        sums[lane] += whole[lane] as f32 * (scales[block][lane] * input.scale);
                    }
                }
                for (lane, sum) in sums.iter().enumerate() {
                    let row = tile * TILE_ROWS + lane;
                    output[row] = sum + self.bias[row];
                }
            }
        }
    }
}

/// The exact sums of one block for eight rows.
fn whole_sums(weights: &WeightTile, groups: &[i32; GROUPS], start: i32) -> [i32; TILE_ROWS] {
    let [a, b, c, d] = start.to_le_bytes();
    let mut sums = [i32::from(i16::from_le_bytes([a, b])) + i32::from(i16::from_le_bytes([c, d])); TILE_ROWS];
    for (weights, group) in weights.iter().zip(groups) {
        let inputs = group.to_le_bytes().map(|byte| i32::from(byte as i8));
        for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<4>().0) {
            for (weight, input) in weights.iter().zip(inputs) {
                *sum += i32::from(*weight) * input;
            }
        }
    }
    sums
}

/// One multiplication with vector instructions.
struct Multiplication<'a> {
    layer: &'a BlockLinear,
    simd: Simd,
    input: &'a RoundedActivations,
    output: &'a mut [f32],
}

impl NullaryFnOnce for Multiplication<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.simd.multiply(self.layer, self.input, self.output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns Q4_0 rows and inputs that differ everywhere, extremes among them.
    fn example(outputs: usize, inputs: usize, tokens: usize) -> (Vec<u8>, Vec<f32>) {
        let mut state = 1_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        let mut rows = vec![0_u8; outputs * inputs / BLOCK * BLOCK_BYTES];
        for block in rows.chunks_exact_mut(BLOCK_BYTES) {
            block[..2].copy_from_slice(&f16::from_f32(0.001 + (next() % 97) as f32 * 0.0003).to_le_bytes());
            block[2..].fill_with(|| next() as u8);
        }
        rows[2..BLOCK_BYTES].fill(0xff);
        rows[BLOCK_BYTES + 2..2 * BLOCK_BYTES].fill(0);
        let mut values: Vec<f32> = (0..tokens * inputs).map(|_| (next() % 20_001) as f32 / 10_000.0 - 1.0).collect();
        values[..BLOCK].fill(1.0);
        values[BLOCK..2 * BLOCK].fill(-1.0);
        (rows, values)
    }

    /// Multiplies in 64-bit floating point, without rounding the inputs.
    fn exact(rows: &[u8], values: &[f32], inputs: usize, outputs: usize) -> Vec<f64> {
        let mut weights = Vec::new();
        for block in rows.chunks_exact(BLOCK_BYTES) {
            let scale = f64::from(f16::from_le_bytes([block[0], block[1]]).to_f32());
            weights.extend(block[2..].iter().map(|byte| (f64::from(byte & 15) - 8.0) * scale));
            weights.extend(block[2..].iter().map(|byte| (f64::from(byte >> 4) - 8.0) * scale));
        }
        let mut products = Vec::new();
        for token in values.chunks_exact(inputs) {
            for row in weights.chunks_exact(inputs).take(outputs) {
                products.push(row.iter().zip(token).map(|(weight, value)| weight * f64::from(*value)).sum());
            }
        }
        products
    }

    #[test]
    fn a_product_is_near_the_exact_one() {
        let (inputs, outputs, tokens) = (96, 32, 7);
        let (rows, values) = example(outputs, inputs, tokens);
        let layer = BlockLinear::new(&rows, inputs, vec![0.0; outputs]);
        let mut output = vec![0.0; tokens * outputs];
        layer.apply(&RoundedActivations::round(&values, inputs), &mut output);
        for (got, wanted) in output.iter().zip(exact(&rows, &values, inputs, outputs)) {
            assert!((f64::from(*got) - wanted).abs() < 0.02, "{got} is not near {wanted}");
        }
    }

    #[test]
    fn vector_and_plain_products_are_equal_to_the_bit() {
        let (inputs, outputs, tokens) = (96, 32, 7);
        let (rows, values) = example(outputs, inputs, tokens);
        let layer = BlockLinear::new(&rows, inputs, (0..outputs).map(|row| row as f32).collect());
        let rounded = RoundedActivations::round(&values, inputs);
        let (mut vector, mut plain) = (vec![0.0; tokens * outputs], vec![0.0; tokens * outputs]);
        layer.apply(&rounded, &mut vector);
        layer.apply_plainly(&rounded, &mut plain);
        assert_eq!(vector, plain);
    }
}
