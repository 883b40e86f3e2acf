//! The search page: form, facets, results, and what was understood.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query as Address, State};
use axum::response::Response;

use super::address::{self, SearchAddress};
use super::facets::{self, FacetGroup, Histogram, Labels, Limit};
use super::saved::{self, Saved};
use super::understood::{self, Understood};
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::search::{self, Correction, FoundBy, Hit, Wish};
use crate::web::field::Field;
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
    query: Field,
    /// The first and the last day.
    dates: [Field; 2],
    total: usize,
    reports: Vec<Report>,
    understood: Vec<Understood>,
    /// What may have been meant.
    meant: Option<Meant>,
    /// Words that do not occur and for which none is spelt alike.
    missing: String,
    limits: Vec<Limit>,
    groups: Vec<FacetGroup>,
    histogram: Option<Histogram>,
    pagination: Pagination,
    /// The search as it stands in the address, to be kept.
    kept: String,
    csv: String,
    xlsx: String,
    /// A new watch topic with these words; empty without words.
    watch: String,
    saved: Vec<Saved>,
    /// Whether anything was asked for.
    is_asked: bool,
    /// Whether there is an encoder, so that meaning counts too.
    by_meaning: bool,
}

/// Words that do not occur, and the search with those that may be meant.
struct Meant {
    /// The words that do not occur.
    missing: String,
    /// The query that may be meant.
    query: String,
    /// The address of its search.
    address: String,
}

/// Shows the form, what was found, and what it can be narrowed down by.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Address(pairs): Address<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let asked = SearchAddress::read(pairs, &app);
    let number = asked.page.clamp(1, MOST_PAGES);
    let offset = usize::try_from(number - 1).unwrap_or_default() * RESULTS;
    let wish = Wish {
        query: asked.query(),
        filters: asked.filters(),
        page: search::Page { limit: RESULTS, offset },
        counts: true,
        passages: true,
    };
    let found = search::find(&app, &user.user.scope, wish).await?;
    let ids: Vec<ObservationId> = found.hits.iter().map(|hit| hit.id).collect();
    let stored: HashMap<ObservationId, Observation> = app
        .store
        .observations(&ids)
        .await?
        .into_iter()
        .map(|stored| (stored.observation.id, stored.observation))
        .collect();
    let reports = found.hits.iter().filter_map(|hit| Some(report(&app, &page, hit, stored.get(&hit.id)?))).collect();
    let labels = Labels::read(&app, page.locale()).await?;
    let counts = found.counts.unwrap_or_default();
    let (kept, words) = (asked.kept(), found.understood.running_text());
    let locale = page.locale();
    render(&SearchPage {
        query: Field::required(locale, "q", "search-query", &asked.q).hint(locale, "search-query-hint"),
        dates: dates(&page, &asked),
        total: found.total,
        reports,
        understood: understood::tell(&page, &found.understood, &found.filters),
        meant: meant(&asked, &found.corrections),
        missing: found.missing.join(", "),
        limits: facets::limits(&page, &asked, &found.filters, &labels),
        groups: facets::groups(&page, &asked, &counts, &labels),
        histogram: facets::histogram(&page, &asked, &counts.months),
        pagination: Pagination::new(
            number,
            (found.total as u64).min(MOST_PAGES * RESULTS as u64),
            RESULTS as u64,
            asked.address(),
        ),
        csv: address::at("/app/search/results.csv", &kept),
        xlsx: address::at("/app/search/results.xlsx", &kept),
        watch: if words.is_empty() { words } else { watch_address(&words) },
        saved: saved::list(&app, &page).await?,
        is_asked: !asked.is_empty(),
        by_meaning: app.encoder.is_ok(),
        kept,
        page,
    })
}

/// Returns the address of a new watch topic that looks for these words.
pub fn watch_address(words: &str) -> String {
    let pairs = serde_urlencoded::to_string([("description", words)]).unwrap_or_default();
    address::at("/app/watch-topics/new", &pairs)
}

fn dates(page: &Page, asked: &SearchAddress) -> [Field; 2] {
    [("from", "search-from", &asked.from), ("to", "search-to", &asked.to)].map(|(name, label, typed)| {
        let mut field = Field::required(page.locale(), name, label, typed);
        if !typed.is_empty() && address::date(typed).is_none() {
            field.faults.push(page.text("search-no-date"));
        }
        field
    })
}

/// Tells what may have been meant by words that do not occur.
fn meant(asked: &SearchAddress, corrections: &[Correction]) -> Option<Meant> {
    if corrections.is_empty() {
        return None;
    }
    let missing: Vec<&str> = corrections.iter().map(|correction| correction.typed.as_str()).collect();
    let query = corrections.iter().fold(asked.q.clone(), |query, correction| correction.apply(&query));
    let address = asked.with_query(query.clone()).address();
    Some(Meant { missing: missing.join(", "), query, address })
}

fn report(app: &App, page: &Page, hit: &Hit, observation: &Observation) -> Report {
    let note = match hit.found_by {
        FoundBy::Words => page.text("search-found-by-words").into_owned(),
        FoundBy::Synonyms => page.text("search-found-by-synonyms").into_owned(),
        FoundBy::Meaning => page.text("search-found-by-meaning").into_owned(),
        FoundBy::Filters => String::new(),
    };
    Report::new(page, app.reference, observation).pieces(views::marked(&hit.snippet)).note(note)
}
