//! Asking for a replay.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{Timestamp, ToSpan};

use crate::app::App;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::rules::{RuleField, RuleFields};
use crate::web::replays::{Asked, Grouped, Replays};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "replay-new.html")]
struct NewReplayPage {
    page: Page,
    from: RuleField,
    to: RuleField,
    fields: RuleFields,
    grouped: Vec<Choice>,
    fault: String,
}

/// Which phenomena to look at.
struct Choice {
    code: &'static str,
    label: String,
    is_chosen: bool,
}

fn choices(page: &Page, chosen: Grouped) -> Vec<Choice> {
    let key = |grouped: Grouped| match grouped {
        Grouped::Now => "replay-grouped-now",
        Grouped::Anew => "replay-grouped-anew",
    };
    let choice = |&grouped: &Grouped| Choice {
        code: grouped.code(),
        label: page.text(key(grouped)).into_owned(),
        is_chosen: grouped == chosen,
    };
    Grouped::ALL.iter().map(choice).collect()
}

/// Shows the form: the past year by the rules that hold.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let today = app.config.interface.day_of(Timestamp::now());
    let from = today.checked_sub(1.year()).map_err(anyhow::Error::from)?;
    let day = |day: jiff::civil::Date| RuleField { value: day.to_string(), fault: String::new() };
    let fields = RuleFields::of(&page, app.rules().await?);
    render(&NewReplayPage {
        from: day(from),
        to: day(today),
        fields,
        grouped: choices(&page, Grouped::Now),
        fault: String::new(),
        page,
    })
}

/// Begins the replay and leads to it, or shows the form again.
pub async fn create(
    State(app): State<App>,
    Extension(all): Extension<Replays>,
    page: Page,
    _user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let (status, faults) = match Asked::read(&fields) {
        Ok(asked) => match all.begin(&app, asked, Timestamp::now()) {
            Some(id) => return Ok(Redirect::to(&format!("/app/replays/{id}")).into_response()),
            None => (StatusCode::SERVICE_UNAVAILABLE, Vec::new()),
        },
        Err(faults) => (StatusCode::UNPROCESSABLE_ENTITY, faults),
    };
    let day = |name: &str| RuleField::typed(&page, &fields, &faults, name);
    let key = if faults.is_empty() { "replay-busy" } else { "rules-faults" };
    let shown = NewReplayPage {
        from: day("from"),
        to: day("to"),
        fields: RuleFields::typed(&page, &fields, &faults),
        grouped: choices(&page, Grouped::from_code(fields.one("grouped")).unwrap_or(Grouped::Now)),
        fault: page.text(key).into_owned(),
        page,
    };
    Ok((status, render(&shown)?).into_response())
}
