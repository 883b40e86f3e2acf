//! How well personal data was found.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::figures::{Figures, ratio};
use super::run::{MarkedText, Span};

/// Scores found spans against marked ones. A marked span is found when every code point of it lies
/// in some found span, of whatever kind.
pub(super) fn score(marked: &[MarkedText], found: &[MarkedText]) -> Figures {
    let found_in: HashMap<&str, &[Span]> = found.iter().map(|text| (text.id.as_str(), text.spans.as_slice())).collect();
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut beside, mut clean, mut clean_flagged) = (0, 0, 0);
    for text in marked {
        let spans = found_in.get(text.id.as_str()).copied().unwrap_or_default();
        let (covered, personal) = (code_points(spans), code_points(&text.spans));
        for span in &text.spans {
            let (hidden, all) = by_kind.entry(span.kind.as_str()).or_default();
            *hidden += usize::from((span.start..span.end).all(|point| covered.contains(&point)));
            *all += 1;
        }
        beside += spans.iter().filter(|span| !(span.start..span.end).any(|point| personal.contains(&point))).count();
        if text.spans.is_empty() {
            clean += 1;
            clean_flagged += usize::from(!spans.is_empty());
        }
    }
    let (hidden, all) = by_kind.values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));

    let mut figures = Figures::default();
    figures.measure("span_recall", ratio(hidden, all));
    figures.measure("span_precision", 1.0 - ratio(beside, found_in.values().map(|spans| spans.len()).sum()));
    figures.measure("clean_texts_flagged", ratio(clean_flagged, clean));
    for (kind, (hidden, all)) in by_kind {
        figures.measure(format!("recall_{kind}"), ratio(hidden, all));
    }
    figures
}

fn code_points(spans: &[Span]) -> HashSet<usize> {
    spans.iter().flat_map(|span| span.start..span.end).collect()
}
