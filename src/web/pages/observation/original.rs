//! Somebody opens what was typed before it was masked: one observation, with a reason, shown once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::show::{self, Refused, Wish};
use crate::access::{AuditAction, AuditNote};
use crate::app::App;
use crate::ids::ObservationId;
use crate::originals::{OpenError, Part, covered};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render, views};

/// The longest reason that is kept.
const LONGEST_REASON: usize = 500;

/// A stretch that is masked, with the number of its tag.
struct Stretch {
    part: &'static str,
    tag: usize,
    text: String,
}

#[derive(Template)]
#[template(path = "original.html")]
struct OriginalPage {
    page: Page,
    id: ObservationId,
    reference: String,
    lang: &'static str,
    /// Why it cannot be opened; empty where it is open.
    fault: String,
    text: String,
    proposal: String,
    place: String,
    stretches: Vec<Stretch>,
}

/// Opens it; that it was is noted before, with the reason.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let observation_id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let stored = app.store.observation(observation_id).await?.ok_or(WebError::NotFound)?;
    let sealed = app.store.original(observation_id).await?.ok_or(WebError::NotFound)?;
    let sealer = app.sealer.as_ref().ok_or(WebError::NotFound)?;
    let reason: String = fields.one("reason").trim().chars().take(LONGEST_REASON).collect();
    if reason.is_empty() {
        let refused = Refused { lacks_reason: true, ..Refused::default() };
        let shown = show::render_page(&app, page, &user, &id, &Wish::default(), refused).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    let note = AuditNote::by(&user.user, AuditAction::Opened, format!("/app/observations/{observation_id}"));
    app.store.note(AuditNote { detail: reason, ..note }, Timestamp::now()).await?;
    let observation = &stored.observation;
    let mut shown = OriginalPage {
        id: observation_id,
        reference: stored.reference.to_string(),
        lang: views::lang(observation.language),
        fault: String::new(),
        text: String::new(),
        proposal: String::new(),
        place: String::new(),
        stretches: Vec::new(),
        page,
    };
    match sealer.open(&sealed) {
        Ok(original) => {
            let proposal = original.proposal.unwrap_or_default();
            let parts = [
                (Part::Text, original.text.as_str(), observation.text.as_str()),
                (Part::Proposal, proposal.as_str(), observation.proposal.as_deref().unwrap_or_default()),
            ];
            for (part, typed, masked) in parts {
                let tags = covered(typed, masked, observation.language).unwrap_or_default();
                let stretch = |(tag, covered): (usize, crate::originals::Covered)| Stretch {
                    part: part.code(),
                    tag,
                    text: covered.original,
                };
                shown.stretches.extend(tags.into_iter().enumerate().map(stretch));
            }
            shown.text = original.text;
            shown.proposal = proposal;
            shown.place = original.place.unwrap_or_default();
            render(&shown)
        }
        Err(error) => {
            let key = match error {
                OpenError::OtherKey => "original-other-key",
                OpenError::Damaged => "original-damaged",
            };
            shown.fault = shown.page.text(key).into_owned();
            Ok((StatusCode::CONFLICT, render(&shown)?).into_response())
        }
    }
}
