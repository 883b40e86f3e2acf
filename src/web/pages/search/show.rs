//! The search page: form, results, and what was understood.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query as Address, State};
use axum::response::Response;

use super::form::{SearchFields, SearchForm};
use super::understood::{self, Understood};
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::search::{self, FoundBy, Hit, Query};
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Page, Pagination, WebError, render};

/// How many results a page shows.
const RESULTS: usize = 20;

/// The most pages that can be turned; whoever looks further narrows the search down.
const MOST_PAGES: u64 = 500;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    fields: SearchFields,
    /// How many filters are set.
    filters: usize,
    results: Option<Results>,
    /// Whether there is an encoder, so that meaning counts too.
    by_meaning: bool,
}

/// What was found.
struct Results {
    total: usize,
    reports: Vec<Report>,
    understood: Vec<Understood>,
    pagination: Pagination,
}

/// Shows the form and, once something is asked for, what was found.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Address(form): Address<SearchForm>,
) -> Result<Response, WebError> {
    let results = if form.is_empty() { None } else { Some(results(&app, &page, &form).await?) };
    render(&SearchPage {
        fields: form.fields(&app, &page).await?,
        filters: form.filter_count(),
        results,
        by_meaning: app.encoder.is_ok(),
        page,
    })
}

async fn results(app: &App, page: &Page, form: &SearchForm) -> Result<Results, WebError> {
    let number = form.page.parse::<u64>().unwrap_or(1).clamp(1, MOST_PAGES);
    let offset = usize::try_from(number - 1).unwrap_or_default() * RESULTS;
    let wanted = search::Page { limit: RESULTS, offset };
    let found = search::find(app, Query::parse(&form.q), form.filters(app), wanted).await?;
    let ids: Vec<ObservationId> = found.hits.iter().map(|hit| hit.id).collect();
    let stored = app.store.observations(&ids).await?;
    let stored: HashMap<ObservationId, Observation> =
        stored.into_iter().map(|stored| (stored.observation.id, stored.observation)).collect();
    let shown = found.hits.iter().filter_map(|hit| Some(report(app, page, hit, stored.get(&hit.id)?)));
    Ok(Results {
        total: found.total,
        reports: shown.collect(),
        understood: understood::tell(page, &found.understood),
        pagination: Pagination::new(
            number,
            (found.total as u64).min(MOST_PAGES * RESULTS as u64),
            RESULTS as u64,
            form.address(),
        ),
    })
}

fn report(app: &App, page: &Page, hit: &Hit, observation: &Observation) -> Report {
    let note = match hit.found_by {
        FoundBy::Words => page.text("search-found-by-words").into_owned(),
        FoundBy::Meaning => page.text("search-found-by-meaning").into_owned(),
        FoundBy::Filters => String::new(),
    };
    Report::new(page, app.reference, observation).pieces(views::marked(&hit.snippet)).note(note)
}
