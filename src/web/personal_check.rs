//! What a sender is shown before a text with personal data is stored: what was found, and how it will be masked.

use sha2::{Digest, Sha256};

use super::Page;
use super::views::{self, Piece};
use crate::app::App;
use crate::text::{Language, PersonalKind, detect_language, normalise};

/// Personal data in what was typed. It is shown to the sender alone, and kept nowhere.
#[derive(Clone, Debug)]
pub struct PersonalCheck {
    /// Each stretch that was found, with its kind in the reader's language, in order.
    pub found: Vec<(String, String)>,
    /// The texts as they will be stored.
    pub masked: Vec<Vec<Piece>>,
    /// Stands for what was typed: who sends it back has seen this.
    pub seen: String,
}

impl PersonalCheck {
    /// Looks for personal data in an observation and its proposal; `None` if there is none.
    pub fn of(app: &App, page: &Page, text: &str, proposal: &str, expected: Option<Language>) -> Option<Self> {
        let typed = [normalise(text), normalise(proposal)];
        let language = detect_language(&typed[0], expected);
        let mut found = Vec::new();
        let mut masked = Vec::new();
        for text in typed.iter().filter(|text| !text.is_empty()) {
            let redacted = app.redactor.redact(text, language);
            found.extend(redacted.spans.iter().map(|span| {
                let stretch: String = text.chars().skip(span.start).take(span.end - span.start).collect();
                (page.text(kind_key(span.kind)).into_owned(), stretch)
            }));
            masked.push(views::masked(&redacted.text, language));
        }
        let seen = Sha256::digest(typed.join("\0")).iter().map(|byte| format!("{byte:02x}")).collect();
        (!found.is_empty()).then_some(Self { found, masked, seen })
    }
}

/// Returns the message key of a kind of personal data.
pub(super) const fn kind_key(kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::IdentityCode => "personal-identity-code",
        PersonalKind::Email => "personal-email",
        PersonalKind::Iban => "personal-iban",
        PersonalKind::Phone => "personal-phone",
        PersonalKind::Address => "personal-address",
        PersonalKind::Plate => "personal-plate",
        PersonalKind::CaseNumber => "personal-case",
        PersonalKind::Name => "personal-name",
    }
}
