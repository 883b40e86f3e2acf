//! What can go wrong with an encoder.

use std::path::PathBuf;

/// Why an encoder could not be opened, or could not encode.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// No model has been installed.
    #[error("no encoder model in `{}`\nhint: run ilmiotutka model install", path.display())]
    Missing {
        /// Where the model was looked for.
        path: PathBuf,
    },
    /// A model file could not be read.
    #[error("cannot read `{}`: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A model file is not what it should be.
    #[error("`{}` is not a usable encoder model: {reason}\nhint: run ilmiotutka model install", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The endpoint did not answer, or answered with an error, in every attempt.
    #[error(
        "embeddings endpoint `{url}` failed {attempts} times: {reason}\nhint: check ILMIOTUTKA_EMBEDDINGS_URL and its key"
    )]
    Endpoint {
        /// The endpoint's address.
        url: String,
        /// How many requests were made.
        attempts: u32,
        /// The last failure.
        reason: String,
    },
    /// The endpoint answered with something else than vectors of the right length.
    #[error("embeddings endpoint `{url}` answered wrongly: {reason}\nhint: check the model's name and dimensions")]
    Answer {
        /// The endpoint's address.
        url: String,
        /// What is wrong with the answer.
        reason: String,
    },
}
