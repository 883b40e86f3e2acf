//! Which encoder to open, as checked settings.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Which encoder to open: an endpoint if one is given, else a Hugging Face directory if one is given, else the
/// installed model.
#[derive(Clone, Debug)]
pub struct EncoderConfig {
    /// Where `model install` puts models, `<data-dir>/models`.
    pub models_dir: PathBuf,
    /// A directory with `config.json`, `tokenizer.json` and `model.safetensors` of a BERT or XLM-R encoder.
    pub hugging_face_dir: Option<PathBuf>,
    /// An OpenAI-compatible embeddings endpoint.
    pub endpoint: Option<EndpointConfig>,
    /// How many threads a local model may use; all cores by default.
    pub threads: Option<usize>,
}

impl EncoderConfig {
    /// Returns settings for the model installed under `models_dir`, on all cores.
    pub fn installed(models_dir: impl Into<PathBuf>) -> Self {
        Self { models_dir: models_dir.into(), hugging_face_dir: None, endpoint: None, threads: None }
    }
}

/// An OpenAI-compatible embeddings endpoint.
#[derive(Clone, Debug)]
pub struct EndpointConfig {
    /// The full address that texts are posted to, such as `https://example.org/v1/embeddings`.
    pub url: String,
    /// The bearer token, if the endpoint asks for one.
    pub key: Option<EndpointKey>,
    /// The model to ask for.
    pub model: String,
    /// The length of the model's vectors; asked from the endpoint when it is opened if not given.
    pub dimensions: Option<usize>,
    /// How many texts go into one request.
    pub batch: usize,
    /// How long one request may take.
    pub timeout: Duration,
    /// How many times a request is tried.
    pub attempts: u32,
    /// The pause before the second attempt; it doubles before each one after that.
    pub first_pause: Duration,
}

impl EndpointConfig {
    /// Returns settings for a model behind `url`: 64 texts a request, 30 s a request, 5 attempts, pauses from 0.5 s.
    pub fn new(url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            key: None,
            model: model.into(),
            dimensions: None,
            batch: 64,
            timeout: Duration::from_secs(30),
            attempts: 5,
            first_pause: Duration::from_millis(500),
        }
    }
}

/// A bearer token; its `Debug` form does not show it.
#[derive(Clone)]
pub struct EndpointKey(String);

impl EndpointKey {
    /// Wraps a token.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// Returns the token, for the request alone.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EndpointKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EndpointKey(hidden)")
    }
}
