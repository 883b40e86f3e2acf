//! Finds personal data in a text and puts readable tags in its place.
//!
//! Each kind is found in a file of its own; here the findings are brought together. What several
//! kinds claim is settled in `spans`.

mod address;
mod case_number;
mod context;
mod email;
mod iban;
mod identity_code;
mod kind;
mod name;
mod phone;
mod plate;
mod spans;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use kind::PersonalKind;

use super::{Analyser, Language};
use spans::{Found, Masked};

/// How often a masked text is read again for what the first masking brought to light.
const MOST_ROUNDS: usize = 8;

/// A stretch of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalSpan {
    /// Where it begins in the original text, in code points.
    pub start: usize,
    /// Where it ends in the original text, in code points.
    pub end: usize,
    /// What it is.
    pub kind: PersonalKind,
}

/// A text without the personal data that was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// The text with a tag (such as `[nimi]`) in place of each span.
    pub text: String,
    /// What was found, in order, without overlaps.
    pub spans: Vec<PersonalSpan>,
}

/// Finds and masks personal data; cheap to clone.
#[derive(Clone, Debug)]
pub struct Redactor {
    analyser: Analyser,
}

impl Redactor {
    /// Makes a redactor with the dictionaries there are.
    pub fn new() -> Self {
        Self::sharing(&Analyser::new())
    }

    /// Makes a redactor that shares its dictionaries and caches with `analyser`.
    pub fn sharing(analyser: &Analyser) -> Self {
        Self { analyser: analyser.clone() }
    }

    /// Masks the personal data in `text`, written in `language`; tags are in that language.
    ///
    /// Redacting a redacted text changes nothing: the masked text is read until nothing more is
    /// found in it.
    pub fn redact(&self, text: &str, language: Language) -> Redacted {
        let mut masked = Masked::new(text, language);
        for _ in 0..MOST_ROUNDS {
            let found = self.find(masked.text(), language);
            if !masked.mask(found) {
                break;
            }
        }
        masked.finish()
    }

    /// Tells whether `text`, written in `language`, holds personal data.
    pub fn finds_any(&self, text: &str, language: Language) -> bool {
        !self.find(text, language).is_empty()
    }

    fn find(&self, text: &str, language: Language) -> Vec<Found> {
        let by_kind: [(PersonalKind, Vec<Range<usize>>); 8] = [
            (PersonalKind::IdentityCode, identity_code::find(text)),
            (PersonalKind::Email, email::find(text)),
            (PersonalKind::Iban, iban::find(text)),
            (PersonalKind::Phone, phone::find(text)),
            (PersonalKind::Address, address::find(text)),
            (PersonalKind::Plate, plate::find(text)),
            (PersonalKind::CaseNumber, case_number::find(text)),
            (PersonalKind::Name, name::find(text, language, &self.analyser)),
        ];
        let found =
            by_kind.into_iter().flat_map(|(kind, ranges)| ranges.into_iter().map(move |range| Found { range, kind }));
        found.collect()
    }
}

impl Default for Redactor {
    fn default() -> Self {
        Self::new()
    }
}
