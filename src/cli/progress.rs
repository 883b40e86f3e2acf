//! Progress bars on stderr, with rate and time left; none where stderr is not a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// Makes a bar for `length` steps of something.
pub fn bar(what: &'static str, length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>10} {wide_bar} {pos}/{len} {per_sec} {eta}")
        .expect("the template above is valid");
    ProgressBar::new(length as u64).with_style(style).with_message(what)
}
