//! Names of persons.
use crate::text::{Analyser, Language};
use std::ops::Range;
pub(super) fn find(_text: &str, _language: Language, _analyser: &Analyser) -> Vec<Range<usize>> {
    Vec::new()
}
