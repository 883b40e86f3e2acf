//! The second factor: switched on with a code, asked for at every sign-in, switched off with a code.

use jiff::{SignedDuration, Timestamp};

use super::session::{self, SignedIn};
use super::sign_in::SignInError;
use super::{CodeSecret, Secret, User, throttle};
use crate::store::{SecondFactor, Store, StoreError};

/// How long somebody may take to type the code.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// How many codes there are for when the telephone is lost.
const RECOVERY_CODES: usize = 8;

/// How long such a code is, in letters and digits: 50 bits, each looked at under the throttle.
const RECOVERY_LENGTH: usize = 10;

/// Letters and digits that are not mistaken for one another.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What somebody gets who has shown a password or a link.
#[derive(Debug)]
pub enum Admission {
    /// They are in.
    SignedIn(Box<SignedIn>),
    /// They owe the code; the secret stands for what they have shown, for ten minutes.
    CodeNeeded(Secret),
}

impl Admission {
    /// Returns who is in, if they owe nothing.
    pub fn signed_in(self) -> Option<SignedIn> {
        match self {
            Self::SignedIn(signed_in) => Some(*signed_in),
            Self::CodeNeeded(_) => None,
        }
    }
}

/// Lets somebody in who has shown who they are, or asks for the code.
pub(super) async fn admit(store: &Store, user: User, now: Timestamp) -> Result<Admission, StoreError> {
    if store.second_factor(user.id).await?.secret.is_none() {
        // With a second factor, failures are forgotten once the code was right: else a known password would give
        // any number of attempts at codes.
        store.forget_failed_sign_ins(user.id).await?;
        return session::begin(store, user, now).await.map(|signed_in| Admission::SignedIn(Box::new(signed_in)));
    }
    let secret = Secret::random();
    store.insert_challenge(&secret.hash(), user.id, now + LIFETIME).await?;
    Ok(Admission::CodeNeeded(secret))
}

/// Lets somebody in who owed the code. After repeated failures the account looks at no code for a growing while.
///
/// # Errors
///
/// [`SignInError::Refused`] when the code is wrong or too late, or the account rests; else when the store refuses it.
pub async fn sign_in_with_code(
    store: &Store,
    secret: &Secret,
    code: &str,
    now: Timestamp,
) -> Result<SignedIn, SignInError> {
    let Some(user) = store.challenged(&secret.hash(), now).await? else { return Err(SignInError::Refused) };
    if !is_right(store, &user, code, now).await? {
        return Err(SignInError::Refused);
    }
    store.end_challenge(&secret.hash()).await?;
    Ok(session::begin(store, user, now).await?)
}

/// Returns the secret that an authenticator is to be given; it counts once a code of it was typed.
///
/// # Errors
///
/// When the store refuses it.
pub async fn begin_second_factor(store: &Store, user: &User) -> Result<CodeSecret, StoreError> {
    let secret = CodeSecret::random(&user.email);
    store.set_pending_factor(user.id, Some(&secret.to_text())).await?;
    Ok(secret)
}

/// Returns the secret that was begun with and not confirmed; `None` if there is none.
///
/// # Errors
///
/// When the store cannot be read.
pub async fn pending_second_factor(store: &Store, user: &User) -> Result<Option<CodeSecret>, StoreError> {
    let pending = store.second_factor(user.id).await?.pending;
    Ok(pending.and_then(|text| CodeSecret::from_text(&text, &user.email)))
}

/// Switches the second factor on with a first code of it, and returns the codes for when the telephone is lost, to be
/// shown once; `None` when the code is wrong.
///
/// # Errors
///
/// When the store refuses it.
pub async fn confirm_second_factor(
    store: &Store,
    user: &User,
    code: &str,
    now: Timestamp,
) -> Result<Option<Vec<String>>, StoreError> {
    let Some(secret) = pending_second_factor(store, user).await? else { return Ok(None) };
    let Some(step) = secret.step_of(code, now, None) else { return Ok(None) };
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let hashes: Vec<_> = codes.iter().map(|code| Secret::from_text(&tidied(code)).hash()).collect();
    store.set_second_factor(user.id, &secret.to_text(), step, &hashes).await?;
    Ok(Some(codes))
}

/// Switches the second factor off; tells whether the code was right.
///
/// # Errors
///
/// When the store refuses it.
pub async fn remove_second_factor(store: &Store, user: &User, code: &str, now: Timestamp) -> Result<bool, StoreError> {
    let is_right = is_right(store, user, code, now).await?;
    if is_right {
        store.remove_second_factor(user.id).await?;
    }
    Ok(is_right)
}

/// Tells whether a code is right now, or is one of those for when the telephone is lost; either counts once. Wrong ones
/// are counted like wrong passwords.
async fn is_right(store: &Store, user: &User, code: &str, now: Timestamp) -> Result<bool, StoreError> {
    let factor = store.second_factor(user.id).await?;
    if factor.blocked_until.is_some_and(|until| now < until) {
        return Ok(false);
    }
    let is_right = match step(&factor, user, code, now) {
        Some(step) => store.use_code(user.id, step).await?,
        None => store.use_recovery_code(user.id, &Secret::from_text(&tidied(code)).hash()).await?,
    };
    if is_right {
        store.forget_failed_sign_ins(user.id).await?;
    } else if let Some(pause) = throttle::pause_after(store.count_failed_sign_in(user.id).await?) {
        store.block_sign_in(user.id, now + pause).await?;
    }
    Ok(is_right)
}

fn step(factor: &SecondFactor, user: &User, code: &str, now: Timestamp) -> Option<i64> {
    CodeSecret::from_text(factor.secret.as_deref()?, &user.email)?.step_of(code, now, factor.last_step)
}

fn recovery_code() -> String {
    let symbols = super::secret::random_bytes::<RECOVERY_LENGTH>().map(|byte| SYMBOLS[usize::from(byte) & 31]);
    let (one, other) = symbols.split_at(RECOVERY_LENGTH / 2);
    format!("{}-{}", String::from_utf8_lossy(one), String::from_utf8_lossy(other))
}

/// Brings a code to the form that is stored: capitals, no hyphens and spaces, `O` as `0`, `I` and `L` as `1`.
fn tidied(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
    letters
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}
