//! Passwords: argon2id, slow on purpose, for known and unknown accounts alike.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use super::secret::random_bytes;

/// The fewest characters that a password has (NIST SP 800-63B asks for 8, and for 15 where it is
/// the only factor; we stand between).
pub const LEAST_PASSWORD_LENGTH: usize = 12;

/// The most characters, so that nobody keeps us busy with hashing.
const MOST_PASSWORD_LENGTH: usize = 256;

/// A password as typed; never shown, never logged.
#[derive(Clone)]
pub struct Password(String);

/// Why a text cannot be a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// It has too few characters.
    #[error("the password is too short: at least {LEAST_PASSWORD_LENGTH} characters")]
    TooShort,
    /// It has too many characters.
    #[error("the password is too long: at most {MOST_PASSWORD_LENGTH} characters")]
    TooLong,
    /// It is soon guessed.
    #[error("the password is too easy to guess")]
    Telling,
}

impl Password {
    /// Takes a text as a new password.
    ///
    /// # Errors
    ///
    /// When it is too short or too long.
    pub fn parse(text: &str) -> Result<Self, PasswordFault> {
        match text.chars().count() {
            length if length < LEAST_PASSWORD_LENGTH => Err(PasswordFault::TooShort),
            length if length > MOST_PASSWORD_LENGTH => Err(PasswordFault::TooLong),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// Takes a text as the new password of somebody of whom `context` is known, such as name and address.
    ///
    /// # Errors
    ///
    /// When it is too short, too long, or soon guessed.
    pub fn choose(text: &str, context: &[&str]) -> Result<Self, PasswordFault> {
        let password = Self::parse(text)?;
        if is_guessed(&password, context) { Err(PasswordFault::Telling) } else { Ok(password) }
    }
}

impl PasswordFault {
    /// Returns the key of the message that tells it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooShort => "account-password-short",
            Self::TooLong => "account-password-long",
            Self::Telling => "account-password-telling",
        }
    }
}

/// Tells whether a password is soon guessed (NIST SP 800-63B, 5.1.1.2: leaked passwords, words of dictionaries, words from
/// the context, repetitions and sequences). What `zxcvbn` finds weaker than 10^8 guesses counts: its lists hold the 30,000
/// most common leaked passwords and common words and names. So does what is mostly made of `context`, which is what is
/// known of the owner, and of this service.
fn is_guessed(password: &Password, context: &[&str]) -> bool {
    let words = context.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut known: Vec<&str> = words.filter(|word| word.chars().count() > 2).collect();
    known.extend(["ilmiotutka", "ilmiötutka", "hyvinvointialue", "salasana", "lösenord"]);
    let lower = password.0.to_lowercase();
    let rest = known.iter().fold(lower.clone(), |rest, word| rest.replace(&word.to_lowercase(), ""));
    let is_mostly_known = rest.len() < lower.len() && rest.chars().count() < LEAST_PASSWORD_LENGTH / 2;
    is_mostly_known || zxcvbn::zxcvbn(&password.0, &known).score() < zxcvbn::Score::Three
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Hashes and checks passwords. Cheap to clone.
#[derive(Clone)]
pub struct PasswordHasher {
    argon2: Argon2<'static>,
    /// The hash of a random password: what an attempt on an unknown account is checked against,
    /// so that it takes as long as on a known one.
    decoy: Arc<str>,
}

impl PasswordHasher {
    /// Makes a hasher with OWASP's first choice for argon2id: 19 MiB, two passes, one lane
    /// (Password Storage Cheat Sheet).
    pub fn new() -> Self {
        Self::with(Params::new(19 * 1024, 2, 1, None).expect("OWASP's parameters are valid"))
    }

    /// Makes a fast hasher for tests.
    pub fn for_tests() -> Self {
        Self::with(Params::new(Params::MIN_M_COST, 1, 1, None).expect("the least parameters are valid"))
    }

    fn with(params: Params) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash_bytes(&argon2, &random_bytes::<32>());
        Self { argon2, decoy: decoy.into() }
    }

    /// Returns the hash of a password in PHC form, with its salt and parameters.
    pub async fn hash(&self, password: Password) -> String {
        let hasher = self.clone();
        in_background(move || hash_bytes(&hasher.argon2, password.0.as_bytes())).await
    }

    /// Tells whether a text is the password of a hash; `None`, an account without one, never is,
    /// after the same time.
    pub(super) async fn verify(&self, text: &str, hash: Option<String>) -> bool {
        // A longer text cannot be a password; hashing its beginning keeps the time the same.
        let is_possible = text.chars().count() <= MOST_PASSWORD_LENGTH;
        let text: String = text.chars().take(MOST_PASSWORD_LENGTH).collect();
        let hasher = self.clone();
        in_background(move || {
            let is_known = hash.is_some();
            let hash = hash.as_deref().unwrap_or(&hasher.decoy);
            let is_right = PasswordHash::new(hash)
                .is_ok_and(|parsed| hasher.argon2.verify_password(text.as_bytes(), &parsed).is_ok());
            is_right && is_known && is_possible
        })
        .await
    }
}

impl Default for PasswordHasher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordHasher").finish_non_exhaustive()
    }
}

fn hash_bytes(argon2: &Argon2<'_>, password: &[u8]) -> String {
    let salt = SaltString::encode_b64(&random_bytes::<16>()).expect("16 bytes are a valid salt");
    argon2.hash_password(password, &salt).expect("a password of this length can be hashed").to_string()
}

/// Hashing takes tens of milliseconds: too long for the threads that serve.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("hashing neither panics nor is cancelled")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_a_least_length_in_characters_not_bytes() {
        assert!(matches!(Password::parse("äääääääääää"), Err(PasswordFault::TooShort)));
        assert!(Password::parse("ääääääääääää").is_ok());
        assert!(matches!(Password::parse(&"a".repeat(257)), Err(PasswordFault::TooLong)));
    }

    #[test]
    fn what_everybody_knows_is_no_password() {
        let choose = |text: &str| Password::choose(text, &["Aino Laine", "aino.laine@example.fi"]);
        for known in ["AinoLaine2026", "ilmiotutka123", "aaaaaaaaaaaaaa", "121212121212", "aino.laine-aino"] {
            assert_eq!(choose(known).unwrap_err(), PasswordFault::Telling, "{known}");
        }
        assert!(choose("kesäyön pitkä valo").is_ok() && choose("Aino kulkee metsässä yöllä").is_ok());
    }

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let hasher = PasswordHasher::for_tests();
        let hash = hasher.hash(Password::parse("kesäyön pitkä valo").unwrap()).await;
        assert!(hash.starts_with("$argon2id$v=19$"), "{hash}");
        assert!(hasher.verify("kesäyön pitkä valo", Some(hash.clone())).await);
        assert!(!hasher.verify("kesäyön pitkä valO", Some(hash.clone())).await);
        assert!(!hasher.verify("", Some(hash)).await);
        assert!(!hasher.verify("kesäyön pitkä valo", None).await);
    }

    #[tokio::test]
    async fn a_password_hashed_twice_gives_two_hashes() {
        let hasher = PasswordHasher::for_tests();
        let password = Password::parse("kesäyön pitkä valo").unwrap();
        assert_ne!(hasher.hash(password.clone()).await, hasher.hash(password).await);
    }

    #[test]
    fn the_ordinary_hasher_uses_the_published_parameters() {
        let hasher = PasswordHasher::new();
        assert!(hasher.decoy.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hasher.decoy);
    }
}
