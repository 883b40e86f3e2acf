//! What can go wrong with the index.

use std::path::PathBuf;

use crate::store::StoreError;

/// Why the index could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process holds the right to write.
    #[error("cannot write the index `{0}`: another process is writing it")]
    Locked(PathBuf),
    /// A file or folder of the index could not be read or written.
    #[error("cannot use the index folder `{path}`")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The search engine failed.
    #[error("search engine failed")]
    Engine(#[from] tantivy::TantivyError),
}

/// Why nothing could be searched for.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The database cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be read.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The search ended early.
    #[error("searching was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}
