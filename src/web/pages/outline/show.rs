//! A phenomenon in outline.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;

use super::{small_cells, told};
use crate::access::{SmallCells, User};
use crate::app::App;
use crate::intake::Observation;
use crate::store::Phenomenon;
use crate::web::pages::phenomenon::breakdown;
use crate::web::pages::phenomenon::themes;
use crate::web::views::{self, Report};
use crate::web::{Page, Pagination, WebError, render};

/// How many reports a page shows.
const REPORTS: usize = 20;

/// How the reports are divided by one thing; the second of each pair says how many.
struct Table {
    title: String,
    label: String,
    rows: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "outline.html")]
struct OutlinePage {
    page: Page,
    name: String,
    count: String,
    hidden_below: Option<u64>,
    is_limited: bool,
    themes: Vec<String>,
    /// What it is, in a language.
    description: Option<(String, &'static str)>,
    tables: Vec<Table>,
    /// Empty for those who may not read cases.
    reports: Vec<Report>,
    pagination: Pagination,
}

/// Shows a phenomenon; it is not there for somebody within whose limits it has no report.
///
/// # Errors
///
/// [`WebError::NotFound`] in that case; else when the database cannot be read.
pub async fn show(
    app: &App,
    page: Page,
    user: &User,
    phenomenon: &Phenomenon,
    page_number: u64,
) -> Result<Response, WebError> {
    let cells = small_cells(app, user);
    let members = app.store.phenomenon_members(phenomenon.id).await?;
    let within: Vec<&Observation> =
        members.iter().map(|member| &member.stored.observation).filter(|report| user.scope.allows(report)).collect();
    if within.is_empty() {
        return Err(WebError::NotFound);
    }
    let address = format!("/app/phenomena/{}", phenomenon.id);
    let readable: &[&Observation] = if cells == SmallCells::Shown { &within } else { &[] };
    let pagination = Pagination::new(page_number, readable.len() as u64, REPORTS as u64, address);
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(REPORTS);
    let shown = readable.iter().skip(left_out).take(REPORTS);
    render(&OutlinePage {
        name: views::phenomenon_name(page.locale(), phenomenon),
        count: told(&page, cells.count(within.len() as u64)),
        hidden_below: cells.hidden_below(),
        is_limited: user.scope.is_limited(),
        themes: phenomenon.curation.themes.iter().map(|&theme| themes::name(&page, theme)).collect(),
        description: views::description(page.locale(), phenomenon),
        tables: tables(app, &page, &within, cells),
        reports: shown.map(|report| Report::new(&page, app.reference, report)).collect(),
        pagination,
        page,
    })
}

/// Below this many reports there is nothing to divide: they are listed.
const DIVIDED: usize = 2;

/// Divides the reports by year, place, line and group; what is hidden is left out.
fn tables(app: &App, page: &Page, reports: &[&Observation], cells: SmallCells) -> Vec<Table> {
    if reports.len() < DIVIDED {
        return Vec::new();
    }
    let mut years: BTreeMap<i16, u64> = BTreeMap::new();
    for report in reports {
        *years.entry(app.config.interface.day_of(report.received_at).year()).or_default() += 1;
    }
    let years = Table {
        title: page.text("outline-by-year").into_owned(),
        label: page.text("outline-year").into_owned(),
        rows: years.iter().filter_map(|(year, count)| row(page, cells, year.to_string(), *count)).collect(),
    };
    let others = breakdown::of(page, app.reference, reports).into_iter().map(|breakdown| Table {
        title: breakdown.title,
        label: breakdown.label,
        rows: breakdown.rows.into_iter().filter_map(|share| row(page, cells, share.name, share.count)).collect(),
    });
    std::iter::once(years).chain(others).filter(|table| !table.rows.is_empty()).collect()
}

fn row(page: &Page, cells: SmallCells, name: String, count: u64) -> Option<(String, String)> {
    (!cells.hides(count)).then(|| (name, told(page, cells.count(count))))
}
