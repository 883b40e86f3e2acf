//! What people decide about phenomena: each decision with who, when and why, kept for ever, each undoable,
//! and a constraint that later runs of the grouping respect.
//!
//! [`decide()`] and [`undo()`] are the verbs. Each loads what the decision looks at ([`Scene`]), asks a rule what
//! it changes ([`Change`]), and saves decision and change in one transaction. [`Constraints`] are what all
//! standing decisions together ask of the grouping.

mod change;
mod constraints;
mod decide;
mod decision;
mod description;
mod divide;
mod fault;
mod history;
mod plan;
mod preview;
mod reason;
mod recorded;
mod scene;
#[cfg(test)]
mod tests;
mod theme;
mod undo;

pub use change::{AlertMove, Belonging, Born, Change, Facet, FacetChange, HomeChange, Standing};
pub use constraints::{Constraints, Place};
pub use decide::{By, DecideError, decide, undo};
pub use decision::{Decision, DecisionKind, Destination};
pub use description::{Description, DescriptionFault, LONGEST_DESCRIPTION};
pub use divide::{Division, divide};
pub use fault::DecisionFault;
pub use preview::{MergePreview, Side, SplitProposal, preview_merge, propose_split};
pub use reason::{LONGEST_REASON, Reason, ReasonFault};
pub use recorded::{Recorded, Undoing};
pub use scene::Scene;
pub use theme::Theme;
