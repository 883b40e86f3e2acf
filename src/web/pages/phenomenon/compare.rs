//! Two phenomena beside each other: their courses, what sets them apart, who and where, and the reports that are most
//! alike.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::breakdown::{self, Counts, ROWS};
use super::deciding;
use super::others;
use super::ties::{self, Apart};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena;
use crate::store::{Member, Phenomenon};
use crate::web::session::SignedIn;
use crate::web::views::{self, Months, Report};
use crate::web::{Chart, Page, WebError, render};

/// How many months the courses show at most.
const MONTHS: usize = 36;

/// How many pairs of reports are shown.
const PAIRS: usize = 3;

/// One of the two.
struct Side {
    id: PhenomenonId,
    name: String,
    /// That something is said of this one alone.
    only: String,
    lead: String,
    /// What it is, in a language.
    description: Option<(String, &'static str)>,
}

/// How the reports of both are divided by one thing: a row's name, and what either has of it.
struct Table {
    title: String,
    label: String,
    rows: Vec<(String, [String; 2])>,
}

/// What only the state of grouping can tell.
struct Compared {
    /// The mean similarity of their reports; empty where one has none.
    closeness: String,
    apart: Apart,
    pairs: Vec<[Report; 2]>,
}

#[derive(Template)]
#[template(path = "phenomenon-compare.html")]
struct ComparePage {
    page: Page,
    sides: [Side; 2],
    course: Chart,
    tables: Vec<Table>,
    /// `None` while nothing can be compared.
    compared: Option<Compared>,
}

/// Shows the two; the address of one that was merged leads to the living one.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path((one, other)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let phenomena = [deciding::phenomenon(&app, &one).await?, deciding::phenomenon(&app, &other).await?];
    let ids = phenomena.each_ref().map(|phenomenon| phenomenon.id);
    if ids[0] == ids[1] {
        return Ok(Redirect::to(&format!("/app/phenomena/{}", ids[0])).into_response());
    }
    let members = [app.store.phenomenon_members(ids[0]).await?, app.store.phenomenon_members(ids[1]).await?];
    render(&ComparePage {
        course: course(&app, &page, &phenomena).await?,
        tables: tables(&app, &page, &members),
        compared: compared(&app, &page, ids, &members).await?,
        sides: [side(&page, &phenomena[0], &members[0]), side(&page, &phenomena[1], &members[1])],
        page,
    })
}

fn side(page: &Page, phenomenon: &Phenomenon, members: &[Member]) -> Side {
    let last = members.first().map_or(phenomenon.first_seen, |newest| newest.stored.observation.received_at);
    let values = [
        ("count", members.len().into()),
        ("first", page.date(phenomenon.first_seen).into()),
        ("last", page.date(last).into()),
    ];
    let name = views::phenomenon_name(page.locale(), phenomenon);
    Side {
        id: phenomenon.id,
        only: page.text_with("compare-only", &[("name", name.as_str().into())]).into_owned(),
        name,
        lead: page.text_with("phenomenon-lead", &values).into_owned(),
        description: views::description(page.locale(), phenomenon),
    }
}

/// Draws both courses over the same months.
async fn course(app: &App, page: &Page, phenomena: &[Phenomenon; 2]) -> Result<Chart, WebError> {
    let first = phenomena[0].first_seen.min(phenomena[1].first_seen);
    let months = Months::between(first, Timestamp::now(), MONTHS);
    let mut both: Option<Chart> = None;
    for phenomenon in phenomena {
        let counts = app.store.phenomenon_course(phenomenon.id).await?;
        let mut chart = views::course(page, page.text("phenomenon-course").into_owned(), &counts, &months);
        chart.series[0].name = views::phenomenon_name(page.locale(), phenomenon);
        match &mut both {
            Some(both) => both.series.append(&mut chart.series),
            None => both = Some(chart),
        }
    }
    Ok(both.expect("there are two phenomena"))
}

fn tables(app: &App, page: &Page, members: &[Vec<Member>; 2]) -> Vec<Table> {
    let [one, other] = members.each_ref().map(|members| {
        let reports: Vec<_> = members.iter().map(|member| &member.stored.observation).collect();
        breakdown::counts(page, app.reference, &reports)
    });
    let wholes = members.each_ref().map(|members| members.len() as u64);
    let both = one.into_iter().zip(other).map(|(one, other)| table(page, [one, other], wholes));
    both.filter(|table| !table.rows.is_empty()).collect()
}

/// Lays two divisions by the same thing beside each other: what has the largest shares of both first, what is left and
/// what is not known last.
fn table(page: &Page, sides: [Counts; 2], wholes: [u64; 2]) -> Table {
    let mut both: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for (side, counts) in sides.iter().enumerate() {
        for (name, count) in &counts.named {
            both.entry(name).or_default()[side] = *count;
        }
    }
    let mut counts: Vec<(String, [u64; 2])> = both.into_iter().map(|(name, both)| (name.to_owned(), both)).collect();
    // Shares of different wholes, brought to the same: a / A + b / B by a · B + b · A.
    counts.sort_by_key(|(_, [one, other])| Reverse(one * wholes[1] + other * wholes[0]));
    let rest = if counts.len() > ROWS + 1 { counts.split_off(ROWS) } else { Vec::new() };
    let rest = rest.into_iter().fold([0, 0], |sum, (_, [one, other])| [sum[0] + one, sum[1] + other]);
    for (key, both) in [("phenomenon-others", rest), ("phenomenon-unknown", sides.each_ref().map(|side| side.unknown))]
    {
        if both != [0, 0] {
            counts.push((page.text(key).into_owned(), both));
        }
    }
    let told = |count: u64, whole: u64| match count {
        0 => "–".to_owned(),
        _ => {
            let share = page.locale().percent(count as f64 / whole as f64);
            page.text_with("compare-share", &[("count", count.into()), ("share", share.into())]).into_owned()
        }
    };
    let rows = counts.into_iter().map(|(name, [one, other])| (name, [told(one, wholes[0]), told(other, wholes[1])]));
    let rows = rows.collect();
    let [Counts { title, label, .. }, _] = sides;
    Table { title, label, rows }
}

async fn compared(
    app: &App,
    page: &Page,
    [one, other]: [PhenomenonId; 2],
    members: &[Vec<Member>; 2],
) -> Result<Option<Compared>, WebError> {
    let Some(grouping) = views::grouping_soon(app).await else { return Ok(None) };
    let (held, locale) = (app.clone(), page.locale());
    let found = tokio::task::spawn_blocking(move || {
        let radar = &grouping.radar;
        let apart = ties::apart(&held, locale, [&radar.members(one), &radar.members(other)], &grouping.frequencies);
        (phenomena::nearness(radar, one, other), apart, phenomena::closest_pairs(radar, one, other, PAIRS))
    });
    let (nearness, apart, pairs) = found.await?;
    let report = |side: usize, id: ObservationId| {
        let member = members[side].iter().find(|member| member.stored.observation.id == id)?;
        Some(others::report(app, page, member))
    };
    let pairs = pairs.into_iter().filter_map(|(left, right)| Some([report(0, left)?, report(1, right)?]));
    Ok(Some(Compared {
        closeness: nearness.map(|nearness| page.locale().percent(f64::from(nearness.max(0.0)))).unwrap_or_default(),
        apart,
        pairs: pairs.collect(),
    }))
}
