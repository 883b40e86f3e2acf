//! What several pages show: observations, phenomena and alerts, in the reader's language.

mod alert;
mod certainty;
mod course;
mod evidence;
mod grouping;
mod names;
mod pieces;
mod report;
mod terms;

pub use alert::{AlertView, Authors, progress_sentence};
pub use certainty::certainty;
pub use course::{Months, course};
pub use evidence::{alert_figures, alert_sentence};
pub use grouping::{PATIENCE, grouping_soon};
pub use names::{county, description, municipality, phenomenon_name, place, reporter, service_line};
pub use pieces::{Piece, PieceKind, marked, marked_and_masked, masked};
pub use report::{Report, beginning, lang};
pub use terms::terms;
