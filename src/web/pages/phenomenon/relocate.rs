//! Somebody moves observations: to another phenomenon, to one of their own, or to none.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::deciding;
use super::others::Others;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::decisions::{Decision, Destination};
use crate::web::field::{Choice, Field};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// The choice for a phenomenon of their own.
const NEW: &str = "new";

/// The choice for no phenomenon.
const ALONE: &str = "alone";

/// Moves the observations that were ticked.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let Some(to) = destination(fields.one("to")) else { return Ok(no_destination(phenomenon)) };
    let decision = Decision::Move { observations: fields.read("observation")?, to };
    deciding::take(&app, &user, phenomenon, decision, &fields).await
}

/// Reads where observations are moved; `None` when nothing was chosen.
pub fn destination(chosen: &str) -> Option<Destination> {
    match chosen {
        NEW => Some(Destination::New(PhenomenonId::new())),
        ALONE => Some(Destination::Alone),
        other => other.parse().ok().map(Destination::Phenomenon),
    }
}

/// Makes the field in which the destination is chosen; takes the choices.
pub fn field(page: &Page, others: &mut Others) -> Field {
    let choice = |value: &str, key: &str| Choice { value: value.to_owned(), label: page.text(key).into_owned() };
    let mut choices = vec![choice(NEW, "move-new"), choice(ALONE, "move-alone")];
    choices.append(&mut others.choices);
    Field::optional(page.locale(), "to", "move-to", "").choices(choices)
}

/// Leads back to the page, which says that no phenomenon was chosen.
pub fn no_destination(phenomenon: PhenomenonId) -> Response {
    Redirect::to(&format!("/app/phenomena/{phenomenon}?refused=no-destination")).into_response()
}
