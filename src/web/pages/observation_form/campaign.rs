//! The open form at the address of a campaign.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::Timestamp;

use super::send::{show_form, take};
use super::{ObservationForm, preset::Preset};
use crate::app::App;
use crate::intake::{Campaign, CampaignState};
use crate::web::rate_limits::Client;
use crate::web::{Page, WebError, render, views};

/// What a campaign asks, in the reader's language or the other, with that language's code.
#[derive(Clone)]
pub struct Asked {
    /// What it is called.
    pub title: (String, &'static str),
    /// What is asked; the form's own question for `None`.
    pub question: Option<(String, &'static str)>,
    /// Until when it is open.
    pub until: String,
}

impl Asked {
    /// Tells what a campaign asks.
    pub fn of(page: &Page, campaign: &Campaign) -> Self {
        let code = page.locale().code();
        let owned = |(text, lang): (&str, &'static str)| (text.to_owned(), lang);
        Self {
            title: campaign.is.title.in_language(code).map(owned).unwrap_or_default(),
            question: campaign.is.question.in_language(code).map(owned),
            until: page.text_with("campaign-until", &[("day", page.locale().date(campaign.is.last_day).into())]).into(),
        }
    }
}

#[derive(Template)]
#[template(path = "campaign-closed.html")]
struct ClosedPage {
    page: Page,
    title: (String, &'static str),
    what: String,
}

/// Shows the form of a campaign, or that it is not open.
pub async fn show_campaign(
    State(app): State<App>,
    page: Page,
    Path(address): Path<String>,
    Query(preset): Query<Preset>,
) -> Result<Response, WebError> {
    let campaign = campaign(&app, &address).await?;
    let date = |day| page.locale().date(day).into();
    let what = match campaign.state(app.config.interface.day_of(Timestamp::now())) {
        CampaignState::Open => {
            let form = form_of(&app, &page, campaign, preset);
            return show_form(&app, page, &form).await;
        }
        CampaignState::Coming => page.text_with("campaign-coming", &[("day", date(campaign.is.first_day))]),
        CampaignState::Closed => page.text("campaign-closed"),
    };
    render(&ClosedPage { title: Asked::of(&page, &campaign).title, what: what.into_owned(), page })
}

/// Stores what was sent there as an observation like any other. Whoever opened the form in time may send it later too.
pub async fn create_in_campaign(
    State(app): State<App>,
    page: Page,
    client: Client,
    Path(address): Path<String>,
    Form(form): Form<ObservationForm>,
) -> Result<Response, WebError> {
    let campaign = campaign(&app, &address).await?;
    take(&app, &page, &client, ObservationForm { campaign: Some(Arc::new(campaign)), ..form }).await
}

async fn campaign(app: &App, address: &str) -> Result<Campaign, WebError> {
    app.store.campaign_at(address).await?.ok_or(WebError::NotFound)
}

/// Fills in what the campaign says of place and line; what the address adds goes before it.
fn form_of(app: &App, page: &Page, campaign: Campaign, preset: Preset) -> ObservationForm {
    let place = campaign.is.municipality.as_deref();
    let municipality = place.map(|code| views::municipality(page.locale(), app.reference, code)).unwrap_or_default();
    let added = preset.form();
    let or = |added: String, own: String| if added.is_empty() { own } else { added };
    ObservationForm {
        county: or(added.county, campaign.is.county.clone().unwrap_or_default()),
        municipality: or(added.municipality, municipality),
        service_line: or(
            added.service_line,
            campaign.is.service_line.map(|line| line.code().to_owned()).unwrap_or_default(),
        ),
        campaign: Some(Arc::new(campaign)),
        ..added
    }
}
