//! Settles overlaps and puts the tags in.

use std::ops::Range;

use super::{PersonalKind, PersonalSpan, Redacted};
use crate::text::Language;

/// Something found in a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) kind: PersonalKind,
}

/// A text that is being masked, and what was masked in it so far.
pub(super) struct Masked<'a> {
    original: &'a str,
    language: Language,
    /// Findings in the original, in order, without overlaps.
    findings: Vec<Found>,
    text: String,
    /// Where the tags stand in `text`.
    tags: Vec<Range<usize>>,
}

impl<'a> Masked<'a> {
    pub(super) fn new(original: &'a str, language: Language) -> Self {
        let mut masked = Self { original, language, findings: Vec::new(), text: String::new(), tags: Vec::new() };
        masked.write();
        masked
    }

    /// Returns the text as it is masked now.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Masks what was found in [`Masked::text`]; returns whether there was anything to mask.
    pub(super) fn mask(&mut self, found: Vec<Found>) -> bool {
        let settled = settle(found, &self.tags);
        if settled.is_empty() {
            return false;
        }
        let new: Vec<Found> = settled
            .into_iter()
            .map(|found| Found { range: self.original_range(&found.range), kind: found.kind })
            .collect();
        self.findings.extend(new);
        self.findings.sort_by_key(|found| found.range.start);
        self.write();
        true
    }

    pub(super) fn finish(self) -> Redacted {
        let code_points = |offset: usize| self.original[..offset].chars().count();
        let spans = self
            .findings
            .iter()
            .map(|found| PersonalSpan {
                start: code_points(found.range.start),
                end: code_points(found.range.end),
                kind: found.kind,
            })
            .collect();
        Redacted { text: self.text, spans }
    }

    /// Writes the masked text anew. Tags that the writer typed are tags as well.
    fn write(&mut self) {
        self.text.clear();
        let mut copied = 0;
        for found in &self.findings {
            self.text.push_str(&self.original[copied..found.range.start]);
            self.text.push_str(found.kind.tag(self.language));
            copied = found.range.end;
        }
        self.text.push_str(&self.original[copied..]);
        self.tags = PersonalKind::ALL
            .iter()
            .flat_map(|kind| [Language::Fi, Language::Sv, Language::Other].map(|language| kind.tag(language)))
            .flat_map(|tag| self.text.match_indices(tag).map(|(start, tag)| start..start + tag.len()))
            .collect();
    }

    /// Leads a range of the masked text, outside its tags, back to the original.
    fn original_range(&self, range: &Range<usize>) -> Range<usize> {
        let mut grown: isize = 0;
        for found in &self.findings {
            let tag_length = found.kind.tag(self.language).len();
            let tag_start = found.range.start.saturating_add_signed(grown);
            if tag_start >= range.end {
                break;
            }
            grown += tag_length as isize - found.range.len() as isize;
        }
        range.start.saturating_add_signed(-grown)..range.end.saturating_add_signed(-grown)
    }
}

/// Chooses among overlapping findings: kinds in their order, then the longer, then the earlier;
/// what touches a tag is dropped. Returns them in order.
fn settle(mut found: Vec<Found>, tags: &[Range<usize>]) -> Vec<Found> {
    found.retain(|found| !found.range.is_empty() && !tags.iter().any(|tag| overlap(tag, &found.range)));
    found.sort_by_key(|found| (found.kind, std::cmp::Reverse(found.range.len()), found.range.start));
    let mut settled: Vec<Found> = Vec::new();
    for candidate in found {
        if !settled.iter().any(|other| overlap(&other.range, &candidate.range)) {
            settled.push(candidate);
        }
    }
    settled.sort_by_key(|found| found.range.start);
    settled
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_kind_wins_and_later_rounds_lead_back_to_the_original() {
        let text = "äiti Aino 0401234567 Olli";
        let mut masked = Masked::new(text, Language::Fi);
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            start..start + part.len()
        };
        let name = Found { range: at("Aino 0401"), kind: PersonalKind::Name };
        assert!(masked.mask(vec![name, Found { range: at("0401234567"), kind: PersonalKind::Phone }]));
        assert_eq!(masked.text(), "äiti Aino [puhelinnumero] Olli");
        let start = masked.text().find("Olli").unwrap();
        assert!(masked.mask(vec![Found { range: start..start + 4, kind: PersonalKind::Name }]));
        let tag = masked.text().find("puhelin").unwrap();
        assert!(!masked.mask(vec![Found { range: tag..tag + 7, kind: PersonalKind::Name }]));
        let redacted = masked.finish();
        assert_eq!(redacted.text, "äiti Aino [puhelinnumero] [nimi]");
        let spans: Vec<_> = redacted.spans.iter().map(|span| (span.start, span.end)).collect();
        assert_eq!(spans, [(10, 20), (21, 25)]);
    }
}
