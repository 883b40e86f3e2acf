//! From token ids to the encoder's first vectors.

use candle_core::quantized::QTensor;
use candle_core::{DType, Tensor};
use half::f16;

use super::blocks::{BLOCK, BLOCK_BYTES};
use super::layer_norm::LayerNorm;

/// The table of word vectors.
pub(in crate::encoder) enum WordTable {
    /// In 4-bit blocks as they are in the file; a row becomes 32-bit numbers when it is looked up.
    Blocks(QTensor),
    /// As numbers of the file's own width.
    Full(Tensor),
}

/// Word, position and type vectors, and the norm over their sum.
pub(in crate::encoder) struct Embeddings {
    /// One vector a token id.
    pub(in crate::encoder) words: WordTable,
    /// One vector a position in the window, the vector of token type 0 added.
    pub(in crate::encoder) positions: Vec<f32>,
    /// The norm over the sum.
    pub(in crate::encoder) norm: LayerNorm,
}

impl Embeddings {
    /// Returns the vectors of one window's tokens.
    pub(super) fn look_up(&self, ids: &[u32]) -> Vec<f32> {
        let mut values = match &self.words {
            WordTable::Blocks(table) => rows_of_blocks(table, ids, self.norm.weight.len()),
            WordTable::Full(table) => rows(table, ids).expect("ids come from the model's own vocabulary"),
        };
        for (value, position) in values.iter_mut().zip(&self.positions) {
            *value += position;
        }
        self.norm.apply(&mut values);
        values
    }
}

/// Looks rows up in a table of Q4_0 blocks.
fn rows_of_blocks(table: &QTensor, ids: &[u32], width: usize) -> Vec<f32> {
    let bytes = table.data().expect("the table is in main memory");
    let row_bytes = width / BLOCK * BLOCK_BYTES;
    let mut values = Vec::with_capacity(ids.len() * width);
    for id in ids {
        let row = &bytes[*id as usize * row_bytes..][..row_bytes];
        for block in row.as_chunks::<BLOCK_BYTES>().0 {
            let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
            let nibbles = block[2..].iter().map(|byte| byte & 15).chain(block[2..].iter().map(|byte| byte >> 4));
            values.extend(nibbles.map(|nibble| (f32::from(nibble) - 8.0) * scale));
        }
    }
    values
}

/// Looks rows up in a table of numbers.
fn rows(table: &Tensor, ids: &[u32]) -> candle_core::Result<Vec<f32>> {
    let ids = Tensor::new(ids, table.device())?;
    table.index_select(&ids, 0)?.to_dtype(DType::F32)?.flatten_all()?.to_vec1()
}
