//! Where the test command has installed the encoder's weights.

use std::path::{Path, PathBuf};

/// Returns the directory of installed models; fails when there are none, and says what to do.
pub fn models() -> PathBuf {
    let models = std::env::var_os("ILMIOTUTKA_TEST_MODELS").map_or_else(cached, PathBuf::from);
    assert!(
        models.join("encoder.json").exists(),
        "no weights in {}: run `ilmiotutka --data-dir {} model install`, or .ci/test, which does",
        models.display(),
        models.parent().unwrap_or(Path::new(".")).display()
    );
    models
}

fn cached() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").expect("a home directory")).join(".cache");
    std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from).join("ilmiotutka/models")
}
