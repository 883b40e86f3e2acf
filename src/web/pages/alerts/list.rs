//! The alerts in a state, newest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::step;
use crate::alerts::{Alert, AlertState};
use crate::app::App;
use crate::ids::{AlertBatchId, AlertId};
use crate::web::session::SignedIn;
use crate::web::views::{AlertView, Authors};
use crate::web::{Page, Pagination, WebError, render};

/// How many alerts a page shows.
const ALERTS: usize = 20;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Wish {
    /// The state, else the new ones.
    #[serde(default)]
    state: String,
    /// The alert about which somebody has just decided.
    #[serde(default)]
    decided: String,
    #[serde(default)]
    page: String,
    /// `mine` for those of the reader alone.
    #[serde(default)]
    owner: String,
    /// The alerts that somebody has just changed at once.
    #[serde(default)]
    batch: String,
    /// How many alerts were brought back to where they stood.
    #[serde(default)]
    undone: String,
    /// Why a step was not taken.
    #[serde(default)]
    refused: String,
}

/// Several alerts that were changed at once.
struct Changed {
    id: AlertBatchId,
    count: usize,
}

/// The alerts of one state.
struct Tab {
    address: String,
    label: String,
    count: usize,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "alerts.html")]
struct AlertsPage {
    page: Page,
    tabs: Vec<Tab>,
    state: AlertState,
    decided: Option<AlertView>,
    /// Whether only the reader's own are shown.
    is_mine: bool,
    /// The address of this list with and without those of others.
    all_address: String,
    mine_address: String,
    changed: Option<Changed>,
    undone: Option<usize>,
    /// Why a step was not taken; empty for no reason.
    refusal: String,
    alerts: Vec<AlertView>,
    pagination: Pagination,
}

/// Shows the alerts.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let state = AlertState::from_code(&wish.state).unwrap_or_default();
    let is_mine = wish.owner == "mine";
    let authors = Authors::read(&app).await?;
    let mut all = app.store.alerts(None).await?;
    all.retain(|alert| !is_mine || alert.standing.owner == Some(user.user.id));
    let tabs = AlertState::ALL.iter().map(|&tab| Tab {
        address: address(tab, is_mine),
        label: page.text(tab_key(tab)).into_owned(),
        count: all.iter().filter(|alert| alert.state() == tab).count(),
        is_current: tab == state,
    });
    let tabs = tabs.collect();
    let decided = match wish.decided.parse::<AlertId>() {
        Ok(id) => app.store.alert(id).await?,
        Err(_) => None,
    };
    let changed = match wish.batch.parse::<AlertBatchId>() {
        Ok(id) => Some(Changed { id, count: app.store.alerts_of_batch(id).await?.len() }),
        Err(_) => None,
    };
    let refusal = step::message(&wish.refused).map(|key| page.text(key).into_owned());
    let in_state: Vec<Alert> = all.into_iter().filter(|alert| alert.state() == state).collect();
    let page_number = wish.page.parse().unwrap_or(1);
    let pagination = Pagination::new(page_number, in_state.len() as u64, ALERTS as u64, address(state, is_mine));
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(ALERTS);
    let mut alerts = Vec::new();
    for alert in in_state.into_iter().skip(left_out).take(ALERTS) {
        alerts.extend(view(&app, &page, alert, &authors).await?);
    }
    render(&AlertsPage {
        tabs,
        state,
        decided: match decided {
            Some(alert) => view(&app, &page, alert, &authors).await?,
            None => None,
        },
        is_mine,
        all_address: address(state, false),
        mine_address: address(state, true),
        changed,
        undone: wish.undone.parse().ok(),
        refusal: refusal.unwrap_or_default(),
        alerts,
        pagination,
        page,
    })
}

async fn view(app: &App, page: &Page, alert: Alert, authors: &Authors) -> Result<Option<AlertView>, WebError> {
    let Some(phenomenon) = app.store.phenomenon(alert.phenomenon).await? else { return Ok(None) };
    let events = app.store.alert_events(alert.id).await?;
    Ok(Some(AlertView::new(page, alert, &phenomenon, &events, authors)))
}

fn address(state: AlertState, is_mine: bool) -> String {
    let owner = if is_mine { "&owner=mine" } else { "" };
    format!("/app/alerts?state={}{owner}", state.code())
}

fn tab_key(state: AlertState) -> &'static str {
    match state {
        AlertState::New => "alerts-new",
        AlertState::Acknowledged => "alerts-acknowledged",
        AlertState::InWork => "alerts-in-work",
        AlertState::Reported => "alerts-reported",
        AlertState::Snoozed => "alerts-snoozed",
        AlertState::Dismissed => "alerts-dismissed",
        AlertState::Superseded => "alerts-superseded",
    }
}
