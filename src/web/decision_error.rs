//! Why a decision about phenomena was not taken, as an error of pages and API.

use crate::phenomena::decisions::{DecideError, DecisionFault, DecisionKind, Recorded};
use crate::phenomena::suggestions::AnswerError;

use super::error::{ParameterFault, WebError};

/// Tells why a decision was not taken or undone.
pub fn decision_error(error: DecideError) -> WebError {
    match error {
        DecideError::NotFound => WebError::NotFound,
        DecideError::Refused(fault) => refused(fault),
        DecideError::Overtaken(other) => decided("decision-overtaken", &other),
        DecideError::StoodOn(later) => decided("decision-stood-on", &later),
        DecideError::UndoneAlready(_) => WebError::Conflict("decision-undone-already"),
        DecideError::Busy => WebError::Conflict("decision-busy"),
        DecideError::Interrupted(error) => WebError::Internal(error.into()),
        DecideError::Store(error) => error.into(),
    }
}

/// Tells why a suggestion was not answered.
pub fn answer_error(error: AnswerError) -> WebError {
    match error {
        AnswerError::NotFound => WebError::NotFound,
        AnswerError::NotOpen => WebError::Conflict("suggestion-not-open"),
        AnswerError::Decide(error) => decision_error(error),
        AnswerError::Store(error) => error.into(),
    }
}

fn decided(key: &'static str, other: &Recorded) -> WebError {
    WebError::Decided { key, kind: other.decision.kind(), at: other.at }
}

fn refused(fault: DecisionFault) -> WebError {
    let parameter = |parameter: &str, key, value: String| {
        WebError::Parameters(vec![ParameterFault { parameter: parameter.to_owned(), key, value }])
    };
    match fault {
        DecisionFault::NoObservation => parameter("observations", "fault-decision-no-observation", String::new()),
        DecisionFault::NothingLeft => parameter("observations", "fault-decision-nothing-left", String::new()),
        DecisionFault::UnknownObservation(id) => {
            parameter("observations", "fault-decision-unknown-observation", id.to_string())
        }
        DecisionFault::UnknownPhenomenon(id) => {
            parameter("phenomenon", "fault-decision-unknown-phenomenon", id.to_string())
        }
        DecisionFault::NotThere(..) => WebError::Conflict("decision-not-there"),
        DecisionFault::SamePhenomenon => WebError::Conflict("decision-same-phenomenon"),
        DecisionFault::NothingChanges => WebError::Conflict("decision-nothing-changes"),
    }
}

/// Returns the key of the name of a kind of decision.
pub fn decision_kind(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Move => "decision-move",
        DecisionKind::Confirm => "decision-confirm",
        DecisionKind::NotThis => "decision-not-this",
        DecisionKind::AlsoIn => "decision-also-in",
        DecisionKind::Merge => "decision-merge",
        DecisionKind::Split => "decision-split",
        DecisionKind::Name => "decision-name",
        DecisionKind::Describe => "decision-describe",
        DecisionKind::Theme => "decision-theme",
        DecisionKind::Pin => "decision-pin",
        DecisionKind::Dismiss => "decision-dismiss",
    }
}
