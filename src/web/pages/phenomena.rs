//! The list of phenomena.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::app::App;
use crate::ids::PhenomenonId;
use crate::store::{Keywords, Phenomenon, PhenomenonOverview, PhenomenonState};
use crate::web::field::{Choice, Field};
use crate::web::pages::outline;
use crate::web::session::SignedIn;
use crate::web::views::{self, Months};
use crate::web::{Chart, Locale, Page, Pagination, WebError, choices, render};

/// How many months the small charts show.
const MONTHS: usize = 24;

/// How many phenomena a page shows.
const SHOWN: usize = 50;

/// From how many phenomena on they are looked for by name.
const SOUGHT_FROM: usize = 20;

/// How many key words a row shows.
const KEYWORDS: usize = 5;

coded!(
    /// The order of the list.
    Order {
        /// The one with the newest report first.
        Latest = "latest",
        /// The one with the most reports first.
        Largest = "largest",
        /// The one that was first seen last first.
        Newest = "newest",
        /// By name.
        Name = "name",
    }
);

/// What the address asks for.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    state: String,
    #[serde(default)]
    order: String,
    /// A part of a name or key word.
    #[serde(default)]
    find: String,
    #[serde(default)]
    page: String,
}

/// A phenomenon of the list.
struct Row {
    id: PhenomenonId,
    name: String,
    keywords: Vec<String>,
    /// The language of the key words.
    keywords_lang: &'static str,
    members: u64,
    first_seen: String,
    last_seen: String,
    course: Chart,
}

#[derive(Template)]
#[template(path = "phenomena.html")]
struct PhenomenaPage {
    page: Page,
    state: Field,
    order: Field,
    /// The search for a name, where there are many.
    find: Option<Field>,
    rows: Vec<Row>,
    pagination: Pagination,
    /// Whether there is no phenomenon in any state.
    is_empty: bool,
}

/// Shows the phenomena in a state.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    if !user.user.sees_everything() {
        return outline::list::show(&app, page, &user.user).await;
    }
    let state = PhenomenonState::from_code(&wish.state)
        .filter(|state| *state != PhenomenonState::Merged)
        .unwrap_or(PhenomenonState::Active);
    let order = Order::from_code(&wish.order).unwrap_or(Order::Latest);
    let all = app.phenomena().await?;
    let mut overviews: Vec<&PhenomenonOverview> =
        all.iter().filter(|overview| overview.phenomenon.state == state).collect();
    let now = Timestamp::now();
    let earliest = overviews.iter().map(|overview| overview.phenomenon.first_seen).min().unwrap_or(now);
    let months = Months::between(earliest, now, MONTHS);
    let sought = wish.find.trim();
    let find = (overviews.len() >= SOUGHT_FROM || !sought.is_empty())
        .then(|| Field::optional(page.locale(), "find", "phenomena-find", sought));
    if !sought.is_empty() {
        overviews.retain(|overview| is_sought(&page, &overview.phenomenon, &sought.to_lowercase()));
    }
    sort(&mut overviews, order, page.locale());
    let pagination = Pagination::new(
        wish.page.parse().unwrap_or(1),
        overviews.len() as u64,
        SHOWN as u64,
        format!("/app/phenomena?{}", query(state, order, sought)?),
    );
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(SHOWN);
    render(&PhenomenaPage {
        is_empty: all.is_empty(),
        rows: overviews.into_iter().skip(left_out).take(SHOWN).map(|overview| row(&page, overview, &months)).collect(),
        state: state_field(&page, state),
        order: order_field(&page, order),
        find,
        pagination,
        page,
    })
}

/// Writes what the list was asked for as an address does.
fn query(state: PhenomenonState, order: Order, sought: &str) -> Result<String, WebError> {
    let mut pairs = vec![("state", state.code()), ("order", order.code())];
    pairs.extend((!sought.is_empty()).then_some(("find", sought)));
    Ok(serde_urlencoded::to_string(pairs).map_err(anyhow::Error::from)?)
}

/// Tells whether a phenomenon's name or a key word of it holds what is sought, in small letters.
fn is_sought(page: &Page, phenomenon: &Phenomenon, sought: &str) -> bool {
    let name = views::phenomenon_name(page.locale(), phenomenon);
    let keywords = phenomenon.keywords.fi.iter().chain(&phenomenon.keywords.sv);
    keywords.chain([&name]).any(|text| text.to_lowercase().contains(sought))
}

fn sort(overviews: &mut [&PhenomenonOverview], order: Order, locale: Locale) {
    match order {
        // As the store gives them.
        Order::Latest => {}
        Order::Largest => overviews.sort_by_key(|overview| Reverse(overview.members)),
        Order::Newest => overviews.sort_by_key(|overview| Reverse(overview.phenomenon.first_seen)),
        Order::Name => {
            choices::sort_by_name(locale, overviews, |overview| views::phenomenon_name(locale, &overview.phenomenon));
        }
    }
}

fn row(page: &Page, overview: &PhenomenonOverview, months: &Months) -> Row {
    let phenomenon = &overview.phenomenon;
    let name = views::phenomenon_name(page.locale(), phenomenon);
    let (keywords_lang, keywords) = keywords(page.locale(), &phenomenon.keywords);
    Row {
        id: phenomenon.id,
        keywords_lang,
        keywords,
        members: overview.members,
        first_seen: page.date(phenomenon.first_seen),
        last_seen: page.date(overview.last_seen),
        course: views::course(page, name.clone(), &overview.course, months).compact(),
        name,
    }
}

/// Returns the key words in the reader's language, else those in the other, and the language's code.
fn keywords(locale: Locale, keywords: &Keywords) -> (&'static str, Vec<String>) {
    let (fi, sv) = (("fi", &keywords.fi), ("sv", &keywords.sv));
    let (own, other) = if locale == Locale::Sv { (sv, fi) } else { (fi, sv) };
    let (lang, words) = if own.1.is_empty() { other } else { own };
    (lang, words.iter().take(KEYWORDS).cloned().collect())
}

fn state_field(page: &Page, state: PhenomenonState) -> Field {
    let choices = [
        (PhenomenonState::Active, "phenomena-state-active"),
        (PhenomenonState::Faded, "phenomena-state-faded"),
        (PhenomenonState::Dismissed, "phenomena-state-dismissed"),
    ];
    let choices =
        choices.map(|(state, key)| Choice { value: state.code().to_owned(), label: page.text(key).into_owned() });
    Field::required(page.locale(), "state", "phenomena-state", state.code()).choices(choices)
}

fn order_field(page: &Page, order: Order) -> Field {
    let choices = Order::ALL.iter().map(|order| {
        let label = match order {
            Order::Latest => page.text("phenomena-order-latest"),
            Order::Largest => page.text("phenomena-order-largest"),
            Order::Newest => page.text("phenomena-order-newest"),
            Order::Name => page.text("phenomena-order-name"),
        };
        Choice { value: order.code().to_owned(), label: label.into_owned() }
    });
    Field::required(page.locale(), "order", "phenomena-order", order.code()).choices(choices)
}
