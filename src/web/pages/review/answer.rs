//! Somebody answers: the proposal is right, or what is.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::ADDRESS;
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{By, DecideError, Decision, DecisionFault, Destination, decide};
use crate::review::{Review, Verdict};
use crate::web::error::ParameterFault;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::phenomenon::deciding;
use crate::web::session::SignedIn;
use crate::web::{WebError, decision_error};

/// Takes the decision that the answer is, if it changes anything, keeps that the observation was looked at, and leads to
/// the next.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    app.store.observation(id).await?.ok_or(WebError::NotFound)?;
    let after = fields.one("after");
    let verdict = fields.one("verdict");
    let verdict = Verdict::from_code(verdict).ok_or_else(|| unknown("verdict", verdict))?;
    let now = Timestamp::now();
    let refuse =
        |code: &str| Ok(Redirect::to(&format!("{ADDRESS}?first={id}&after={after}&refused={code}")).into_response());
    let decision = match decision(id, verdict, &fields) {
        Ok(decision) => decision,
        Err(code) => return refuse(code),
    };
    let decision = match decision {
        Some(decision) => {
            let by = By { user: user.user.id, reason: None, seen: fields.one("seen").parse().ok() };
            match decide(&app.store, &app.wake, decision, by, now).await {
                Ok(decided) => Some(decided.id),
                // It is so already: somebody else said it a moment ago.
                Err(DecideError::Refused(DecisionFault::NothingChanges)) => None,
                Err(DecideError::Refused(fault)) => return refuse(deciding::refusal_code(fault)),
                Err(error) => return Err(decision_error(error)),
            }
        }
        None => None,
    };
    let review = Review { observation: id, verdict, decision, by: Some(user.user.id), at: now };
    app.store.save_review(&review).await?;
    Ok(Redirect::to(&format!("{ADDRESS}?answered={id}&after={after}")).into_response())
}

/// Returns the decision that an answer is; `None` where it changes nothing.
///
/// # Errors
///
/// The code of a refusal.
fn decision(id: ObservationId, verdict: Verdict, fields: &Fields) -> Result<Option<Decision>, &'static str> {
    let there = || fields.one("to").parse::<PhenomenonId>().map_err(|_| "no-destination");
    let observations = vec![id];
    Ok(match verdict {
        Verdict::Seen => None,
        Verdict::Accepted => match (fields.one("to").parse(), fields.one("pair").parse()) {
            (Ok(phenomenon), _) => Some(Decision::Confirm { observations, phenomenon }),
            (_, Ok(other)) => {
                Some(Decision::Move { observations: vec![id, other], to: Destination::New(PhenomenonId::new()) })
            }
            _ => None,
        },
        Verdict::Moved => Some(Decision::Move { observations, to: Destination::Phenomenon(there()?) }),
        Verdict::Also => Some(Decision::AlsoIn { observations, phenomenon: there()? }),
        Verdict::New => Some(Decision::Move { observations, to: Destination::New(PhenomenonId::new()) }),
        Verdict::Apart => Some(Decision::Move { observations, to: Destination::Alone }),
    })
}

fn unknown(parameter: &str, value: &str) -> WebError {
    let (parameter, value) = (parameter.to_owned(), value.to_owned());
    WebError::Parameters(vec![ParameterFault { parameter, key: "fault-parameter-state", value }])
}
