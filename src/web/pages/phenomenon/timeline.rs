//! When phenomena began, became one, became two, and faded: all of them, month by month.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::history;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::decisions::DecisionKind;
use crate::store::{PhenomenonEvent, PhenomenonEventKind};
use crate::web::session::SignedIn;
use crate::web::views::{self, Authors};
use crate::web::{Page, Pagination, WebError, render};

/// How many events a page shows.
const SHOWN: u32 = 100;

/// What changes which phenomena there are.
const TURNS: [PhenomenonEventKind; 7] = [
    PhenomenonEventKind::Found,
    PhenomenonEventKind::Merged,
    PhenomenonEventKind::SplitOff,
    PhenomenonEventKind::Dismissed,
    PhenomenonEventKind::Faded,
    PhenomenonEventKind::Revived,
    PhenomenonEventKind::Undone,
];

/// Which page.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: String,
}

/// Something that happened.
struct Turn {
    when: String,
    phenomenon: PhenomenonId,
    name: String,
    what: String,
}

/// What happened in a month.
struct Month {
    name: String,
    turns: Vec<Turn>,
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct TimelinePage {
    page: Page,
    months: Vec<Month>,
    pagination: Pagination,
}

/// Tells whether an event changed which phenomena there are: not every decision that was undone did.
fn is_turn(event: &PhenomenonEvent) -> bool {
    event.kind != PhenomenonEventKind::Undone
        || matches!(
            history::undone_kind(event),
            Some(DecisionKind::Merge | DecisionKind::Split | DecisionKind::Dismiss)
        )
}

/// Shows what happened, latest first.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let total = app.store.event_count_of(&TURNS).await?;
    let number = wish.page.parse().unwrap_or(1);
    let pagination = Pagination::new(number, total, u64::from(SHOWN), "/app/phenomena/timeline");
    let left_out = u32::try_from(pagination.page - 1).unwrap_or(u32::MAX).saturating_mul(SHOWN);
    let events = app.store.events_of(&TURNS, SHOWN, left_out).await?;
    let authors = Authors::read(&app).await?;
    let phenomena = app.phenomena().await?;
    let names: HashMap<PhenomenonId, String> = phenomena
        .iter()
        .map(|overview| (overview.phenomenon.id, views::phenomenon_name(page.locale(), &overview.phenomenon)))
        .collect();
    let mut months: Vec<Month> = Vec::new();
    for event in events.iter().filter(|event| is_turn(event)) {
        let month = page.locale().month(app.config.interface.day_of(event.at));
        // One that was merged goes by the name of the one that it became part of.
        let name = match names.get(&event.phenomenon) {
            Some(name) => name.clone(),
            None => match app.store.phenomenon(event.phenomenon).await? {
                Some(living) => views::phenomenon_name(page.locale(), &living),
                None => continue,
            },
        };
        let what = history::tell(&page, std::slice::from_ref(event), &authors);
        let what = what.into_iter().next().map(|happening| happening.what).unwrap_or_default();
        let turn = Turn { when: page.date(event.at), phenomenon: event.phenomenon, name, what };
        match months.last_mut().filter(|last| last.name == month) {
            Some(last) => last.turns.push(turn),
            None => months.push(Month { name: month, turns: vec![turn] }),
        }
    }
    render(&TimelinePage { months, pagination, page })
}
