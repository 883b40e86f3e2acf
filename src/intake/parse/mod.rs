//! From what was typed to an observation that is fit to be stored, or to every fault in it at once.

mod fields;
mod findings;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

use super::{DateReading, Fault, NewObservation, Notice, RawObservation, Reference, Source};
use crate::originals::Original;
use crate::text::{self, Language, Redactor};
use fields::Place;
use findings::Findings;

/// What is known beside the observation itself when it comes in.
#[derive(Clone, Debug)]
pub struct ParseContext<'a> {
    /// The reference lists.
    pub reference: &'a Reference,
    /// What masks personal data.
    pub redactor: &'a Redactor,
    /// The way by which it comes in; only from a file must it tell its own date.
    pub source: Source,
    /// The language of the form, in which its answers are expected.
    pub form_language: Option<Language>,
    /// The id of the county that the form belongs to, for observations that name neither county nor municipality.
    pub form_county: Option<&'a str>,
    /// How dates are written.
    pub dates: &'a DateReading,
    /// The present moment.
    pub now: Timestamp,
}

impl NewObservation {
    /// Reads what was typed: normalises it, tells its language, masks personal data, looks up names.
    ///
    /// # Errors
    /// Every fault of the observation, one or more a field.
    pub fn parse(raw: &RawObservation, context: &ParseContext<'_>) -> Result<(Self, Vec<Notice>), Vec<Fault>> {
        let mut findings = Findings::default();
        let external_id = findings.take(fields::external_id(raw)).flatten();
        let received_at = findings.take(fields::received_at(raw, context));
        let text = findings.take(fields::text(raw));
        let proposal = findings.take(fields::proposal(raw)).flatten();
        let place = findings.take(fields::municipality(raw, context.reference));
        let given_county = findings.take(fields::county(raw, context.reference)).flatten();
        let service_line = findings.take(fields::service_line(raw, context.reference)).flatten();
        let reporter = findings.take(fields::reporter(raw, context.reference)).flatten();
        let (Some(received_at), Some(text), Some(place)) = (received_at, text, place) else {
            return Err(findings.faults);
        };
        if !findings.faults.is_empty() {
            return Err(findings.faults);
        }

        let prior = fields::language(raw, &mut findings).or(context.form_language);
        let language = text::detect_language(&text, prior);
        let mut original = Original { text: text.clone(), proposal: proposal.clone(), place: None };
        let mut mask = |text: String| findings.masked(context.redactor.redact(&text, language));
        let text = mask(text);
        let proposal = proposal.map(&mut mask);
        let (municipality, municipality_as_written) = match place {
            Place::Nowhere => (None, None),
            Place::Known(municipality) => (Some(municipality), None),
            Place::Unknown(written) => {
                original.place = Some(written.clone());
                (None, Some(mask(written)))
            }
        };
        findings.tell_place(given_county.as_deref(), municipality.as_ref(), municipality_as_written.as_deref());
        findings.tell_masked();

        // Where county and municipality disagree, both stay as the sender gave them.
        let new = Self {
            external_id,
            received_at,
            language,
            text,
            proposal,
            county: given_county
                .or_else(|| municipality.as_ref()?.county.clone())
                .or_else(|| context.form_county.map(str::to_owned)),
            municipality: municipality.map(|municipality| municipality.code),
            municipality_as_written,
            service_line,
            reporter,
            source: context.source,
            original: findings.has_masked().then_some(original),
        };
        Ok((new, findings.notices))
    }
}
