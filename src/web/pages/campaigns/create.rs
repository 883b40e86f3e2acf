//! Somebody makes a campaign.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::list::render_page;
use crate::alerts::{KnownEvent, KnownEventKind};
use crate::app::App;
use crate::ids::CampaignId;
use crate::intake::{Campaign, CampaignFault, NewCampaign, RawCampaign};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Keeps the campaign, or shows the form again with everything that is wrong.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let faults = match NewCampaign::parse(&raw(&fields), app.reference) {
        Ok(is) => {
            let now = Timestamp::now();
            let campaign =
                Campaign { id: CampaignId::new(), is, ended_at: None, by: Some(user.user.id), created_at: now };
            if app.store.insert_campaign(&campaign).await? {
                if !fields.one("event").is_empty() {
                    app.store.mark_event(&event(&campaign.is), user.user.id, now).await?;
                    app.wake.notify_one();
                }
                return Ok(Redirect::to("/app/campaigns").into_response());
            }
            vec![CampaignFault::AddressTaken]
        }
        Err(faults) => faults,
    };
    let shown = render_page(&app, page, Some((&fields, &faults))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// Its days, as the search for surges must know them: what more comes in then is no sign of anything.
fn event(is: &NewCampaign) -> KnownEvent {
    KnownEvent {
        kind: KnownEventKind::Campaign,
        first_day: is.first_day,
        last_day: is.last_day,
        note: is.title.in_language("fi").map(|(title, _)| title.to_owned()),
    }
}

fn raw(fields: &Fields) -> RawCampaign {
    let typed = |name: &str| fields.one(name).to_owned();
    RawCampaign {
        address: typed("address"),
        title: [typed("title_fi"), typed("title_sv")],
        question: [typed("question_fi"), typed("question_sv")],
        first_day: typed("first_day"),
        last_day: typed("last_day"),
        county: typed("county"),
        municipality: typed("municipality"),
        service_line: typed("service_line"),
    }
}
