//! Progress bars on stderr, with rate and time left; none where stderr is not a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Makes a bar for `length` steps of something.
pub fn bar(what: &'static str, length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>10} {wide_bar} {pos}/{len} {per_sec} {eta}")
        .expect("the template above is valid");
    ProgressBar::new(length as u64).with_style(style).with_message(what)
}

/// Makes a sign that something goes on whose end is not known.
pub fn spinner(what: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(what);
    spinner.enable_steady_tick(Duration::from_millis(200));
    spinner
}
