//! Pages of a list: how many entries, beginning where.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::reader::Reader;

const USUAL_LIMIT: u32 = 50;
const LARGEST_LIMIT: u32 = 200;

/// Which page of a list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PagingParameters {
    /// How many entries at most, 1 to 200; 50 if left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// Where the page begins: `meta.next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of a list, beginning after a place in it.
#[derive(Clone, Copy, Debug)]
pub struct Paging<P> {
    pub limit: u32,
    pub after: Option<P>,
}

impl PagingParameters {
    /// Reads the page; `parse` reads the list's kind of cursor.
    pub fn read<P>(self, reader: &mut Reader, parse: impl FnOnce(&str) -> Option<P>) -> Paging<P> {
        let limit = reader.optional("limit", self.limit, "fault-parameter-limit", |text| {
            text.parse().ok().filter(|limit| (1..=LARGEST_LIMIT).contains(limit))
        });
        let after = reader.optional("cursor", self.cursor, "fault-parameter-cursor", parse);
        Paging { limit: limit.unwrap_or(USUAL_LIMIT), after }
    }
}

impl<P> Paging<P> {
    /// Returns one entry more than the page has room for: whether there is one tells whether a
    /// page follows.
    pub fn one_more(&self) -> u32 {
        self.limit + 1
    }

    /// Cuts the entries down to the page, and tells where the next one begins: `cursor` is asked
    /// about the page's last entry.
    pub fn cut<T>(&self, mut entries: Vec<T>, cursor: impl FnOnce(&T) -> String) -> (Vec<T>, Meta) {
        let goes_on = entries.len() > self.limit as usize;
        entries.truncate(self.limit as usize);
        let last = if goes_on { entries.last() } else { None };
        let next_cursor = last.map(cursor);
        (entries, Meta { next_cursor })
    }
}

/// What there is beside the entries of a page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Meta {
    /// The parameter `cursor` of the next page; null on the last one.
    pub next_cursor: Option<String>,
}
