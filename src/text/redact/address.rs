//! Street addresses in inflected Finnish and in Swedish.

use std::ops::Range;

/// Finds street addresses.
pub(super) fn find(_text: &str) -> Vec<Range<usize>> {
    Vec::new()
}
