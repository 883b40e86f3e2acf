//! What other rules would have raised over the past two years, beside what the present ones would have.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{Timestamp, ToSpan};

use super::{RuleFields, show};
use crate::app::App;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::replays::{self, Asked, Grouped, Replays};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// Begins the preview and leads to it, or shows the form again.
pub async fn create(
    State(app): State<App>,
    Extension(all): Extension<Replays>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let rules = match replays::rules(&fields) {
        Ok(rules) => rules,
        Err(faults) => {
            let typed = RuleFields::typed(&page, &fields, &faults);
            let shown = show::build(&app, page, &user, typed).await?.refused("rules-faults", "");
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown)?).into_response());
        }
    };
    let now = Timestamp::now();
    let today = app.config.interface.day_of(now);
    let from = today.checked_sub(2.years()).map_err(anyhow::Error::from)?;
    let compared = Some(app.rules().await?);
    let asked = Asked { from, to: today, rules, compared, grouped: Grouped::Now };
    match all.begin(&app, asked, now) {
        Some(id) => Ok(Redirect::to(&format!("/app/replays/{id}")).into_response()),
        None => {
            let typed = RuleFields::typed(&page, &fields, &[]);
            let shown = show::build(&app, page, &user, typed).await?.refused("replay-busy", "");
            Ok((StatusCode::SERVICE_UNAVAILABLE, render(&shown)?).into_response())
        }
    }
}
