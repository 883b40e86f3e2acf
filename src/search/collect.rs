//! Collects every match with its id, time and score.
//!
//! All matches are kept, because the ranking needs the spread of the scores and joins them with
//! those of the meaning by id. A match takes 48 bytes, so a million of them take 48 MB for the
//! moment of one search.

use std::cmp::Ordering;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DateTime, DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::document::id_from_halves;
use super::found::FoundBy;
use super::schema::{ID_HIGH, ID_LOW, RECEIVED_AT};
use crate::ids::ObservationId;

/// One matching document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// The observation.
    pub id: ObservationId,
    /// When it was made, in nanoseconds since 1970.
    pub received_at: i64,
    /// Its score.
    pub score: f32,
    /// What it was found by.
    pub found_by: FoundBy,
    /// Where the index keeps it.
    pub address: DocAddress,
}

impl Match {
    /// Orders the better score first, then the newer, then by id: a total order.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let by_score = other.score.total_cmp(&self.score);
        by_score.then(other.received_at.cmp(&self.received_at)).then(other.id.cmp(&self.id))
    }
}

/// Collects matches: scored where they are found by words.
pub(super) struct Matches {
    /// What the query asks for.
    pub found_by: FoundBy,
}

/// Collects the matches of one segment.
pub(super) struct SegmentMatches {
    id_high: Arc<dyn ColumnValues<u64>>,
    id_low: Arc<dyn ColumnValues<u64>>,
    received_at: Arc<dyn ColumnValues<DateTime>>,
    found_by: FoundBy,
    segment: SegmentOrdinal,
    matches: Vec<Match>,
}

impl Collector for Matches {
    type Fruit = Vec<Match>;
    type Child = SegmentMatches;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Self::Child> {
        let fast_fields = reader.fast_fields();
        Ok(SegmentMatches {
            id_high: fast_fields.column_first_or_default(ID_HIGH)?,
            id_low: fast_fields.column_first_or_default(ID_LOW)?,
            received_at: fast_fields.column_first_or_default(RECEIVED_AT)?,
            found_by: self.found_by,
            segment,
            matches: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.found_by == FoundBy::Words
    }

    fn merge_fruits(&self, segments: Vec<Vec<Match>>) -> tantivy::Result<Vec<Match>> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for SegmentMatches {
    type Fruit = Vec<Match>;

    fn collect(&mut self, document: DocId, score: Score) {
        self.matches.push(Match {
            id: id_from_halves(self.id_high.get_val(document), self.id_low.get_val(document)),
            received_at: self.received_at.get_val(document).into_timestamp_nanos(),
            score,
            found_by: self.found_by,
            address: DocAddress::new(self.segment, document),
        });
    }

    fn harvest(self) -> Vec<Match> {
        self.matches
    }
}
