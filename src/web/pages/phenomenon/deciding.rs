//! What every decision on the page of a phenomenon shares: how it is read, taken, refused and told.

use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::ids::{DecisionId, PhenomenonId};
use crate::phenomena::decisions::{By, DecideError, Decision, DecisionFault, Reason, ReasonFault, Recorded, decide};
use crate::store::Phenomenon;
use crate::web::fields::Fields;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, decision_error, decision_kind};

/// A decision that was just taken, with the way back.
pub struct Decided {
    /// Which.
    pub id: DecisionId,
    /// What it was, in words.
    pub what: String,
    /// The address of the phenomenon that it made.
    pub newborn: Option<String>,
}

/// Returns the living phenomenon of an address.
pub async fn phenomenon(app: &App, id: &str) -> Result<Phenomenon, WebError> {
    let id: PhenomenonId = id.parse().map_err(|_| WebError::NotFound)?;
    app.store.phenomenon(id).await?.ok_or(WebError::NotFound)
}

/// Takes a decision with the reason that was typed, and leads back to the page, which tells of it.
pub async fn take(
    app: &App,
    user: &SignedIn,
    phenomenon: PhenomenonId,
    decision: Decision,
    fields: &Fields,
) -> Result<Response, WebError> {
    take_at(app, user, &format!("/app/phenomena/{phenomenon}"), decision, fields).await
}

/// Takes a decision with the reason that was typed, and leads back to the page at an address.
pub async fn take_at(
    app: &App,
    user: &SignedIn,
    address: &str,
    decision: Decision,
    fields: &Fields,
) -> Result<Response, WebError> {
    let back = |query: &str| Ok(Redirect::to(&format!("{address}?{query}")).into_response());
    let reason = match reason(app, fields) {
        Ok(reason) => reason,
        Err(code) => return back(&format!("refused={code}")),
    };
    let by = By { user: user.user.id, reason, seen: fields.one("seen").parse().ok() };
    match decide(&app.store, &app.wake, decision, by, Timestamp::now()).await {
        Ok(decided) => back(&format!("decided={}", decided.id)),
        Err(DecideError::Refused(fault)) => back(&format!("refused={}", refusal_code(fault))),
        Err(error) => Err(decision_error(error)),
    }
}

/// Reads the reason that was typed.
///
/// # Errors
///
/// The code of a refusal.
pub fn reason(app: &App, fields: &Fields) -> Result<Option<Reason>, &'static str> {
    Reason::parse(fields.one("reason"), &app.redactor).map_err(|fault| match fault {
        ReasonFault::TooLong => "reason",
        ReasonFault::PersonalData => "reason-personal-data",
    })
}

/// Returns the code of a refusal, which the address carries to the page that tells it.
pub fn refusal_code(fault: DecisionFault) -> &'static str {
    match fault {
        DecisionFault::NoObservation => "nothing-chosen",
        DecisionFault::SamePhenomenon => "same",
        DecisionFault::NothingLeft => "nothing-left",
        DecisionFault::NothingChanges => "nothing-changes",
        DecisionFault::UnknownObservation(_) | DecisionFault::UnknownPhenomenon(_) | DecisionFault::NotThere(..) => {
            "not-there"
        }
    }
}

/// Says why a decision was refused; empty for no reason that we know.
pub fn refusal(page: &Page, code: &str) -> String {
    let key = match code {
        "nothing-chosen" => "refused-nothing-chosen",
        "no-destination" => "refused-no-destination",
        "same" => "refused-same",
        "no-survivor" => "refused-no-survivor",
        "nothing-left" => "refused-nothing-left",
        "nothing-changes" => "refused-nothing-changes",
        "not-there" => "refused-not-there",
        "reason" => "refused-reason",
        "reason-personal-data" => "refused-reason-personal-data",
        _ => return String::new(),
    };
    page.text(key).into_owned()
}

/// Tells of a decision that was just taken on the page of a phenomenon; `None` once it was undone.
pub fn told(page: &Page, decided: &Recorded) -> Option<Decided> {
    decided.stands().then(|| Decided {
        id: decided.id,
        what: page.text(decision_kind(decided.decision.kind())).into_owned(),
        newborn: decided.decision.newborn().map(|id| format!("/app/phenomena/{id}")),
    })
}
