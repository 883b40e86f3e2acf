//! Sealing with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): a random nonce of 24 bytes in front, the observation's id as
//! associated data, so that a sealed text opens beside its own observation alone.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use super::Original;
use crate::ids::ObservationId;

/// How many bytes a nonce has.
const NONCE: usize = 24;

/// The key of the settings; it shows nothing when it is logged.
#[derive(Clone, PartialEq, Eq)]
pub struct SealKey([u8; 32]);

/// Why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be 32 random bytes in base64, such as `openssl rand -base64 32` prints")]
pub struct KeyFault;

impl SealKey {
    /// Reads a key of 32 bytes in base64.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| KeyFault)?;
        bytes.try_into().map(Self).map_err(|_| KeyFault)
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SealKey(…)")
    }
}

/// A sealed original as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedOriginal {
    /// Of which observation.
    pub observation: ObservationId,
    /// Nonce, then the sealed text with its tag.
    pub sealed: Vec<u8>,
    /// Which key sealed it: the beginning of the key's SHA-256 in hex.
    pub key: String,
}

/// Why an original cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It was sealed with another key than the settings hold.
    #[error("it was sealed with another key")]
    OtherKey,
    /// It was changed, or belongs to another observation.
    #[error("it is damaged")]
    Damaged,
}

/// What seals and opens.
#[derive(Clone)]
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    key: String,
}

impl Sealer {
    /// Makes a sealer of a key.
    pub fn new(key: &SealKey) -> Self {
        let digest = Sha256::digest(key.0);
        let name = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { cipher: XChaCha20Poly1305::new(Key::from_slice(&key.0)), key: name }
    }

    /// Seals an original for its observation.
    ///
    /// # Panics
    /// Where the system gives no random bytes.
    pub fn seal(&self, observation: ObservationId, original: &Original) -> SealedOriginal {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the system gives random bytes");
        let plain = serde_json::to_vec(original).expect("texts can be written as JSON");
        let id = observation.to_string();
        let payload = Payload { msg: &plain, aad: id.as_bytes() };
        let cipher_text =
            self.cipher.encrypt(XNonce::from_slice(&nonce), payload).expect("a text is shorter than the cipher allows");
        SealedOriginal { observation, sealed: [nonce.as_slice(), &cipher_text].concat(), key: self.key.clone() }
    }

    /// Opens a sealed original.
    ///
    /// # Errors
    /// When another key sealed it, or it is not as it was sealed.
    pub fn open(&self, sealed: &SealedOriginal) -> Result<Original, OpenError> {
        if sealed.key != self.key {
            return Err(OpenError::OtherKey);
        }
        let (nonce, cipher_text) = sealed.sealed.split_at_checked(NONCE).ok_or(OpenError::Damaged)?;
        let id = sealed.observation.to_string();
        let payload = Payload { msg: cipher_text, aad: id.as_bytes() };
        let plain = self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| OpenError::Damaged)?;
        serde_json::from_slice(&plain).map_err(|_| OpenError::Damaged)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sealer").field("key", &self.key).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealer(byte: u8) -> Sealer {
        Sealer::new(&SealKey([byte; 32]))
    }

    fn original() -> Original {
        Original { text: "Soittakaa 040 123 4567.".to_owned(), proposal: None, place: None }
    }

    #[test]
    fn what_is_sealed_opens_again_and_shows_nothing_before() {
        let id = ObservationId::new();
        let sealed = sealer(1).seal(id, &original());
        assert!(!sealed.sealed.windows(3).any(|bytes| bytes == b"040"));
        assert_eq!(sealer(1).open(&sealed), Ok(original()));
        assert_ne!(sealer(1).seal(id, &original()).sealed, sealed.sealed, "each has a nonce of its own");
    }

    #[test]
    fn another_key_another_observation_and_a_changed_byte_open_nothing() {
        let sealed = sealer(1).seal(ObservationId::new(), &original());
        assert_eq!(sealer(2).open(&sealed), Err(OpenError::OtherKey));
        let elsewhere = SealedOriginal { observation: ObservationId::new(), ..sealed.clone() };
        assert_eq!(sealer(1).open(&elsewhere), Err(OpenError::Damaged));
        for place in 0..sealed.sealed.len() {
            let mut changed = sealed.clone();
            changed.sealed[place] ^= 1;
            assert_eq!(sealer(1).open(&changed), Err(OpenError::Damaged), "byte {place}");
        }
        let cut = SealedOriginal { sealed: vec![0; 5], ..sealed };
        assert_eq!(sealer(1).open(&cut), Err(OpenError::Damaged));
    }

    #[test]
    fn a_key_is_32_bytes_and_is_not_logged() {
        let key = STANDARD.encode([7; 32]);
        assert_eq!(SealKey::parse(&key), Ok(SealKey([7; 32])));
        for none in ["", "avain", &STANDARD.encode([7; 31])] {
            assert_eq!(SealKey::parse(none), Err(KeyFault));
        }
        assert_eq!(format!("{:?}", SealKey([7; 32])), "SealKey(…)");
    }
}
