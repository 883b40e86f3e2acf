//! The alerts in a state, newest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::alerts::{Alert, AlertState};
use crate::app::App;
use crate::ids::AlertId;
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
    alerts: Vec<AlertView>,
    pagination: Pagination,
}

/// Shows the alerts.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let state = AlertState::from_code(&wish.state).unwrap_or(AlertState::New);
    let authors = Authors::read(&app).await?;
    let all = app.store.alerts(None).await?;
    let tabs = AlertState::ALL.iter().map(|&tab| Tab {
        address: address(tab),
        label: page.text(tab_key(tab)).into_owned(),
        count: all.iter().filter(|alert| alert.state == tab).count(),
        is_current: tab == state,
    });
    let tabs = tabs.collect();
    let decided = match wish.decided.parse::<AlertId>() {
        Ok(id) => app.store.alert(id).await?,
        Err(_) => None,
    };
    let in_state: Vec<Alert> = all.into_iter().filter(|alert| alert.state == state).collect();
    let page_number = wish.page.parse().unwrap_or(1);
    let pagination = Pagination::new(page_number, in_state.len() as u64, ALERTS as u64, address(state));
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

fn address(state: AlertState) -> String {
    format!("/app/alerts?state={}", state.code())
}

fn tab_key(state: AlertState) -> &'static str {
    match state {
        AlertState::New => "alerts-new",
        AlertState::Acknowledged => "alerts-acknowledged",
        AlertState::Dismissed => "alerts-dismissed",
    }
}
