//! What was found wrong or worth telling while an observation is read.

use std::collections::BTreeMap;

use crate::intake::fault::shortened;
use crate::intake::{Fault, Field, Municipality, Notice};
use crate::text::{PersonalKind, Redacted};

/// Faults and notices, gathered so that all of them can be told at once.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) faults: Vec<Fault>,
    pub(super) notices: Vec<Notice>,
    masked: BTreeMap<PersonalKind, u64>,
}

impl Findings {
    /// Returns the value, or keeps the fault.
    pub(super) fn take<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// Counts what was masked and returns the masked text.
    pub(super) fn masked(&mut self, redacted: Redacted) -> String {
        for span in &redacted.spans {
            *self.masked.entry(span.kind).or_default() += 1;
        }
        redacted.text
    }

    /// Tells whether anything was masked.
    pub(super) fn has_masked(&self) -> bool {
        !self.masked.is_empty()
    }

    /// Tells that the municipality is unknown, or that the county given is not the municipality's.
    pub(super) fn tell_place(
        &mut self,
        given_county: Option<&str>,
        municipality: Option<&Municipality>,
        as_written: Option<&str>,
    ) {
        let (key, value) = match (as_written, municipality, given_county) {
            (Some(written), ..) => ("notice-municipality-unknown", written),
            (None, Some(known), Some(given)) if known.county.as_deref() != Some(given) => {
                ("notice-county-conflict", known.names.fi.as_str())
            }
            _ => return,
        };
        let value = Some(shortened(value));
        self.notices.push(Notice { field: Field::Municipality, key, value, count: None });
    }

    /// Tells each kind of personal data that was masked, with how many there were.
    pub(super) fn tell_masked(&mut self) {
        for (kind, count) in &self.masked {
            let key = masking_key(*kind);
            self.notices.push(Notice { field: Field::Text, key, value: None, count: Some(*count) });
        }
    }
}

const fn masking_key(kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::IdentityCode => "notice-masked-hetu",
        PersonalKind::Email => "notice-masked-email",
        PersonalKind::Iban => "notice-masked-iban",
        PersonalKind::Phone => "notice-masked-phone",
        PersonalKind::Address => "notice-masked-address",
        PersonalKind::Plate => "notice-masked-plate",
        PersonalKind::CaseNumber => "notice-masked-case",
        PersonalKind::Name => "notice-masked-name",
    }
}
