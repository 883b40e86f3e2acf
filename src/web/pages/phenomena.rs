//! The list of phenomena.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::app::App;
use crate::ids::PhenomenonId;
use crate::store::{Keywords, PhenomenonOverview, PhenomenonState};
use crate::web::field::{Choice, Field};
use crate::web::pages::outline;
use crate::web::session::SignedIn;
use crate::web::views::{self, Months};
use crate::web::{Chart, Locale, Page, WebError, choices, render};

/// How many months the small charts show.
const MONTHS: usize = 24;

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
    rows: Vec<Row>,
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
    let mut overviews = app.store.phenomena(Some(state)).await?;
    sort(&mut overviews, order, page.locale());
    let now = Timestamp::now();
    let earliest = overviews.iter().map(|overview| overview.phenomenon.first_seen).min().unwrap_or(now);
    let months = Months::between(earliest, now, MONTHS);
    render(&PhenomenaPage {
        is_empty: overviews.is_empty()
            && state == PhenomenonState::Active
            && app.store.phenomena(None).await?.is_empty(),
        rows: overviews.into_iter().map(|overview| row(&page, overview, &months)).collect(),
        state: state_field(&page, state),
        order: order_field(&page, order),
        page,
    })
}

fn sort(overviews: &mut [PhenomenonOverview], order: Order, locale: Locale) {
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

fn row(page: &Page, overview: PhenomenonOverview, months: &Months) -> Row {
    let phenomenon = overview.phenomenon;
    let name = views::phenomenon_name(page.locale(), &phenomenon);
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
