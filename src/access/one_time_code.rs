//! Codes by time: six digits that change every half minute (TOTP, RFC 6238, SHA-1 as all authenticators know it).

use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use super::Email;
use super::secret::random_bytes;

/// The service's name in an authenticator.
const ISSUER: &str = "Ilmiotutka";

/// What an authenticator and the service share: 160 random bits (RFC 4226, 4).
pub struct CodeSecret {
    totp: Totp,
}

impl CodeSecret {
    /// Makes a secret for an account.
    pub fn random(email: &Email) -> Self {
        Self::over(Secret::new_stack(random_bytes::<20>()), email)
    }

    /// Reads a secret as it is stored; `None` if it is damaged.
    pub fn from_text(text: &str, email: &Email) -> Option<Self> {
        Some(Self::over(Secret::try_from_base32(text).ok()?, email))
    }

    fn over(secret: Secret, email: &Email) -> Self {
        let builder = Builder::new().with_secret(secret).with_account_name(email.as_str()).with_issuer(Some(ISSUER));
        Self { totp: builder.build_noncompliant() }
    }

    /// Returns the secret in base 32, as it is stored and typed into an authenticator.
    pub fn to_text(&self) -> String {
        self.totp.secret().to_base32()
    }

    /// Returns the address that an authenticator reads from a picture.
    pub fn address(&self) -> String {
        self.totp.to_url().unwrap_or_default()
    }

    /// Returns the step of a code that is right now, half a minute early or late, and later than the last one used;
    /// `None` for any other code.
    pub fn step_of(&self, code: &str, now: Timestamp, last_step: Option<i64>) -> Option<i64> {
        let digits: String = code.chars().filter(|character| !character.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_second()).ok()?;
        let step = i64::try_from(self.totp.check(&digits, seconds)?).ok()?;
        (last_step.is_none_or(|last| step > last)).then_some(step)
    }

    /// Returns the code of a time.
    pub fn code_at(&self, time: Timestamp) -> String {
        self.totp.generate(u64::try_from(time.as_second()).unwrap_or_default()).to_string()
    }
}

impl std::fmt::Debug for CodeSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CodeSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email() -> Email {
        Email::parse("aino@example.fi").unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six digits; the secret is "12345678901234567890".
        let secret = CodeSecret::from_text("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", &email()).unwrap();
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(secret.code_at(at(second)), code);
            assert!(secret.step_of(code, at(second), None).is_some());
        }
    }

    #[test]
    fn a_code_counts_once_and_for_a_while() {
        let secret = CodeSecret::random(&email());
        let now = at(1_800_000_000);
        let code = secret.code_at(now);
        let step = secret.step_of(&format!(" {} {}", &code[..3], &code[3..]), now, None).unwrap();
        assert_eq!(secret.step_of(&code, now, Some(step)), None, "used already");
        assert_eq!(secret.step_of(&code, at(1_800_000_029), Some(step - 1)), Some(step));
        assert_eq!(secret.step_of(&code, at(1_800_000_090), None), None, "too late");
        assert_eq!(secret.step_of("abc", now, None), None);
    }

    #[test]
    fn an_authenticator_can_read_the_address() {
        let secret = CodeSecret::random(&email());
        let address = secret.address();
        assert!(
            address.starts_with("otpauth://totp/Ilmiotutka:aino") && address.contains(&secret.to_text()),
            "{address}"
        );
        assert_eq!(CodeSecret::from_text(&secret.to_text(), &email()).unwrap().to_text(), secret.to_text());
        assert!(CodeSecret::from_text("not base 32!", &email()).is_none());
    }
}
