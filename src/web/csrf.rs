//! Protection against forms sent from other sites.
//!
//! The browser keeps a secret in a cookie: the session's for somebody signed in, a random one for
//! everybody else. Every form carries a token made from it, so that a site that can neither read
//! our cookies nor our pages cannot make one. The cookies are `SameSite=Lax`, and `__Host-` over
//! https, so that no neighbouring site can plant one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// What a form sends along to show that it is ours.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Makes the token that belongs to the secret in the reader's cookie.
    pub fn of(cookie_secret: &str) -> Self {
        let digest = Sha256::new().chain_update("ilmiotutka form token\n").chain_update(cookie_secret).finalize();
        Self(URL_SAFE_NO_PAD.encode(digest))
    }

    /// Returns the token as forms write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether what a form sent is this token, in a time that does not depend on the answer.
    pub fn is_sent_as(&self, sent: &str) -> bool {
        self.0.as_bytes().ct_eq(sent.as_bytes()).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Makes the random secret of a reader without a session: 256 bits.
pub fn new_secret() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_belongs_to_one_secret() {
        let (mine, other) = (new_secret(), new_secret());
        let token = Token::of(&mine);
        assert!(token.is_sent_as(Token::of(&mine).as_str()));
        assert!(!token.is_sent_as(Token::of(&other).as_str()));
        assert!(!token.is_sent_as(""));
        assert!(!token.as_str().contains(&mine));
    }
}
