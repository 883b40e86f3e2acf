//! From where observations come: the counties as tiles that lie as they do on a map, their municipalities, and both as tables.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::outline::{small_cells, told};
use crate::access::{Count, Right, SmallCells};
use crate::app::App;
use crate::intake::{County, Reference};
use crate::store::{ObservationFilter, PlaceCount};
use crate::web::field::{Choice, Field};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, choices, render, views};

/// How many shades tell the tiles apart, beside that of few or none.
const SHADES: u64 = 4;

coded!(
    /// Which observations count.
    Period {
        /// Those of the last year.
        Year = "year",
        /// Those of the last 90 days.
        Quarter = "quarter",
        /// All.
        All = "all",
    }
);

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    period: String,
    county: String,
}

/// A county's tile, and its row of the table.
struct Place {
    /// The county's id, which names the tile's place; empty for where no county is known.
    id: String,
    name: String,
    count: String,
    /// The number alone, for the tile.
    number: String,
    /// How dark the tile is.
    shade: u64,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "places.html")]
struct PlacesPage {
    page: Page,
    period: Field,
    /// The code of the period, for links.
    code: &'static str,
    tiles: Vec<Place>,
    /// Observations without a county, if any.
    nowhere: Option<String>,
    /// The county that was chosen, with its municipalities.
    chosen: Option<Chosen>,
    hidden_below: Option<u64>,
    is_limited: bool,
    may_search: bool,
}

/// A county and its municipalities, as many from each.
struct Chosen {
    id: String,
    name: String,
    municipalities: Vec<(String, String)>,
}

/// Shows where observations come from, as far as the reader may know.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let period = Period::from_code(&wish.period).unwrap_or(Period::Year);
    let scope = user.user.scope.clone();
    let filter = ObservationFilter { from: since(period), scope, ..ObservationFilter::default() };
    let counts = app.store.observation_counts_by_place(&filter).await?;
    let cells = small_cells(&app, &user.user);
    let mut by_county: BTreeMap<&str, u64> = BTreeMap::new();
    for place in &counts {
        *by_county.entry(place.county.as_deref().unwrap_or_default()).or_default() += place.observations;
    }
    let chosen = app.reference.county(&wish.county);
    let most = by_county.iter().filter(|(id, _)| !id.is_empty()).map(|(_, count)| *count).max().unwrap_or(1);
    let tile = |county: &County| {
        let count = by_county.get(county.id.as_str()).copied().unwrap_or_default();
        Place {
            id: county.id.clone(),
            name: views::county(page.locale(), app.reference, &county.id),
            count: told(&page, cells.count(count)),
            number: number(&page, cells.count(count)),
            shade: shade(cells.count(count), most),
            is_chosen: chosen.is_some_and(|chosen| chosen.id == county.id),
        }
    };
    let mut tiles: Vec<Place> = app.reference.counties().iter().map(tile).collect();
    choices::sort_by_name(page.locale(), &mut tiles, |place| place.name.clone());
    render(&PlacesPage {
        tiles,
        nowhere: by_county.get("").map(|count| told(&page, cells.count(*count))),
        chosen: chosen.map(|county| municipalities(&page, app.reference, county, &counts, cells)),
        period: period_field(&page, period),
        code: period.code(),
        hidden_below: cells.hidden_below(),
        is_limited: user.user.scope.is_limited(),
        may_search: user.user.role.may(Right::ReadCases),
        page,
    })
}

fn since(period: Period) -> Option<Timestamp> {
    let days = match period {
        Period::Year => 365,
        Period::Quarter => 90,
        Period::All => return None,
    };
    Some(Timestamp::now() - SignedDuration::from_hours(24 * days))
}

/// Writes a count in as few letters as a tile has room for.
fn number(page: &Page, count: Count) -> String {
    match count {
        Count::Exactly(count) => page.number(count),
        Count::FewerThan(count) => format!("< {}", page.number(count)),
        Count::AtLeast(count) => format!("≥ {}", page.number(count)),
    }
}

/// Tells how dark a tile is: 0 for none or few, else from 1 up to [`SHADES`] by its share of the most.
fn shade(count: Count, most: u64) -> u64 {
    match count {
        Count::FewerThan(_) | Count::Exactly(0) => 0,
        Count::Exactly(count) | Count::AtLeast(count) => (count * SHADES).div_ceil(most.max(1)).clamp(1, SHADES),
    }
}

fn municipalities(
    page: &Page,
    reference: &Reference,
    county: &County,
    counts: &[PlaceCount],
    cells: SmallCells,
) -> Chosen {
    let of_county = counts.iter().filter(|place| place.county.as_deref() == Some(county.id.as_str()));
    // A row with few would tell that it is not one with none.
    let named = of_county.filter(|place| !cells.hides(place.observations)).map(|place| {
        let name = match &place.municipality {
            Some(code) => views::municipality(page.locale(), reference, code),
            None => page.text("places-unknown").into_owned(),
        };
        (name, told(page, cells.count(place.observations)))
    });
    let mut municipalities: Vec<(String, String)> = named.collect();
    choices::sort_by_name(page.locale(), &mut municipalities, |(name, _)| name.clone());
    let name = views::county(page.locale(), reference, &county.id);
    Chosen { id: county.id.clone(), name, municipalities }
}

fn period_field(page: &Page, period: Period) -> Field {
    let choices = Period::ALL.iter().map(|period| {
        let label = match period {
            Period::Year => page.text("places-year"),
            Period::Quarter => page.text("places-quarter"),
            Period::All => page.text("places-all"),
        };
        Choice { value: period.code().to_owned(), label: label.into_owned() }
    });
    Field::required(page.locale(), "period", "places-period", period.code()).choices(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_darken_by_their_share_and_few_stay_light() {
        assert_eq!(shade(Count::Exactly(0), 40), 0);
        assert_eq!(shade(Count::FewerThan(5), 40), 0);
        assert_eq!([1, 10, 11, 30, 40].map(|count| shade(Count::Exactly(count), 40)), [1, 1, 2, 3, 4]);
        assert_eq!(shade(Count::AtLeast(5), 7), 3);
    }
}
