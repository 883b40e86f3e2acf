//! Search: the index over observations, and the ranking by words and by meaning.
//!
//! The database is the truth; the index is a copy that can be thrown away and built again at any
//! time. Words are matched by surface form, base form, compound parts and stem; meaning by the
//! vectors that the application hands in. What a person types never ends in an error.

mod collect;
mod document;
mod error;
mod filters;
mod find;
mod follow;
mod found;
mod index;
mod matching;
mod meaning;
mod meta;
mod query;
mod ranking;
mod resolve;
mod schema;
mod snippet;
mod spread;

pub use document::IndexedObservation;
pub use error::{FindError, SearchError};
pub use filters::Filters;
pub use find::{find, query_evidence};
pub use follow::{FollowError, catch_up, follow, take_meanings};
pub use found::{Found, FoundBy, Hit, Page};
pub use index::Index;
pub use query::{Expression, Query, TypedField, TypedFilter};
pub use snippet::Snippet;
