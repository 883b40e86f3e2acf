//! From an observation to what the index holds of it.

use jiff::Timestamp;
use tantivy::tokenizer::{PreTokenizedString, Token as Term};
use tantivy::{DateTime, TantivyDocument};

use super::schema::Fields;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::Observation;
use crate::text::{Analyser, Token, bare};

/// An observation with what else the index knows of it.
#[derive(Clone, Debug)]
pub struct IndexedObservation {
    /// The observation.
    pub observation: Observation,
    /// The phenomena it belongs to.
    pub phenomena: Vec<PhenomenonId>,
}

/// Makes the document that stands for an observation.
pub(super) fn document(fields: &Fields, analyser: &Analyser, indexed: &IndexedObservation) -> TantivyDocument {
    let observation = &indexed.observation;
    let (high, low) = halves(observation.id);
    let mut document = TantivyDocument::new();
    document.add_text(fields.id, observation.id.to_string());
    document.add_u64(fields.id_high, high);
    document.add_u64(fields.id_low, low);
    document.add_text(fields.text, &observation.text);
    let tokens = analyser.analyse(&observation.text, observation.language);
    document.add_pre_tokenized_text(fields.surface, terms(&tokens, |token| vec![token.folded.clone()]));
    document.add_pre_tokenized_text(fields.base, terms(&tokens, |token| token.bases.clone()));
    document.add_pre_tokenized_text(fields.part, terms(&tokens, |token| token.parts.clone()));
    document.add_pre_tokenized_text(fields.stem, terms(&tokens, |token| vec![token.stem.clone()]));
    document.add_pre_tokenized_text(fields.bare, terms(&tokens, bare_forms));
    if let Some(proposal) = &observation.proposal {
        document.add_text(fields.proposal_text, proposal);
        let tokens = analyser.analyse(proposal, observation.language);
        document.add_pre_tokenized_text(fields.proposal, terms(&tokens, every_form));
    }
    document.add_date(fields.received_at, date_time(observation.received_at));
    document.add_text(fields.language, observation.language.code());
    let codes = [
        (fields.county, observation.county.clone()),
        (fields.municipality, observation.municipality.clone().or_else(|| observation.municipality_as_written.clone())),
        (fields.service_line, observation.service_line.map(|line| line.code().to_owned())),
        (fields.reporter, observation.reporter.map(|group| group.code().to_owned())),
    ];
    for (field, code) in codes {
        if let Some(code) = code {
            document.add_text(field, code);
        }
    }
    for phenomenon in &indexed.phenomena {
        document.add_text(fields.phenomenon, phenomenon.to_string());
    }
    document
}

/// Splits an id into the halves that fast fields hold.
pub(super) fn halves(id: ObservationId) -> (u64, u64) {
    id.uuid().as_u64_pair()
}

/// Puts an id together from its halves.
pub(super) fn id_from_halves(high: u64, low: u64) -> ObservationId {
    ObservationId::from_uuid(uuid::Uuid::from_u64_pair(high, low))
}

/// Turns a time into the search engine's own.
pub(super) fn date_time(time: Timestamp) -> DateTime {
    let limit = if time < Timestamp::UNIX_EPOCH { i64::MIN } else { i64::MAX };
    DateTime::from_timestamp_nanos(i64::try_from(time.as_nanosecond()).unwrap_or(limit))
}

/// Returns the word as written, its base forms, parts and stem.
fn every_form(token: &Token) -> Vec<String> {
    let forms = [&token.folded, &token.stem].into_iter();
    forms.chain(&token.bases).chain(&token.parts).cloned().collect()
}

/// Returns every form of a word without the marks on its letters, where that changes the word.
fn bare_forms(token: &Token) -> Vec<String> {
    if token.folded.is_ascii() {
        return Vec::new();
    }
    every_form(token).iter().map(|form| bare(form)).collect()
}

/// Lists the chosen forms of each word at the word's own position, each form once.
fn terms(tokens: &[Token], forms: impl Fn(&Token) -> Vec<String>) -> PreTokenizedString {
    let mut terms = Vec::with_capacity(tokens.len());
    for (position, token) in tokens.iter().enumerate() {
        let mut chosen = forms(token);
        chosen.sort_unstable();
        chosen.dedup();
        for text in chosen {
            let (offset_from, offset_to) = (token.start, token.end);
            terms.push(Term { offset_from, offset_to, position, text, position_length: 1 });
        }
    }
    PreTokenizedString { text: String::new(), tokens: terms }
}
