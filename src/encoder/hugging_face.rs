//! A directory as Hugging Face keeps BERT and XLM-R encoders: `config.json`, `tokenizer.json`, `model.safetensors`.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use candle_core::{DType, Device, Tensor};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::bert::{Bert, Embeddings, HEAD_MULTIPLE, Layer, LayerNorm, Linear, WordTable};
use super::error::EncoderError;
use super::local::Prefixes;
use super::tokenizer::Tokenizer;

/// The files that make a model.
pub(super) const FILES: [&str; 3] = ["config.json", "tokenizer.json", "model.safetensors"];
/// Where sentence encoders note what they want in front of texts.
pub(super) const PROMPTS: &str = "config_sentence_transformers.json";

/// What is needed of `config.json`.
#[derive(Deserialize)]
struct Settings {
    model_type: String,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    layer_norm_eps: f32,
    hidden_act: String,
    #[serde(default)]
    pad_token_id: usize,
}

/// What is needed of `config_sentence_transformers.json`.
#[derive(Default, Deserialize)]
struct PromptSettings {
    #[serde(default)]
    prompts: HashMap<String, String>,
}

/// Reads network and tokeniser.
///
/// # Errors
///
/// Returns [`EncoderError::Missing`] if a file is not there and [`EncoderError::Damaged`] if one is not as it should be.
pub(super) fn read(directory: &Path) -> Result<(Bert, Tokenizer), EncoderError> {
    let settings: Settings = read_json(&directory.join(FILES[0]))?;
    let path = directory.join(FILES[1]);
    let tokenizer = tokenizers::Tokenizer::from_file(existing(&path)?).map_err(|error| damaged(&path, error))?;
    let tokenizer = Tokenizer::from_file(tokenizer).map_err(|reason| damaged(&path, reason))?;
    let path = directory.join(FILES[2]);
    let bert = bert(&settings, existing(&path)?).map_err(|error| damaged(&path, error))?;
    Ok((bert, tokenizer))
}

/// Reads what the model wants in front of texts: as the directory says, else as the E5 family does if the
/// directory's name has `e5` in it, else nothing.
///
/// # Errors
///
/// Returns [`EncoderError::Damaged`] if the file that says so cannot be read.
pub(super) fn prefixes(directory: &Path) -> Result<Prefixes, EncoderError> {
    let path = directory.join(PROMPTS);
    let mut prompts = if path.exists() { read_json::<PromptSettings>(&path)?.prompts } else { HashMap::new() };
    let is_e5 = directory.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().contains("e5"));
    if prompts.is_empty() && is_e5 {
        return Ok(Prefixes::e5());
    }
    let passage = prompts.remove("passage").or_else(|| prompts.remove("document"));
    Ok(Prefixes { query: prompts.remove("query").unwrap_or_default(), passage: passage.unwrap_or_default() })
}

/// Returns the path if there is such a file.
fn existing(path: &Path) -> Result<&Path, EncoderError> {
    if path.is_file() { Ok(path) } else { Err(EncoderError::Missing { path: path.to_owned() }) }
}

/// Says what is wrong with a file.
fn damaged(path: &Path, reason: impl ToString) -> EncoderError {
    EncoderError::Damaged { path: path.to_owned(), reason: reason.to_string() }
}

/// Reads a JSON file.
fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, EncoderError> {
    let text = std::fs::read(existing(path)?).map_err(|error| damaged(path, error))?;
    serde_json::from_slice(&text).map_err(|error| damaged(path, error))
}

/// Builds the network.
fn bert(settings: &Settings, path: &Path) -> candle_core::Result<Bert> {
    if settings.hidden_act != "gelu" {
        candle_core::bail!("its activation is `{}`, only gelu is known", settings.hidden_act);
    }
    let first_position = match settings.model_type.as_str() {
        "bert" => 0,
        "xlm-roberta" | "roberta" => settings.pad_token_id + 1,
        other => candle_core::bail!("its type is `{other}`, expected bert, roberta or xlm-roberta"),
    };
    let tensors = Tensors { by_name: candle_core::safetensors::load(path, &Device::Cpu)?, settings };
    let words = tensors.get("embeddings.word_embeddings.weight")?.clone();
    let width = words.dims2()?.1;
    if !width.is_multiple_of(settings.num_attention_heads * HEAD_MULTIPLE) {
        candle_core::bail!(
            "its heads have {width} / {} values, expected a multiple of 16",
            settings.num_attention_heads
        );
    }
    let positions = tensors.get("embeddings.position_embeddings.weight")?;
    let positions = positions.narrow(0, first_position, positions.dims2()?.0 - first_position)?;
    let types = tensors.get("embeddings.token_type_embeddings.weight")?.narrow(0, 0, 1)?;
    let positions = positions.to_dtype(DType::F32)?.broadcast_add(&types.to_dtype(DType::F32)?)?;
    let layers = 0..settings.num_hidden_layers;
    Ok(Bert {
        heads: settings.num_attention_heads,
        embeddings: Embeddings {
            words: WordTable::Full(words),
            positions: positions.flatten_all()?.to_vec1()?,
            norm: tensors.norm("embeddings.LayerNorm")?,
        },
        layers: layers
            .map(|layer| tensors.layer(&format!("encoder.layer.{layer}")).map(Arc::new))
            .collect::<Result<_, _>>()?,
    })
}

/// The tensors of `model.safetensors`.
struct Tensors<'a> {
    by_name: HashMap<String, Tensor>,
    settings: &'a Settings,
}

impl Tensors<'_> {
    /// Returns a tensor, whether the file names it with or without the model in front.
    fn get(&self, name: &str) -> candle_core::Result<&Tensor> {
        let prefixed = ["", "bert.", "roberta."].map(|prefix| format!("{prefix}{name}"));
        let found = prefixed.iter().find_map(|name| self.by_name.get(name));
        found.ok_or_else(|| candle_core::Error::msg(format!("tensor `{name}` is missing")))
    }

    fn values(&self, name: &str) -> candle_core::Result<Vec<f32>> {
        self.get(name)?.to_dtype(DType::F32)?.flatten_all()?.to_vec1()
    }

    fn norm(&self, name: &str) -> candle_core::Result<LayerNorm> {
        Ok(LayerNorm {
            weight: self.values(&format!("{name}.weight"))?,
            bias: self.values(&format!("{name}.bias"))?,
            epsilon: self.settings.layer_norm_eps,
        })
    }

    /// Reads layers that share their input as one.
    fn linear(&self, names: &[String]) -> candle_core::Result<Linear> {
        let (mut weights, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            weights.push(self.get(&format!("{name}.weight"))?.to_dtype(DType::F32)?);
            bias.extend(self.values(&format!("{name}.bias"))?);
        }
        Linear::from_matrix(&Tensor::cat(&weights, 0)?, bias)
    }

    fn layer(&self, name: &str) -> candle_core::Result<Layer> {
        let parts = ["query", "key", "value"].map(|part| format!("{name}.attention.self.{part}"));
        Ok(Layer {
            projection: self.linear(&parts)?,
            attention_output: self.linear(&[format!("{name}.attention.output.dense")])?,
            attention_norm: self.norm(&format!("{name}.attention.output.LayerNorm"))?,
            up: self.linear(&[format!("{name}.intermediate.dense")])?,
            down: self.linear(&[format!("{name}.output.dense")])?,
            norm: self.norm(&format!("{name}.output.LayerNorm"))?,
        })
    }
}
