//! From the wheel's file to ours.

use std::borrow::Cow;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QStorage, QTensor};
use candle_core::{Device, Error, Result};

use super::wheel_layout::{WheelModel, WheelTensor};
use crate::encoder::gguf::{REPLACED, REPLACEMENTS};

/// Writes the model as a GGUF file: the same numbers, bit by bit, under the names of llama.cpp.
///
/// # Errors
///
/// Returns candle's error if a tensor has an unknown name or a wrong size, or the file cannot be written.
pub(super) fn convert(model: &WheelModel<'_>, path: &Path) -> Result<()> {
    let metadata = metadata(model);
    let metadata: Vec<_> = metadata.iter().map(|(key, value)| (*key, value)).collect();
    let tensors = model.tensors.iter().map(|tensor| converted(model, tensor)).collect::<Result<Vec<_>>>()?;
    let tensors: Vec<_> = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    let mut file = BufWriter::new(File::create(path)?);
    gguf_file::write(&mut file, &metadata, &tensors)?;
    Ok(file.into_inner().map_err(|error| error.into_error())?.sync_all()?)
}

/// Returns settings and vocabulary.
fn metadata(model: &WheelModel<'_>) -> Vec<(&'static str, Value)> {
    let header = &model.header;
    let strings = |strings: Vec<String>| Value::Array(strings.into_iter().map(Value::String).collect());
    let (replaced, replacements) = model.replacements.iter().map(|(from, to)| (from.to_string(), to.clone())).unzip();
    vec![
        ("general.architecture", Value::String("bert".into())),
        ("general.name", Value::String("multilingual-e5-small".into())),
        ("general.license", Value::String("mit".into())),
        ("bert.block_count", Value::U32(header.layers)),
        ("bert.context_length", Value::U32(header.positions)),
        ("bert.embedding_length", Value::U32(header.width)),
        ("bert.feed_forward_length", Value::U32(header.wide)),
        ("bert.attention.head_count", Value::U32(header.heads)),
        ("bert.attention.layer_norm_epsilon", Value::F32(header.epsilon)),
        ("bert.attention.causal", Value::Bool(false)),
        ("bert.pooling_type", Value::U32(1)),
        ("tokenizer.ggml.model", Value::String("t5".into())),
        ("tokenizer.ggml.tokens", strings(model.pieces.iter().map(|piece| (*piece).to_owned()).collect())),
        ("tokenizer.ggml.scores", Value::Array(model.scores.iter().copied().map(Value::F32).collect())),
        ("tokenizer.ggml.bos_token_id", Value::U32(header.first)),
        ("tokenizer.ggml.eos_token_id", Value::U32(header.last)),
        ("tokenizer.ggml.padding_token_id", Value::U32(header.padding)),
        ("tokenizer.ggml.unknown_token_id", Value::U32(header.unknown)),
        (REPLACED, strings(replaced)),
        (REPLACEMENTS, strings(replacements)),
    ]
}

/// Returns a tensor with its new name and its shape.
fn converted(model: &WheelModel<'_>, tensor: &WheelTensor<'_>) -> Result<(String, QTensor)> {
    let name = renamed(tensor.name).ok_or_else(|| Error::msg(format!("tensor `{}` is unknown", tensor.name)))?;
    let (width, wide) = (model.header.width as usize, model.header.wide as usize);
    let is_vector = name.ends_with(".bias") || name.contains("norm");
    let columns = if name.contains("ffn_down") { wide } else { width };
    let shape = if is_vector { vec![tensor.count] } else { vec![tensor.count / columns, columns] };
    let kind = if tensor.is_blocks { GgmlDType::Q4_0 } else { GgmlDType::F32 };
    if tensor.bytes.len() * kind.block_size() != tensor.count * kind.type_size() {
        candle_core::bail!("tensor `{}` has {} bytes for {} values", tensor.name, tensor.bytes.len(), tensor.count);
    }
    let storage = QStorage::from_data(Cow::Borrowed(tensor.bytes), &Device::Cpu, kind)?;
    Ok((name, QTensor::new(storage, shape)?))
}

/// Returns the name that llama.cpp gives a tensor.
fn renamed(name: &str) -> Option<String> {
    let whole = match name {
        "emb.word" => "token_embd.weight",
        "emb.pos" => "position_embd.weight",
        "emb.type" => "token_types.weight",
        "emb.ln.w" => "token_embd_norm.weight",
        "emb.ln.b" => "token_embd_norm.bias",
        _ => {
            let (layer, part) = name.strip_prefix('l')?.split_once('.')?;
            let (part, kind) = part.split_once('.')?;
            let part = match part {
                "q" => "attn_q",
                "k" => "attn_k",
                "v" => "attn_v",
                "ao" => "attn_output",
                "aln" => "attn_output_norm",
                "fi" => "ffn_up",
                "fo" => "ffn_down",
                "oln" => "layer_output_norm",
                _ => return None,
            };
            let kind = match kind {
                "w" => "weight",
                "b" => "bias",
                _ => return None,
            };
            return Some(format!("blk.{layer}.{part}.{kind}"));
        }
    };
    Some(whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_llama_cpp() {
        assert_eq!(renamed("l11.fo.w").as_deref(), Some("blk.11.ffn_down.weight"));
        assert_eq!(renamed("emb.ln.b").as_deref(), Some("token_embd_norm.bias"));
        assert_eq!(renamed("l3.xx.w"), None);
    }
}
