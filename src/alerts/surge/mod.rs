//! Surges: more than a phenomenon's own past and the whole stream explain.
//!
//! 1. [`lookout`] looks at each phenomenon whose reports changed.
//! 2. [`look`] puts all tests over all windows to it: [`share`], [`load`], [`gaps`], [`drift`]. Days count by the
//!    [`clock`] of the whole stream.
//! 3. What is unusual enough is told by [`calibrate`]: the same search over shuffled histories.
//!
//! Below the lookout days are numbers and reports are counts; nothing is known of texts, so that all of it runs on
//! shuffled and simulated histories as well.

mod calibrate;
mod clock;
mod course;
mod days;
mod drift;
mod evidence;
mod gaps;
mod gumbel;
mod history;
mod load;
mod look;
mod lookout;
mod marks;
mod rule;
mod share;
mod simulated;
mod watch;

pub use calibrate::{Calibration, CalibrationSource};
pub use clock::{Clock, Day, DayTotal};
pub use evidence::{Surge, TestFigures};
pub use look::Test;
pub use lookout::Lookout;
pub use marks::{KnownEvent, KnownEventKind, Marks};
pub use rule::SurgeRule;
pub use watch::{Greatest, Labelled, Stream};
