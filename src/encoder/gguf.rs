//! The installed model's own form: one GGUF file.
//!
//! Names and keys are those that llama.cpp gives BERT models, so that other programs can read the file too. What
//! each character is replaced by before tokenising stands in two lists under keys of our own.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use candle_core::Device;
use candle_core::quantized::gguf_file::{Content, Value};

use super::bert::{Bert, Embeddings, Layer, LayerNorm, Linear, WordTable};
use super::error::EncoderError;
use super::tokenizer::Tokenizer;
use super::unigram::Unigram;

/// Characters to be replaced.
pub(super) const REPLACED: &str = "ilmiotutka.tokenizer.replaced";
/// What they are replaced by, in the same order.
pub(super) const REPLACEMENTS: &str = "ilmiotutka.tokenizer.replacements";

/// Reads a model and its tokeniser.
///
/// # Errors
///
/// Returns [`EncoderError::Damaged`] if the file is not such a model, [`EncoderError::Unreadable`] if it cannot be read.
pub(super) fn read(path: &Path) -> Result<(Bert, Tokenizer), EncoderError> {
    let file = File::open(path)
        .map_err(|error| EncoderError::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
    let damaged =
        |error: candle_core::Error| EncoderError::Damaged { path: path.to_owned(), reason: error.to_string() };
    let mut reader = BufReader::new(file);
    let content = Content::read(&mut reader).map_err(damaged)?;
    let mut model = ModelFile { content, reader };
    let tokenizer = model.tokenizer().map_err(damaged)?;
    let bert = model.bert().map_err(damaged)?;
    Ok((bert, tokenizer))
}

/// An opened GGUF file.
struct ModelFile {
    content: Content,
    reader: BufReader<File>,
}

impl ModelFile {
    fn bert(&mut self) -> candle_core::Result<Bert> {
        let layers = self.number("bert.block_count")?;
        let words = WordTable::Blocks(self.content.tensor(&mut self.reader, "token_embd.weight", &Device::Cpu)?);
        let mut positions = self.values("position_embd.weight")?;
        let types = self.values("token_types.weight")?;
        let norm = self.norm("token_embd_norm")?;
        let width = norm.weight.len();
        for position in positions.chunks_exact_mut(width) {
            for (value, of_type) in position.iter_mut().zip(&types) {
                *value += of_type;
            }
        }
        Ok(Bert {
            heads: self.number("bert.attention.head_count")?,
            embeddings: Embeddings { words, positions, norm },
            layers: (0..layers)
                .map(|layer| self.layer(&format!("blk.{layer}")).map(Arc::new))
                .collect::<Result<_, _>>()?,
        })
    }

    fn layer(&mut self, name: &str) -> candle_core::Result<Layer> {
        let parts = ["attn_q", "attn_k", "attn_v"].map(|part| format!("{name}.{part}"));
        Ok(Layer {
            projection: self.linear(&parts)?,
            attention_output: self.linear(&[format!("{name}.attn_output")])?,
            attention_norm: self.norm(&format!("{name}.attn_output_norm"))?,
            up: self.linear(&[format!("{name}.ffn_up")])?,
            down: self.linear(&[format!("{name}.ffn_down")])?,
            norm: self.norm(&format!("{name}.layer_output_norm"))?,
        })
    }

    /// Reads layers that share their input as one.
    fn linear(&mut self, names: &[String]) -> candle_core::Result<Linear> {
        let (mut rows, mut bias, mut inputs) = (Vec::new(), Vec::new(), 0);
        for name in names {
            let weight = self.content.tensor(&mut self.reader, &format!("{name}.weight"), &Device::Cpu)?;
            inputs = weight.shape().dims2()?.1;
            rows.extend_from_slice(&weight.data()?);
            bias.extend(self.values(&format!("{name}.bias"))?);
        }
        Ok(Linear::from_blocks(&rows, inputs, bias))
    }

    fn norm(&mut self, name: &str) -> candle_core::Result<LayerNorm> {
        Ok(LayerNorm {
            weight: self.values(&format!("{name}.weight"))?,
            bias: self.values(&format!("{name}.bias"))?,
            epsilon: self.value("bert.attention.layer_norm_epsilon")?.to_f32()?,
        })
    }

    /// Reads all numbers of a tensor.
    fn values(&mut self, name: &str) -> candle_core::Result<Vec<f32>> {
        let tensor = self.content.tensor(&mut self.reader, name, &Device::Cpu)?;
        tensor.dequantize(&Device::Cpu)?.flatten_all()?.to_vec1()
    }

    fn tokenizer(&mut self) -> candle_core::Result<Tokenizer> {
        let pieces = self.strings("tokenizer.ggml.tokens")?;
        let scores = self.list("tokenizer.ggml.scores")?.iter().map(Value::to_f32).collect::<Result<Vec<_>, _>>()?;
        let mut replacements = HashMap::new();
        for (replaced, replacement) in self.strings(REPLACED)?.into_iter().zip(self.strings(REPLACEMENTS)?) {
            replacements.extend(replaced.chars().next().map(|replaced| (replaced, replacement.clone())));
        }
        let unknown = self.number("tokenizer.ggml.unknown_token_id")? as u32;
        let pieces = pieces.into_iter().map(String::as_str);
        Ok(Tokenizer::unigram(
            Unigram::new(pieces, scores, unknown, replacements),
            self.number("tokenizer.ggml.bos_token_id")? as u32,
            self.number("tokenizer.ggml.eos_token_id")? as u32,
        ))
    }

    fn value(&self, key: &str) -> candle_core::Result<&Value> {
        self.content.metadata.get(key).ok_or_else(|| candle_core::Error::msg(format!("`{key}` is missing")))
    }

    fn number(&self, key: &str) -> candle_core::Result<usize> {
        Ok(self.value(key)?.to_u32()? as usize)
    }

    fn list(&self, key: &str) -> candle_core::Result<&Vec<Value>> {
        self.value(key)?.to_vec()
    }

    fn strings(&self, key: &str) -> candle_core::Result<Vec<&String>> {
        self.list(key)?.iter().map(Value::to_string).collect()
    }
}
