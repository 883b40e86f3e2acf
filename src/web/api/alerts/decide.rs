//! Somebody decides about an alert.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{AlertHistory, OneAlert};
use crate::alerts::{self, AlertState, DecideError, Decision, Nap, SnoozeFault, Step};
use crate::app::App;
use crate::ids::AlertId;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::codes;
use crate::web::api::reader::Reader;
use crate::web::problem::Problem;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

/// The longest name of a report, in characters.
const LONGEST_REPORT: usize = 500;

/// A decision about an alert.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertDecision {
    /// The state that the alert goes to; another than it is in, and not `superseded`. May be left out when an owner
    /// is given.
    #[schema(schema_with = codes::alert_state)]
    state: Option<String>,
    /// With the state `snoozed`: the day on which it returns.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<String>,
    /// With the state `snoozed`: after how many more reports it returns.
    more: Option<u32>,
    /// With the state `reported`: what the report is called; at most 500 characters.
    report: Option<String>,
    /// Without a state: the account that looks after it, empty for nobody.
    owner: Option<String>,
    /// What to say about it; at most 2,000 characters.
    note: Option<String>,
}

/// Decide about an alert: move it to another state.
///
/// The decision is kept with the account of the token.
#[utoipa::path(
    post, path = "/alerts/{id}/events", operation_id = "decideAlert", tag = "Alerts",
    params(("id" = Uuid, Path, description = "The alert's id.")),
    request_body = AlertDecision,
    responses(
        (status = 201, description = "The alert as it now is.", body = OneAlert),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 404, description = "There is none with this id.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 409, description = "It is in that state already, or somebody else has just decided.",
            body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn decide(
    State(app): State<App>,
    Caller(user): Caller,
    Path(id): Path<String>,
    Json(decision): Json<AlertDecision>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let now = Timestamp::now();
    let today = app.config.interface.day_of(now);
    let (step, note) = decision.read(today)?;
    if let Step::Own(Some(owner)) = step
        && app.store.user(owner).await?.is_none()
    {
        return Err(fault("owner", "alert-fault-owner", &owner.to_string()));
    }
    let decision = Decision { step, note, by: user.id };
    let alert = match alerts::decide(&app.store, id, decision, now).await {
        Ok(alert) => alert,
        Err(DecideError::NotFound) => return Err(WebError::NotFound),
        Err(DecideError::Overtaken) => return Err(WebError::Conflict("alert-overtaken")),
        Err(DecideError::Store(error)) => return Err(error.into()),
    };
    let events = app.store.alert_events(id).await?;
    let body = Json(OneAlert { alert: AlertHistory::new(alert, events) });
    Ok((StatusCode::CREATED, body).into_response())
}

impl AlertDecision {
    /// Reads step and note, or finds every fault.
    fn read(self, today: Date) -> Result<(Step, Option<String>), WebError> {
        let mut reader = Reader::default();
        let step = match (self.state, self.owner) {
            (None, Some(owner)) if owner.is_empty() => Some(Step::Own(None)),
            (None, Some(owner)) => {
                reader.required("owner", Some(owner), ("alert-fault-owner", "alert-fault-owner"), |id| {
                    id.parse().ok().map(|id| Step::Own(Some(id)))
                })
            }
            (state, _) => {
                let keys = ("fault-parameter-state-missing", "fault-parameter-state");
                let for_people =
                    |code: &str| AlertState::from_code(code).filter(|state| *state != AlertState::Superseded);
                match reader.required("state", state, keys, for_people) {
                    Some(AlertState::Snoozed) => nap(&mut reader, self.until, self.more, today),
                    Some(AlertState::Reported) => Some(Step::Report(self.report.filter(|it| !it.trim().is_empty()))),
                    Some(state) => Some(Step::To(state)),
                    None => None,
                }
            }
        };
        if let Some(Step::Report(Some(report))) = &step
            && report.chars().count() > LONGEST_REPORT
        {
            reader.fault("report", "refused-reason", report);
        }
        let note = self.note.map(|note| note.trim().to_owned());
        let length = note.as_ref().map_or(0, |note| note.chars().count());
        if length > LONGEST_NOTE {
            reader.fault("note", "fault-parameter-note", &length.to_string());
        }
        Ok((reader.finish_with(step)?, note))
    }
}

fn nap(reader: &mut Reader, until: Option<String>, more: Option<u32>, today: Date) -> Option<Step> {
    let day = match &until {
        None => None,
        Some(text) => match text.parse() {
            Ok(day) => Some(day),
            Err(_) => {
                reader.fault("until", "alert-fault-day", text);
                return None;
            }
        },
    };
    match Nap::new(day, more, today) {
        Ok(nap) => Some(Step::Snooze(nap)),
        Err(fault) => {
            let (parameter, key) = match fault {
                SnoozeFault::Endless => ("until", "alert-fault-endless"),
                SnoozeFault::Past => ("until", "alert-fault-past"),
                SnoozeFault::NoReports => ("more", "alert-fault-number"),
            };
            reader.fault(parameter, key, &until.unwrap_or_default());
            None
        }
    }
}

fn fault(parameter: &str, key: &'static str, value: &str) -> WebError {
    let mut reader = Reader::default();
    reader.fault(parameter, key, value);
    reader.finish().err().unwrap_or(WebError::NotFound)
}
