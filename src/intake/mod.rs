//! Intake: what an observation is, and how one comes in – by form, file or API.
//!
//! Never talks to the index; what was accepted is in the database.

mod campaign;
mod dates;
mod fault;
mod files;
mod import;
mod links;
mod new;
mod notice;
mod observation;
mod parse;
mod raw;
mod receive;
mod reference;

pub use campaign::{
    Bilingual, Campaign, CampaignFault, CampaignState, LONGEST_QUESTION, LONGEST_TITLE, NewCampaign, RawCampaign,
};
pub use dates::DateReading;
pub use fault::{Fault, Field};
pub use files::{FileError, FileKind, LONGEST_RECORD, Mapping, MappingError, Progress, Row, RowSink, read_rows};
pub use import::{ImportError, ImportFile, ImportMode, ImportReport, NoticedRows, RefusedRow, import};
pub use links::too_many_links;
pub use new::NewObservation;
pub use notice::Notice;
pub use observation::{Observation, ReporterGroup, ServiceLine, Source};
pub use parse::ParseContext;
pub use raw::RawObservation;
pub use receive::{Received, receive};
pub use reference::{County, Entry, Municipality, Names, Reference, ReferenceError, ReferenceFiles};
