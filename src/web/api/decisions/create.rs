//! Somebody decides about phenomena.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::OneDecision;
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId, UserId};
use crate::phenomena::decisions::{
    By, Decision, DecisionKind, Description, DescriptionFault, Destination, LONGEST_DESCRIPTION, LONGEST_REASON,
    Reason, ReasonFault, Theme, decide,
};
use crate::phenomena::{GivenNames, LONGEST_NAME, NameFault};
use crate::text::Redactor;
use crate::web::api::caller::Caller;
use crate::web::api::codes;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;
use crate::web::{WebError, decision_error};

/// The most observations of one decision.
const MOST_OBSERVATIONS: usize = 1_000;

/// A decision about phenomena. Which fields it needs, its kind tells.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What is decided.
    #[schema(schema_with = codes::decision_kind, required)]
    kind: Option<String>,
    /// The ids of observations, at most 1,000: for `move`, `confirm`, `not_this`, `also_in`, and for `split` those
    /// that leave.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    observations: Vec<String>,
    /// The id of the phenomenon that the decision is about: for every kind but `move`. For `merge` it becomes part
    /// of `into`; for `also_in` it is the one that the observations belong to also.
    #[schema(value_type = Option<Uuid>)]
    phenomenon: Option<String>,
    /// For `move` the id of a phenomenon, `new` or `alone`; for `merge` the id of the phenomenon that lives on.
    into: Option<String>,
    /// For `name`: what it is called in Finnish.
    #[serde(default)]
    name_fi: String,
    /// For `name`: what it is called in Swedish.
    #[serde(default)]
    name_sv: String,
    /// For `describe`: what it is, in Finnish.
    #[serde(default)]
    description_fi: String,
    /// For `describe`: what it is, in Swedish.
    #[serde(default)]
    description_sv: String,
    /// For `theme`: the codes of all its themes.
    #[serde(default)]
    themes: Vec<String>,
    /// Why; at most 500 characters.
    #[serde(default)]
    reason: String,
    /// What `seen` was when the decision was made up: then it is refused if somebody else decided about the same
    /// since.
    seen: Option<i64>,
}

/// Decide about phenomena.
///
/// The decision is kept with the account of the token, and every later run of the grouping respects it.
#[utoipa::path(
    post, path = "/decisions", operation_id = "decide", tag = "Decisions",
    request_body = NewDecision,
    responses(
        (status = 201, description = "The decision.", body = OneDecision),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "It is so already, or somebody else has just decided about the same.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    Caller(user): Caller,
    Json(new): Json<NewDecision>,
) -> Result<Response, WebError> {
    let (decision, by) = new.read(user.id, &app.redactor)?;
    let recorded = decide(&app.store, &app.wake, decision, by, Timestamp::now()).await.map_err(decision_error)?;
    Ok((StatusCode::CREATED, Json(OneDecision { decision: recorded.into() })).into_response())
}

impl NewDecision {
    /// Reads the decision, or finds every fault.
    fn read(self, user: UserId, redactor: &Redactor) -> Result<(Decision, By), WebError> {
        let mut reader = Reader::default();
        let keys = ("fault-decision-kind-missing", "fault-decision-kind");
        let kind = reader.required("kind", self.kind.clone(), keys, DecisionKind::from_code);
        let reason = reason(&self.reason, redactor, &mut reader);
        let seen = self.seen;
        let decision = kind.and_then(|kind| self.decision(kind, redactor, &mut reader));
        let (decision, reason) = reader.finish_with(decision.zip(reason))?;
        Ok((decision, By { user, reason, seen }))
    }

    fn decision(self, kind: DecisionKind, redactor: &Redactor, reader: &mut Reader) -> Option<Decision> {
        let observations = self.observations(reader);
        let keys = ("fault-decision-phenomenon-missing", "fault-parameter-phenomenon");
        if kind == DecisionKind::Move {
            let to = reader.required("into", self.into, ("fault-decision-into-missing", keys.1), destination)?;
            return Some(Decision::Move { observations: observations?, to });
        }
        let phenomenon: PhenomenonId = reader.required("phenomenon", self.phenomenon, keys, |id| id.parse().ok())?;
        Some(match kind {
            DecisionKind::Move => return None,
            DecisionKind::Confirm => Decision::Confirm { observations: observations?, phenomenon },
            DecisionKind::NotThis => Decision::NotThis { observations: observations?, phenomenon },
            DecisionKind::AlsoIn => Decision::AlsoIn { observations: observations?, phenomenon },
            DecisionKind::Merge => {
                let keys = ("fault-decision-into-missing", keys.1);
                let into = reader.required("into", self.into, keys, |id| id.parse().ok())?;
                Decision::Merge { from: phenomenon, into }
            }
            DecisionKind::Split => {
                Decision::Split { phenomenon, observations: observations?, into: PhenomenonId::new() }
            }
            DecisionKind::Name => Decision::Name { phenomenon, names: names(&self.name_fi, &self.name_sv, reader)? },
            DecisionKind::Describe => {
                let description = description((&self.description_fi, &self.description_sv), redactor, reader)?;
                Decision::Describe { phenomenon, description }
            }
            DecisionKind::Theme => Decision::Theme { phenomenon, themes: themes(&self.themes, reader)? },
            DecisionKind::Pin => Decision::Pin { phenomenon },
            DecisionKind::Dismiss => Decision::Dismiss { phenomenon },
        })
    }

    fn observations(&self, reader: &mut Reader) -> Option<Vec<ObservationId>> {
        if self.observations.len() > MOST_OBSERVATIONS {
            reader.fault("observations", "fault-decision-too-many", &self.observations.len().to_string());
            return None;
        }
        let mut read = Vec::with_capacity(self.observations.len());
        for id in &self.observations {
            match id.parse() {
                Ok(id) => read.push(id),
                Err(_) => reader.fault("observations", "fault-parameter-id", id),
            }
        }
        (read.len() == self.observations.len()).then_some(read)
    }
}

/// Reads where observations are moved.
fn destination(typed: &str) -> Option<Destination> {
    match typed {
        "new" => Some(Destination::New(PhenomenonId::new())),
        "alone" => Some(Destination::Alone),
        id => id.parse().ok().map(Destination::Phenomenon),
    }
}

fn names(fi: &str, sv: &str, reader: &mut Reader) -> Option<GivenNames> {
    let faults = match GivenNames::parse(fi, sv) {
        Ok(names) => return Some(names),
        Err(faults) => faults,
    };
    for fault in faults {
        match fault {
            NameFault::Missing => reader.fault("name_fi", "fault-decision-name-missing", ""),
            NameFault::FinnishTooLong => reader.fault("name_fi", "fault-decision-too-long", &LONGEST_NAME.to_string()),
            NameFault::SwedishTooLong => reader.fault("name_sv", "fault-decision-too-long", &LONGEST_NAME.to_string()),
        }
    }
    None
}

/// Reads a reason; what holds personal data is not said again.
pub fn reason(typed: &str, redactor: &Redactor, reader: &mut Reader) -> Option<Option<Reason>> {
    match Reason::parse(typed, redactor) {
        Ok(reason) => return Some(reason),
        Err(ReasonFault::TooLong) => reader.fault("reason", "fault-decision-reason", &LONGEST_REASON.to_string()),
        Err(ReasonFault::PersonalData) => reader.fault("reason", "fault-decision-personal-data", ""),
    }
    None
}

fn description((fi, sv): (&str, &str), redactor: &Redactor, reader: &mut Reader) -> Option<Description> {
    let faults = match Description::parse(fi, sv, redactor) {
        Ok(description) => return Some(description),
        Err(faults) => faults,
    };
    for fault in faults {
        let longest = LONGEST_DESCRIPTION.to_string();
        match fault {
            DescriptionFault::FinnishTooLong => reader.fault("description_fi", "fault-decision-too-long", &longest),
            DescriptionFault::SwedishTooLong => reader.fault("description_sv", "fault-decision-too-long", &longest),
            DescriptionFault::FinnishPersonalData => reader.fault("description_fi", "fault-decision-personal-data", ""),
            DescriptionFault::SwedishPersonalData => reader.fault("description_sv", "fault-decision-personal-data", ""),
        }
    }
    None
}

fn themes(codes: &[String], reader: &mut Reader) -> Option<Vec<Theme>> {
    let mut themes = Vec::with_capacity(codes.len());
    for code in codes {
        match Theme::from_code(code) {
            Some(theme) => themes.push(theme),
            None => reader.fault("themes", "fault-decision-theme", code),
        }
    }
    (themes.len() == codes.len()).then_some(themes)
}
