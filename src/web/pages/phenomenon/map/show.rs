//! The map of phenomena.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::drawing::{self, Dot};
use crate::alerts::AlertState;
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::map::{self, Place};
use crate::store::{PhenomenonOverview, PhenomenonState};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render, views};

/// How many phenomena the map shows, the largest: more could not be told apart.
const SHOWN: usize = 120;

/// How many letters of a name stand on the map.
const LETTERS: usize = 26;

/// How long "ja", "och" and "and" are at most.
const LONGEST_JOINT: usize = 3;

/// A phenomenon of the map.
struct Point {
    id: PhenomenonId,
    /// Its name as far as there is room.
    short: String,
    /// What a screen reader says of it.
    told: String,
    /// Whether an alert about it waits.
    is_raised: bool,
    dot: Dot,
}

/// A phenomenon of the table.
struct Row {
    id: PhenomenonId,
    name: String,
    reports: u64,
    nearest: Option<(PhenomenonId, String)>,
}

#[derive(Template)]
#[template(path = "phenomenon-map.html")]
struct MapPage {
    page: Page,
    points: Vec<Point>,
    rows: Vec<Row>,
    /// How many phenomena are not on the map.
    left_out: usize,
    /// Whether the reports could be compared.
    is_compared: bool,
}

impl MapPage {
    /// Returns the picture's frame.
    fn frame(&self) -> String {
        format!("0 0 {} {}", drawing::SIZE[0], drawing::SIZE[1])
    }
}

/// Shows the largest of the phenomena that are followed.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let all = app.phenomena().await?;
    let is_shown =
        |overview: &&PhenomenonOverview| overview.phenomenon.state == PhenomenonState::Active && overview.members > 0;
    let mut overviews: Vec<&PhenomenonOverview> = all.iter().filter(is_shown).collect();
    overviews.sort_by_key(|overview| (Reverse(overview.members), overview.phenomenon.id));
    let left_out = overviews.len().saturating_sub(SHOWN);
    overviews.truncate(SHOWN);
    let raised: HashSet<PhenomenonId> =
        app.store.alerts(Some(AlertState::New)).await?.into_iter().map(|alert| alert.phenomenon).collect();
    let ids: Vec<PhenomenonId> = overviews.iter().map(|overview| overview.phenomenon.id).collect();
    let places = places(&app, &ids).await;
    let names: HashMap<PhenomenonId, String> = overviews
        .iter()
        .map(|overview| (overview.phenomenon.id, views::phenomenon_name(page.locale(), &overview.phenomenon)))
        .collect();
    let is_compared = places.is_some();
    let places = places.unwrap_or_default();
    let rows = overviews.iter().map(|overview| {
        let id = overview.phenomenon.id;
        let nearest = places.get(&id).and_then(|place| place.nearest);
        let nearest = nearest.and_then(|near| Some((near, names.get(&near)?.clone())));
        Row { id, name: names[&id].clone(), reports: overview.members, nearest }
    });
    let rows: Vec<Row> = rows.collect();
    render(&MapPage { points: points(&page, &rows, &places, &raised), rows, left_out, is_compared, page })
}

/// Returns where they lie; `None` while nothing can be compared.
async fn places(app: &App, ids: &[PhenomenonId]) -> Option<BTreeMap<PhenomenonId, Place>> {
    match tokio::time::timeout(views::PATIENCE, map::places(app, ids)).await {
        Ok(Ok(places)) => Some(places),
        Ok(Err(error)) => {
            tracing::debug!(%error, "the map is shown without places");
            None
        }
        Err(_) => None,
    }
}

fn points(
    page: &Page,
    rows: &[Row],
    places: &BTreeMap<PhenomenonId, Place>,
    raised: &HashSet<PhenomenonId>,
) -> Vec<Point> {
    let placed: Vec<(&Row, &Place)> = rows.iter().filter_map(|row| Some((row, places.get(&row.id)?))).collect();
    let shorts: Vec<String> = placed.iter().map(|(row, _)| short(&row.name)).collect();
    let drawn: Vec<_> = placed
        .iter()
        .zip(&shorts)
        .map(|((row, place), short)| (place.spot, row.reports, short.chars().count()))
        .collect();
    let dots = drawing::draw(&drawn);
    let points = placed.into_iter().zip(shorts).zip(dots).map(|(((row, _), short), dot)| {
        let is_raised = raised.contains(&row.id);
        let count = page.text_with("phenomena-count", &[("count", row.reports.into())]);
        let alert = if is_raised { format!(", {}", page.text("map-raised")) } else { String::new() };
        Point { id: row.id, short, told: format!("{}, {count}{alert}", row.name), is_raised, dot }
    });
    points.collect()
}

/// Returns the first whole words of a name, as many as there is room for; without the "and" that would end them. The
/// link's own name begins with the same words, so that whoever speaks to the browser can say what is seen.
fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LETTERS + 1).collect();
    let Some((whole, _)) = cut.rsplit_once(' ') else { return name.chars().take(LETTERS).collect() };
    let without_joint = whole.rsplit_once(' ').filter(|(_, last)| last.chars().count() <= LONGEST_JOINT);
    without_joint.map_or(whole, |(words, _)| words).trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_after_a_whole_word() {
        assert_eq!(short("Häätö ja vuokravelka"), "Häätö ja vuokravelka");
        assert_eq!(short("Suomen kurssi, jono ja opettaja"), "Suomen kurssi, jono");
        assert_eq!(short("Missbrukarvård och beroendevård"), "Missbrukarvård");
        assert_eq!(short("Työkyvyttömyyseläkehakemuksessa"), "Työkyvyttömyyseläkehakemuk");
    }
}
