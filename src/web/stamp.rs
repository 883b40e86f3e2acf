//! The signed time in the open form: whoever sends a form tells when it was asked for, and cannot tell it otherwise.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

use crate::access::Secret;
use crate::store::{Store, StoreError};

/// Nobody reads the form and writes in it within this time.
const LEAST: SignedDuration = SignedDuration::from_secs(2);

/// How long a form can lie open.
const MOST: SignedDuration = SignedDuration::from_hours(24);

/// Where the key is kept, so that a form outlives a restart and is known to every process.
const SETTING: &str = "form_stamp_key";

/// What stamps are signed with (HMAC-SHA-256, RFC 2104).
pub struct StampKey(String);

/// What is wrong with the time of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampFault {
    /// It was sent as fast as a program sends it.
    Early,
    /// It lay too long, or its stamp is missing or not ours.
    Late,
}

impl StampKey {
    /// Returns the key of the service's database; makes it when there is none yet.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn of(store: &Store) -> Result<Self, StoreError> {
        match store.setting(SETTING).await? {
            Some(key) => Ok(Self(key)),
            None => Ok(Self(store.setting_or(SETTING, Secret::random().reveal()).await?)),
        }
    }

    /// Stamps a form that is shown at `at` to the reader of a form token.
    pub fn stamp(&self, token: &str, at: Timestamp) -> String {
        let milliseconds = at.as_millisecond();
        let code = self.code(token, milliseconds).finalize().into_bytes();
        format!("{milliseconds}.{}", URL_SAFE_NO_PAD.encode(code))
    }

    /// Checks the stamp that a form sent.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, token: &str, sent: &str, now: Timestamp) -> Result<(), StampFault> {
        let shown = self.shown_at(token, sent).ok_or(StampFault::Late)?;
        match now.duration_since(shown) {
            age if age < LEAST => Err(StampFault::Early),
            age if age > MOST => Err(StampFault::Late),
            _ => Ok(()),
        }
    }

    /// Returns the stamp for a form that comes back: the one that was sent, so that nobody waits twice; a new one where
    /// that would not do.
    pub fn stamp_again(&self, token: &str, sent: &str, now: Timestamp) -> String {
        match self.check(token, sent, now) {
            Err(StampFault::Late) => self.stamp(token, now),
            Ok(()) | Err(StampFault::Early) => sent.to_owned(),
        }
    }

    /// Returns the time of a stamp of ours; looking takes a time that does not depend on the answer.
    fn shown_at(&self, token: &str, sent: &str) -> Option<Timestamp> {
        let (milliseconds, code) = sent.split_once('.')?;
        let milliseconds = milliseconds.parse().ok()?;
        let code = URL_SAFE_NO_PAD.decode(code).ok()?;
        self.code(token, milliseconds).verify_slice(&code).ok()?;
        Timestamp::from_millisecond(milliseconds).ok()
    }

    fn code(&self, token: &str, milliseconds: i64) -> Hmac<Sha256> {
        let key = self.0.as_bytes();
        let mut code = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do, says the algorithm");
        code.update(format!("form stamp\n{token}\n{milliseconds}").as_bytes());
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_767_225_600 + seconds).unwrap()
    }

    #[test]
    fn a_stamp_is_good_from_two_seconds_to_a_day_later() {
        let key = StampKey("key".to_owned());
        let stamp = key.stamp("token", at(0));
        let day = 24 * 60 * 60;
        for (seconds, expected) in [
            (0, Err(StampFault::Early)),
            (1, Err(StampFault::Early)),
            (2, Ok(())),
            (day, Ok(())),
            (day + 1, Err(StampFault::Late)),
        ] {
            assert_eq!(key.check("token", &stamp, at(seconds)), expected, "{seconds}");
        }
        assert_eq!(key.stamp_again("token", &stamp, at(1)), stamp);
        assert_eq!(key.stamp_again("token", &stamp, at(day + 1)), key.stamp("token", at(day + 1)));
    }

    #[test]
    fn a_stamp_that_is_not_ours_counts_as_none() {
        let key = StampKey("key".to_owned());
        let stamp = key.stamp("token", at(0));
        let (_, code) = stamp.split_once('.').unwrap();
        let moved = format!("{}.{code}", at(5).as_millisecond());
        for sent in ["", ".", "5.", &moved, &StampKey("other".to_owned()).stamp("token", at(0))] {
            assert_eq!(key.check("token", sent, at(10)), Err(StampFault::Late), "{sent}");
        }
        assert_eq!(key.check("another token", &stamp, at(10)), Err(StampFault::Late));
    }
}
