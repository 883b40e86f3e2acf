//! An encoder behind an OpenAI-compatible embeddings endpoint.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER};
use serde::{Deserialize, Serialize};

use super::pooling::unit;
use super::{Encoder, EncoderError, EncoderName, EndpointConfig, Purpose};
use crate::cryptography;

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// What is encoded to learn the length of the vectors.
const PROBE: &str = "koe";

/// An encoder behind an OpenAI-compatible embeddings endpoint.
///
/// The endpoint decides how it pools: every [`Purpose`] gives the same vectors.
pub(super) struct EndpointEncoder {
    name: EncoderName,
    dimensions: usize,
    config: EndpointConfig,
    client: reqwest::Client,
}

/// What is posted.
#[derive(Serialize)]
struct Request<'a> {
    model: &'a str,
    input: &'a [String],
    encoding_format: &'static str,
}

/// What comes back.
#[derive(Deserialize)]
struct Response {
    data: Vec<Embedding>,
}

/// The vector of one text.
#[derive(Deserialize)]
struct Embedding {
    index: usize,
    embedding: Vec<f32>,
}

/// Why an attempt failed.
enum Failure {
    /// Another attempt may do, after the pause that the endpoint asked for.
    Passing { reason: String, pause: Option<Duration> },
    /// No further attempt will do.
    Lasting(EncoderError),
}

impl EndpointEncoder {
    /// Prepares an encoder; asks the endpoint for the length of its vectors if the settings do not say it.
    ///
    /// # Errors
    ///
    /// Returns [`EncoderError::Endpoint`] or [`EncoderError::Answer`] if it has to ask and gets no good answer, or if
    /// the key cannot stand in a header.
    pub(super) async fn connect(config: EndpointConfig) -> Result<Self, EncoderError> {
        cryptography::choose();
        let wrong = |reason: String| EncoderError::Answer { url: config.url.clone(), reason };
        let mut headers = HeaderMap::new();
        if let Some(key) = &config.key {
            let bearer = HeaderValue::from_str(&format!("Bearer {}", key.reveal()));
            let mut bearer = bearer.map_err(|_| wrong("the key has characters that cannot be sent".into()))?;
            bearer.set_sensitive(true);
            headers.insert(AUTHORIZATION, bearer);
        }
        let client = reqwest::Client::builder().timeout(config.timeout).default_headers(headers).build();
        let client = client.map_err(|error| wrong(error.to_string()))?;
        let host = reqwest::Url::parse(&config.url).map_err(|error| wrong(error.to_string()))?;
        let name = EncoderName::new(format!("{}@{}", config.model, host.host_str().unwrap_or_default()));
        let mut encoder = Self { name, dimensions: config.dimensions.unwrap_or(0), config, client };
        if encoder.config.dimensions.is_none() {
            encoder.dimensions = encoder.request(&[PROBE.to_owned()]).await?.first().map_or(0, Vec::len);
        }
        Ok(encoder)
    }

    /// Asks for the vectors of one batch, again with growing pauses if that may help.
    async fn request(&self, texts: &[String]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let mut next_pause = self.config.first_pause;
        let mut attempts = 1;
        loop {
            match self.attempt(texts).await {
                Ok(vectors) => return Ok(vectors),
                Err(Failure::Lasting(error)) => return Err(error),
                Err(Failure::Passing { reason, .. }) if attempts >= self.config.attempts => {
                    return Err(EncoderError::Endpoint { url: self.config.url.clone(), attempts, reason });
                }
                Err(Failure::Passing { reason, pause }) => {
                    let pause = pause.unwrap_or(next_pause).min(LONGEST_PAUSE);
                    tracing::warn!(
                        attempt = attempts,
                        pause_ms = pause.as_millis(),
                        reason,
                        "embeddings endpoint failed"
                    );
                    tokio::time::sleep(pause).await;
                    next_pause *= 2;
                    attempts += 1;
                }
            }
        }
    }

    /// Asks once.
    async fn attempt(&self, texts: &[String]) -> Result<Vec<Vec<f32>>, Failure> {
        let passing = |error: reqwest::Error| Failure::Passing { reason: error.without_url().to_string(), pause: None };
        let request = Request { model: &self.config.model, input: texts, encoding_format: "float" };
        let response = self.client.post(&self.config.url).json(&request).send().await.map_err(passing)?;
        let status = response.status();
        if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() {
            let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            return Err(Failure::Passing { reason: status.to_string(), pause: seconds.map(Duration::from_secs) });
        }
        if !status.is_success() {
            let (url, reason) = (self.config.url.clone(), status.to_string());
            return Err(Failure::Lasting(EncoderError::Endpoint { url, attempts: 1, reason }));
        }
        let body = response.bytes().await.map_err(passing)?;
        self.vectors(texts.len(), &body)
            .map_err(|reason| Failure::Lasting(EncoderError::Answer { url: self.config.url.clone(), reason }))
    }

    /// Reads an answer; its vectors may come in any order.
    fn vectors(&self, count: usize, body: &[u8]) -> Result<Vec<Vec<f32>>, String> {
        let response: Response = serde_json::from_slice(body).map_err(|error| error.to_string())?;
        let mut vectors = vec![Vec::new(); count];
        for Embedding { index, embedding } in response.data {
            let vector = vectors.get_mut(index).ok_or_else(|| format!("vector {index} of {count} texts"))?;
            if self.dimensions != 0 && embedding.len() != self.dimensions {
                return Err(format!("a vector of length {}, expected {}", embedding.len(), self.dimensions));
            }
            if embedding.iter().any(|value| !value.is_finite()) {
                return Err("a vector with a value that is no number".into());
            }
            *vector = unit(embedding);
        }
        match vectors.iter().position(Vec::is_empty) {
            Some(missing) => Err(format!("no vector for text {missing} of {count}")),
            None => Ok(vectors),
        }
    }
}

#[async_trait]
impl Encoder for EndpointEncoder {
    fn name(&self) -> &EncoderName {
        &self.name
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    async fn encode(&self, texts: Vec<String>, _purpose: Purpose) -> Result<Vec<Vec<f32>>, EncoderError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for batch in texts.chunks(self.config.batch.max(1)) {
            vectors.extend(self.request(batch).await?);
        }
        Ok(vectors)
    }
}
