//! What was learned about similarity: adapters of the upper layers, a weight of each token by its state, and how the
//! vectors that come of them are compared.
//!
//! Made by `ilmiotutka train` as one safetensors file, kept as `models/similarity.safetensors`, and built in.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use candle_core::{DType, Device, safetensors};

use super::bert::{LayerAdapters, LowRank};
use super::checksum::sha256;
use super::differentiable::LINEARS;
use super::error::EncoderError;
use super::space::SimilaritySpace;

/// The file's name in `models/` and in the data directory of an instance that has learned its own.
pub const LEARNED_FILE: &str = "similarity.safetensors";
/// The file that is built in.
const BUILT_IN: &[u8] = include_bytes!("../../models/similarity.safetensors");
/// Bounds of the exponent of a token's factor.
pub const FACTOR_EXPONENT: f32 = 2.0;

/// What was learned about similarity.
pub(super) struct Learned {
    /// Of the last layers.
    pub(super) adapters: Vec<LayerAdapters>,
    /// What a token's vector is multiplied with for the exponent of its factor.
    token_weight: Vec<f32>,
    /// How the vectors are compared.
    pub(super) space: Arc<SimilaritySpace>,
    /// What is compared of the pinned texts, as Finnish, as learning computed it with 32-bit numbers throughout; one
    /// vector after the other.
    pub(super) pinned: Vec<f32>,
    /// The beginning of the file's SHA-256.
    pub(super) version: String,
}

impl Learned {
    /// Reads what an instance has learned on its own, or else what is built in.
    ///
    /// # Errors
    ///
    /// Returns [`EncoderError::Damaged`] or [`EncoderError::Unreadable`] for a file that cannot be used.
    pub(super) fn read(models_dir: &Path) -> Result<Self, EncoderError> {
        let bytes = learned_bytes(models_dir)?;
        let path = models_dir.join(LEARNED_FILE);
        Self::parse(&bytes).map_err(|error| EncoderError::Damaged { path, reason: error.to_string() })
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// Returns candle's error if they are no such file.
    pub(super) fn parse(bytes: &[u8]) -> candle_core::Result<Self> {
        let tensors = safetensors::load_buffer(bytes, &Device::Cpu)?;
        let values = |name: &str| -> candle_core::Result<Vec<f32>> {
            let missing = || candle_core::Error::msg(format!("`{name}` is missing"));
            tensors.get(name).ok_or_else(missing)?.to_dtype(DType::F32)?.flatten_all()?.to_vec1()
        };
        let low_rank = |layer: usize, linear: &str| -> candle_core::Result<Option<LowRank>> {
            let name = |matrix| adapter_name(layer, linear, matrix);
            let Some(down) = tensors.get(&name("a")) else { return Ok(None) };
            Ok(Some(LowRank::new(&values(&name("a"))?, &values(&name("b"))?, down.dim(0)?)))
        };
        let layer = |layer: usize| -> candle_core::Result<LayerAdapters> {
            let [projection, attention_output, up, down] = LINEARS;
            Ok(LayerAdapters {
                projection: low_rank(layer, projection)?,
                attention_output: low_rank(layer, attention_output)?,
                up: low_rank(layer, up)?,
                down: low_rank(layer, down)?,
            })
        };
        let layers = tensors.keys().filter(|name| name.ends_with(&format!("{}.a", LINEARS[0]))).count();
        Ok(Self {
            adapters: (0..layers).map(layer).collect::<Result<_, _>>()?,
            token_weight: values("token_weight")?,
            space: Arc::new(SimilaritySpace::new(values("mean_fi")?, values("mean_sv")?, values("projection")?)),
            pinned: values("pinned")?,
            version: sha256(bytes)[..8].to_owned(),
        })
    }

    /// Returns the factor of a token's weight: e to the power of its vector times what was learned, between e⁻² and e².
    pub(super) fn factor(&self, vector: &[f32]) -> f32 {
        let exponent: f32 = self.token_weight.iter().zip(vector).map(|(weight, value)| weight * value).sum();
        exponent.clamp(-FACTOR_EXPONENT, FACTOR_EXPONENT).exp()
    }
}

/// Returns the bytes of what an instance has learned on its own, or else of what is built in.
///
/// # Errors
///
/// Returns [`EncoderError::Unreadable`] for a file that cannot be read.
pub fn learned_bytes(models_dir: &Path) -> Result<Cow<'static, [u8]>, EncoderError> {
    let path = models_dir.join(LEARNED_FILE);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BUILT_IN.into()),
        Err(error) => Err(EncoderError::Unreadable { path, reason: error.to_string() }),
    }
}

/// Names a matrix of an adapter in the file; layers are counted from the first one that has adapters.
pub fn adapter_name(layer: usize, linear: &str, matrix: &str) -> String {
    format!("{layer:02}.{linear}.{matrix}")
}
