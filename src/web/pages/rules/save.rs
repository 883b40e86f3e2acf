//! Somebody saves rules: alerts are raised by them from then on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::{RuleFields, show};
use crate::app::App;
use crate::store::StoredRules;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::reason::read_reason;
use crate::web::replays;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// Saves the rules, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let rules = match replays::rules(&fields) {
        Ok(rules) => rules,
        Err(faults) => {
            let typed = RuleFields::typed(&page, &fields, &faults);
            let shown = show::build(&app, page, &user, typed).await?.refused("rules-faults", fields.one("reason"));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown)?).into_response());
        }
    };
    let reason = match read_reason(&app, fields.one("reason")) {
        Ok(reason) => reason,
        Err(key) => {
            let typed = RuleFields::typed(&page, &fields, &[]);
            let shown = show::build(&app, page, &user, typed).await?.refused(key, fields.one("reason"));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown)?).into_response());
        }
    };
    let saved = StoredRules { rules, reason, at: Timestamp::now(), by: Some(user.user.id) };
    app.store.save_alert_rules(&saved).await?;
    Ok(Redirect::to("/app/rules?saved=1").into_response())
}
