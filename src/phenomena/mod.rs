//! Phenomena: similarity, grouping, identity over time, names.
//!
//! Never counts weeks and never reads a clock; whether enough reports have come in is the alerts
//! room's question.

mod absorb;
mod certainty;
pub mod concepts;
mod contrast;
pub mod decisions;
mod explain;
mod given_names;
mod grouping;
mod item;
pub mod judge;
pub mod map;
mod matching;
mod names;
mod note;
mod pair;
mod params;
mod prepare;
mod quotation;
mod radar;
mod reading;
mod regroup;
mod shingles;
mod similarity;
pub mod suggestions;
pub mod watch;

pub use absorb::{AbsorbError, Absorbed, absorb, drain, loaded, regroup};
pub use certainty::Certainty;
pub use contrast::{Contrast, contrast};
pub use explain::{Alike, Near, closest_pairs, most_alike, most_alike_to, nearest_phenomena, nearness};
pub use given_names::{GivenNames, LONGEST_NAME, NameFault};
pub use grouping::Grouping;
pub use item::{Item, Voice};
pub use names::{
    Frequencies, Naming, WordBackground, WordBackgroundError, most_central, propose_name, telling_concepts,
};
pub use note::{LONGEST_NOTE, Note, NoteFault, NoteText};
pub use pair::{PairTies, TiedConcept, TiedSentences, shared_forms, tie};
pub use params::{GroupingParams, ParamsError, ValidGroupingParams};
pub use prepare::{Preparer, whole_text};
pub use quotation::most_telling_sentence;
pub use radar::{Changes, Event, Otherwise, Radar};
pub use reading::Reading;
pub use shingles::Shingles;
pub use similarity::Evidence;
