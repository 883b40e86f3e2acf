//! Opening the encoder that the settings name.

use std::path::Path;
use std::sync::Arc;

use super::background::Background;
use super::bert::Bert;
use super::checksum::sha256_of_file;
use super::endpoint::EndpointEncoder;
use super::learned::Learned;
use super::local::{LocalEncoder, Model, Prefixes};
use super::manifest::{Form, Manifest};
use super::token_weights::TokenWeights;
use super::tokenizer::Tokenizer;
use super::{Encoder, EncoderConfig, EncoderError, EncoderName, gguf, hugging_face};

/// The file of a model in our own form.
pub(super) const MODEL_FILE: &str = "model.gguf";

/// Opens an encoder: the endpoint if the settings have one, else the Hugging Face directory if they have one, else
/// the installed model.
///
/// Loading a local model takes about a second and its file's size in memory.
///
/// # Errors
///
/// Returns an [`EncoderError`] that says which file is missing or damaged, or what the endpoint answered.
pub async fn open(config: EncoderConfig) -> Result<Arc<dyn Encoder>, EncoderError> {
    if let Some(endpoint) = config.endpoint {
        return Ok(Arc::new(EndpointEncoder::connect(endpoint).await?));
    }
    let loading = tokio::task::spawn_blocking(move || open_local(&config));
    let model = loading.await.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
    Ok(Arc::new(LocalEncoder::new(model)))
}

/// Loads a local model.
pub(super) fn open_local(config: &EncoderConfig) -> Result<Model, EncoderError> {
    let threads = config.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    if let Some(directory) = &config.hugging_face_dir {
        let weights = directory.join(hugging_face::FILES[2]);
        let checksum = sha256_of_file(&weights).map_err(|_| EncoderError::Missing { path: weights })?;
        let name = directory.file_name().unwrap_or(directory.as_os_str()).to_string_lossy();
        return hugging_face_model(directory, &format!("{name}/{}", &checksum[..12]), threads);
    }
    let manifest = Manifest::read(&config.models_dir)?;
    let directory = config.models_dir.join(&manifest.directory);
    match manifest.form {
        Form::HuggingFace => hugging_face_model(&directory, &manifest.name, threads),
        Form::Gguf => {
            let parts = gguf::read(&directory.join(MODEL_FILE))?;
            let weights = TokenWeights::inverse_frequency_squared(&Background::built_in());
            let learned = Learned::read(&config.models_dir)?;
            let name = format!("{}+{}+{}", manifest.name, TokenWeights::VERSION, learned.version);
            Ok(Model { learned: Some(learned), ..model(&name, parts, Prefixes::e5(), weights, threads) })
        }
    }
}

/// Loads a Hugging Face directory. Tokens of its vocabulary all weigh alike: the background counts another one's.
fn hugging_face_model(directory: &Path, name: &str, threads: usize) -> Result<Model, EncoderError> {
    let parts = hugging_face::read(directory)?;
    Ok(model(&format!("{name}+mean"), parts, hugging_face::prefixes(directory)?, TokenWeights::equal(), threads))
}

/// Puts a model together.
fn model(
    name: &str,
    (bert, tokenizer): (Bert, Tokenizer),
    prefixes: Prefixes,
    weights: TokenWeights,
    threads: usize,
) -> Model {
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|thread| format!("encoder-{thread}"))
        .build()
        .expect("the system can start a few threads");
    Model { name: EncoderName::new(name), bert, tokenizer, prefixes, weights, learned: None, threads }
}
