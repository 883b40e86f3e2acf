//! Search: the index over observations, and the ranking by words and by meaning.
//!
//! The database is the truth; the index is a copy that can be thrown away and built again at any
//! time. Words are matched by surface form, base form, compound parts and stem; meaning by the
//! vectors that the application hands in. What a person types never ends in an error, and what a
//! person may not see is neither found nor counted.

mod collect;
mod counts;
mod days;
mod document;
mod edition;
mod error;
mod facet;
mod filters;
mod find;
mod follow;
mod forms;
mod found;
mod index;
mod lexicon;
mod matching;
mod meaning;
mod meta;
mod passage;
mod query;
mod ranking;
mod resolve;
mod schema;
mod shelf;
mod snippet;
mod spelling;
mod spread;

pub use counts::{Count, Counts};
pub use days::Days;
pub use document::IndexedObservation;
pub use error::{FindError, SearchError};
pub use facet::{Chosen, Facet, Themes};
pub use filters::Filters;
pub use find::{Wish, find, find_all, query_evidence, text_evidence};
pub use follow::{FollowError, catch_up, rebuild, take_meanings, take_own_terms};
pub use found::{Found, FoundBy, Hit, Page, Request};
pub use index::{Index, Rebuild};
pub use lexicon::Lexicon;
pub use matching::Correction;
pub use query::{Expression, Query, TypedField, TypedFilter};
pub use snippet::Snippet;
