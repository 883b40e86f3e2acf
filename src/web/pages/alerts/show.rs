//! An alert: why it was raised, what was done about it, and what can be.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::step::StepFault;
use crate::alerts::AlertKind;
use crate::app::App;
use crate::ids::AlertId;
use crate::web::fields::Fields;
use crate::web::session::SignedIn;
use crate::web::views::{AlertView, Authors};
use crate::web::{Page, WebError, render};

/// What the address asks for.
#[derive(Deserialize)]
pub struct Wish {
    /// Set when somebody has just decided.
    #[serde(default)]
    decided: String,
}

/// Somebody who may look after it.
struct Candidate {
    id: String,
    name: String,
    is_owner: bool,
}

#[derive(Template)]
#[template(path = "alert.html")]
struct AlertPage {
    page: Page,
    alert: AlertView,
    /// The alerts of the same phenomenon.
    others: Vec<AlertView>,
    candidates: Vec<Candidate>,
    is_decided: bool,
    is_surge: bool,
    /// Since when the level of the phenomenon is its usual one, as people said; empty if nobody did.
    usual_since: String,
    /// What is wrong with what was typed; empty for nothing.
    fault: String,
    until: String,
    more: String,
    report: String,
    note: String,
}

/// Shows an alert.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let mut shown = alert_page(&app, page, id).await?;
    shown.is_decided = !wish.decided.is_empty();
    render(&shown)
}

/// Shows an alert again with what was typed and what is wrong with it.
///
/// # Errors
///
/// When there is no such alert, or the database fails.
pub async fn render_alert(
    app: &App,
    page: Page,
    id: AlertId,
    typed: Option<(StepFault, &Fields)>,
) -> Result<Response, WebError> {
    let mut shown = alert_page(app, page, id).await?;
    if let Some((fault, fields)) = typed {
        shown.fault = shown.page.text(fault.key()).into_owned();
        let field = |name: &str| fields.one(name).to_owned();
        (shown.until, shown.more) = (field("until"), field("more"));
        (shown.report, shown.note) = (field("report"), field("note"));
    }
    render(&shown)
}

async fn alert_page(app: &App, page: Page, id: AlertId) -> Result<AlertPage, WebError> {
    let alert = app.store.alert(id).await?.ok_or(WebError::NotFound)?;
    let phenomenon = app.store.phenomenon(alert.phenomenon).await?.ok_or(WebError::NotFound)?;
    let authors = Authors::read(app).await?;
    let (owner, is_surge) = (alert.standing.owner, alert.kind == AlertKind::Surge);
    let users = app.store.users().await?.into_iter().filter(|user| user.disabled_at.is_none());
    let candidates = users.map(|user| Candidate {
        is_owner: owner == Some(user.id),
        id: user.id.to_string(),
        name: user.name.to_string(),
    });
    let candidates = candidates.collect();
    let mut others = Vec::new();
    for other in app.store.alerts_of(alert.phenomenon).await?.into_iter().filter(|other| other.id != id) {
        others.push(AlertView::new(&page, other, &phenomenon, &[], &authors));
    }
    let events = app.store.alert_events(id).await?;
    let usual_since = app.store.surge_marks().await?.usual_since.get(&alert.phenomenon).copied();
    Ok(AlertPage {
        alert: AlertView::new(&page, alert, &phenomenon, &events, &authors),
        others,
        candidates,
        is_decided: false,
        is_surge,
        usual_since: usual_since.map(|day| page.locale().date(day)).unwrap_or_default(),
        fault: String::new(),
        until: String::new(),
        more: String::new(),
        report: String::new(),
        note: String::new(),
        page,
    })
}
