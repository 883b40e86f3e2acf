//! Encoder: turns texts into sentence vectors, with a local model or over an OpenAI-compatible endpoint.
//!
//! Never decides what is similar: it only encodes. Whoever stores a vector stores the encoder's
//! [`EncoderName`] beside it; a change of name means that the vectors must be made again.

mod background;
mod bert;
mod checksum;
mod config;
mod differentiable;
mod endpoint;
mod error;
mod gguf;
mod hugging_face;
mod install;
mod learned;
mod local;
mod manifest;
mod measure_background;
mod name;
mod open;
mod pins;
mod pooling;
mod purpose;
mod space;
mod teachable;
mod token_weights;
mod tokenizer;
mod unigram;
mod verify;

#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use async_trait::async_trait;

pub use background::Background;
pub use config::{EncoderConfig, EndpointConfig, EndpointKey};
pub use differentiable::{LINEARS, LayerTensors, LowRankTensors};
pub use error::EncoderError;
pub use install::{InstallError, InstallSource, InstalledModel, install};
pub use learned::{FACTOR_EXPONENT, LEARNED_FILE, adapter_name, learned_bytes};
pub use measure_background::measure_background;
pub use name::EncoderName;
pub use open::open;
pub use purpose::Purpose;
pub use space::SimilaritySpace;
pub use teachable::{ReadText, Teachable};
pub use verify::{VerifyReport, verify};

/// Something that turns texts into vectors of one fixed length.
#[async_trait]
pub trait Encoder: Send + Sync {
    /// Returns the name to store beside every vector; equal names mean comparable vectors.
    fn name(&self) -> &EncoderName;

    /// Returns the length of every vector.
    fn dimensions(&self) -> usize;

    /// Returns how vectors of [`Purpose::Similarity`] are compared.
    fn space(&self) -> Arc<SimilaritySpace> {
        Arc::default()
    }

    /// Encodes the texts: one vector of length [`Encoder::dimensions`] a text, in order, each of Euclidean length 1.
    ///
    /// A vector depends on its text and purpose alone, not on the other texts of the call or the number of threads.
    ///
    /// # Errors
    ///
    /// Returns an [`EncoderError`] if the endpoint does not answer as it should; a local model does not fail on any text.
    async fn encode(&self, texts: Vec<String>, purpose: Purpose) -> Result<Vec<Vec<f32>>, EncoderError>;
}
