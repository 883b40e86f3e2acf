//! Secrets that the program makes: for cookies, links and tokens.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A secret of 256 random bits, as it is given away once: URL-safe text.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Makes a secret.
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random_bytes::<32>()))
    }

    /// Makes a secret that can be recognised, by people and by programs that search for leaked
    /// ones, from its beginning.
    pub fn random_with_prefix(prefix: &str) -> Self {
        Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(random_bytes::<32>())))
    }

    /// Takes a secret that somebody shows us.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Shows the secret to the one whom it is for.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Returns what is stored of it.
    ///
    /// A look-up by the hash tells nothing by its time: who does not know the secret cannot choose
    /// the hash.
    pub fn hash(&self) -> SecretHash {
        let digest = Sha256::digest(self.0.as_bytes());
        SecretHash(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The SHA-256 of a secret in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretHash(String);

impl SecretHash {
    /// Takes a hash as it was stored.
    pub fn from_stored(hash: String) -> Self {
        Self(hash)
    }

    /// Returns the hash as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns random bytes from the operating system.
pub(super) fn random_bytes<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system has a source of randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shown_again_has_the_same_hash() {
        let secret = Secret::random();
        assert_eq!(Secret::from_text(secret.reveal()).hash(), secret.hash());
        assert_ne!(Secret::random().hash(), secret.hash());
    }

    #[test]
    fn the_hash_is_sha_256() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Secret::from_text("abc").hash().as_str(), expected); // FIPS 180-2, B.1
    }

    #[test]
    fn a_secret_is_not_shown_by_accident() {
        let secret = Secret::random_with_prefix("ilm_");
        assert!(secret.reveal().starts_with("ilm_"));
        assert_eq!(secret.reveal().len(), 4 + 43);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
