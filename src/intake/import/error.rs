//! Why an import broke off.

use thiserror::Error;

use crate::intake::FileError;
use crate::store::StoreError;

/// An import that broke off; what was stored until then stays.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file cannot be read, or not to its end.
    #[error("{source}")]
    File {
        /// Why.
        source: FileError,
        /// How many observations had been stored.
        stored: u64,
    },
    /// The database refused a batch.
    #[error("the import stopped after {stored} observations were stored; import the file again to go on")]
    Store {
        /// Why.
        source: StoreError,
        /// How many observations had been stored.
        stored: u64,
    },
    /// The reader broke down: a fault of ours, or a file made to break it.
    #[error("the reader of the file broke down after {stored} observations were stored")]
    Reader {
        /// How many observations had been stored.
        stored: u64,
    },
}
