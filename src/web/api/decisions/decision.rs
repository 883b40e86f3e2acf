//! A decision as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::phenomena::decisions::{self, Destination, Recorded};
use crate::web::api::codes;

/// A decision that a person took about phenomena. It is kept for ever, undone or not.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Decision {
    /// Its id.
    id: Uuid,
    /// What was decided.
    #[schema(schema_with = codes::decision_kind)]
    kind: &'static str,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The id of the account that decided; null when the account is gone.
    by: Option<Uuid>,
    /// Why, in that person's words.
    reason: Option<String>,
    /// The ids of the observations that it names.
    observations: Vec<Uuid>,
    /// The id of the phenomenon that it is about; null for a move, which may be from many.
    phenomenon: Option<Uuid>,
    /// Where it leads: the phenomenon that observations were moved to (null: each stands alone), that another
    /// became part of, or that a split made.
    into: Option<Uuid>,
    /// Who undid it; null while it stands.
    undone: Option<DecisionUndone>,
}

/// That a decision was undone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionUndone {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The id of the account that undid it; null when the account is gone.
    by: Option<Uuid>,
}

/// One decision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OneDecision {
    /// The decision.
    pub decision: Decision,
}

impl From<Recorded> for Decision {
    fn from(recorded: Recorded) -> Self {
        let (phenomenon, into) = ends(&recorded.decision);
        Self {
            id: recorded.id.uuid(),
            kind: recorded.decision.kind().code(),
            at: recorded.at,
            by: recorded.by.map(|id| id.uuid()),
            reason: recorded.reason.as_ref().map(|reason| reason.as_str().to_owned()),
            observations: recorded.decision.observations().iter().map(|id| id.uuid()).collect(),
            phenomenon,
            into,
            undone: recorded.undone.map(|undone| DecisionUndone { at: undone.at, by: undone.by.map(|id| id.uuid()) }),
        }
    }
}

/// Returns what a decision is about and where it leads.
fn ends(decision: &decisions::Decision) -> (Option<Uuid>, Option<Uuid>) {
    use decisions::Decision as D;
    match *decision {
        D::Move { to: Destination::Phenomenon(to) | Destination::New(to), .. } => (None, Some(to.uuid())),
        D::Move { to: Destination::Alone, .. } => (None, None),
        D::Merge { from, into } => (Some(from.uuid()), Some(into.uuid())),
        D::Split { phenomenon, into, .. } => (Some(phenomenon.uuid()), Some(into.uuid())),
        D::Confirm { phenomenon, .. }
        | D::NotThis { phenomenon, .. }
        | D::AlsoIn { phenomenon, .. }
        | D::Name { phenomenon, .. }
        | D::Describe { phenomenon, .. }
        | D::Theme { phenomenon, .. }
        | D::Pin { phenomenon }
        | D::Dismiss { phenomenon } => (Some(phenomenon.uuid()), None),
    }
}
