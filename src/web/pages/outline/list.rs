//! The list of phenomena in outline, by name.

use askama::Template;
use axum::response::Response;

use super::{small_cells, told};
use crate::access::{SmallCells, User};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::store::PhenomenonState;
use crate::web::{Page, WebError, choices, render, views};

/// A phenomenon of the list.
struct Row {
    id: PhenomenonId,
    name: String,
    count: String,
    /// When its newest report came; empty where that would tell of a single one.
    last_seen: String,
}

#[derive(Template)]
#[template(path = "outline-list.html")]
struct ListPage {
    page: Page,
    /// Whether small counts are hidden, and below what.
    hidden_below: Option<u64>,
    is_limited: bool,
    rows: Vec<Row>,
}

/// Shows the phenomena to be followed of which something lies within the reader's limits.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn show(app: &App, page: Page, user: &User) -> Result<Response, WebError> {
    let cells = small_cells(app, user);
    let mut overviews = app.store.phenomena_within(Some(PhenomenonState::Active), &user.scope).await?;
    overviews.retain(|overview| overview.members > 0);
    let locale = page.locale();
    choices::sort_by_name(locale, &mut overviews, |overview| views::phenomenon_name(locale, &overview.phenomenon));
    let rows = overviews.into_iter().map(|overview| Row {
        id: overview.phenomenon.id,
        name: views::phenomenon_name(locale, &overview.phenomenon),
        count: told(&page, cells.count(overview.members)),
        last_seen: if cells == SmallCells::Shown { page.date(overview.last_seen) } else { String::new() },
    });
    render(&ListPage {
        rows: rows.collect(),
        hidden_below: cells.hidden_below(),
        is_limited: user.scope.is_limited(),
        page,
    })
}
