//! The rule of each field.

use jiff::{SignedDuration, Timestamp};

use super::{Findings, ParseContext};
use crate::intake::fault::shortened;
use crate::intake::{
    Fault, Field, Municipality, Notice, RawObservation, Reference, ReporterGroup, ServiceLine, Source,
};
use crate::text::{self, Language};

/// The longest observation and the longest proposal, in characters after normalisation.
pub(super) const LONGEST_TEXT: usize = 10_000;
/// The longest number of a sending system, in characters.
pub(super) const LONGEST_ID: usize = 200;
/// The longest name of a municipality, in characters.
pub(super) const LONGEST_PLACE: usize = 100;
/// How far ahead of ours the sender's clock may be.
const CLOCK_ERROR: SignedDuration = SignedDuration::from_hours(24);
/// The beginning of the year 2000 in UTC, in seconds; older dates are taken for mistakes.
const EARLIEST: i64 = 946_684_800;

/// The municipality of an observation, as far as it can be told.
#[derive(Debug)]
pub(super) enum Place {
    /// None was given.
    Nowhere,
    /// One of the reference list.
    Known(Municipality),
    /// One that the list does not know, as written.
    Unknown(String),
}

pub(super) fn external_id(raw: &RawObservation) -> Result<Option<String>, Fault> {
    let Some(id) = line(raw, Field::ExternalId) else { return Ok(None) };
    at_most(LONGEST_ID, Field::ExternalId, "fault-id-too-long", id).map(Some)
}

/// Reads when it was received; what comes by form or API without a date is received now.
pub(super) fn received_at(raw: &RawObservation, context: &ParseContext<'_>) -> Result<Timestamp, Fault> {
    let fault = |key| Fault::new(Field::ReceivedAt, key);
    let Some(written) = line(raw, Field::ReceivedAt) else {
        return match context.source {
            Source::Import => Err(fault("fault-received-at-missing")),
            Source::Form | Source::Api => Ok(context.now),
        };
    };
    let Some(received_at) = context.dates.read(&written) else {
        return Err(fault("fault-received-at-unreadable").with_value(&written));
    };
    if received_at.duration_since(context.now) > CLOCK_ERROR {
        return Err(fault("fault-received-at-future").with_value(&written));
    }
    if received_at.as_second() < EARLIEST {
        return Err(fault("fault-received-at-too-old").with_value(&written));
    }
    Ok(received_at)
}

pub(super) fn text(raw: &RawObservation) -> Result<String, Fault> {
    let text = text::normalise(raw.text.as_deref().unwrap_or_default());
    if text.is_empty() {
        return Err(Fault::new(Field::Text, "fault-text-missing"));
    }
    at_most(LONGEST_TEXT, Field::Text, "fault-text-too-long", text)
}

pub(super) fn proposal(raw: &RawObservation) -> Result<Option<String>, Fault> {
    let proposal = text::normalise(raw.proposal.as_deref().unwrap_or_default());
    if proposal.is_empty() {
        return Ok(None);
    }
    at_most(LONGEST_TEXT, Field::Proposal, "fault-proposal-too-long", proposal).map(Some)
}

/// Reads the language that the sender states; one we do not know is told and left out.
pub(super) fn language(raw: &RawObservation, findings: &mut Findings) -> Option<Language> {
    let written = line(raw, Field::Language)?;
    let tag = written.to_lowercase();
    let known = match tag.split(['-', '_']).next().unwrap_or_default() {
        "fi" | "fin" | "suomi" | "finska" | "finnish" => Some(Language::Fi),
        "sv" | "swe" | "ruotsi" | "svenska" | "swedish" => Some(Language::Sv),
        "other" | "muu" | "annat" | "en" | "eng" | "englanti" | "engelska" | "english" => Some(Language::Other),
        _ => None,
    };
    if known.is_none() {
        let value = Some(shortened(&written));
        findings.notices.push(Notice { field: Field::Language, key: "notice-language-unknown", value, count: None });
    }
    known
}

pub(super) fn municipality(raw: &RawObservation, reference: &Reference) -> Result<Place, Fault> {
    let Some(written) = line(raw, Field::Municipality) else { return Ok(Place::Nowhere) };
    if let Some(municipality) = reference.municipality(&written) {
        return Ok(Place::Known(municipality.clone()));
    }
    at_most(LONGEST_PLACE, Field::Municipality, "fault-municipality-too-long", written).map(Place::Unknown)
}

/// Reads the county; a collaborative area is too wide to be one and leaves it to the municipality.
pub(super) fn county(raw: &RawObservation, reference: &Reference) -> Result<Option<String>, Fault> {
    let Some(written) = line(raw, Field::County) else { return Ok(None) };
    if let Some(county) = reference.county(&written) {
        return Ok(Some(county.id.clone()));
    }
    if reference.collaborative_area(&written).is_some() {
        return Ok(None);
    }
    Err(Fault::new(Field::County, "fault-county-unknown").with_value(&written))
}

pub(super) fn service_line(raw: &RawObservation, reference: &Reference) -> Result<Option<ServiceLine>, Fault> {
    let Some(written) = line(raw, Field::ServiceLine) else { return Ok(None) };
    match reference.service_line(&written) {
        Some(line) => Ok(Some(line)),
        None => Err(Fault::new(Field::ServiceLine, "fault-service-line-unknown").with_value(&written)),
    }
}

pub(super) fn reporter(raw: &RawObservation, reference: &Reference) -> Result<Option<ReporterGroup>, Fault> {
    let Some(written) = line(raw, Field::Reporter) else { return Ok(None) };
    match reference.reporter_group(&written) {
        Some(group) => Ok(Some(group)),
        None => Err(Fault::new(Field::Reporter, "fault-reporter-unknown").with_value(&written)),
    }
}

/// Returns what was typed in a field of one line, normalised; `None` where that is nothing.
fn line(raw: &RawObservation, field: Field) -> Option<String> {
    let line = text::normalise(raw.get(field)?).replace('\n', " ");
    (!line.is_empty()).then_some(line)
}

/// Returns `text`, or a fault that tells how many characters it has and how many it may have.
fn at_most(limit: usize, field: Field, key: &'static str, text: String) -> Result<String, Fault> {
    let count = text.chars().count();
    if count > limit {
        return Err(Fault::new(field, key).with_value(&count.to_string()).with_limit(limit));
    }
    Ok(text)
}
