//! A replay: how far it is, and what it found.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::timeline::{self, Line, Tick};
use crate::alerts::AlertKind;
use crate::app::App;
use crate::ids::{PhenomenonId, ReplayId};
use crate::web::choices::sort_by_name;
use crate::web::pages::rules::RuleFields;
use crate::web::replays::{Entry, Grouped, Lane, Outcome, Raised, Replays, State as Work};
use crate::web::session::SignedIn;
use crate::web::{Locale, Page, WebError, render, views};

/// An alert in the table.
struct Row {
    when: String,
    name: String,
    address: String,
    kind: String,
    reports: usize,
    /// What the change means for it; empty without a comparison.
    change: String,
}

/// How many alerts a part of the whole would have had.
struct Part {
    name: String,
    before: usize,
    after: usize,
}

/// The picture.
struct Picture {
    lines: Vec<Line>,
    ticks: Vec<Tick>,
    height: u32,
}

#[derive(Template)]
#[template(path = "replay.html")]
struct ReplayPage {
    page: Page,
    id: ReplayId,
    title: String,
    in_short: String,
    /// How much is done, in per cent, while it is worked out.
    percent: Option<usize>,
    /// What went wrong; empty for nothing.
    failure: String,
    /// What was found, in a sentence.
    summary: String,
    rows: Vec<Row>,
    parts: Vec<Part>,
    is_compared: bool,
    picture: Option<Picture>,
    left_out: usize,
    /// The rules of a preview, to be saved.
    to_save: Option<RuleFields>,
    is_anew: bool,
}

/// Shows a replay.
pub async fn show(
    State(app): State<App>,
    Extension(all): Extension<Replays>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: ReplayId = id.parse().map_err(|_| WebError::NotFound)?;
    let entry = all.find(id).ok_or(WebError::NotFound)?;
    let may_save = crate::web::pages::rules::may_change(&user);
    let mut shown = empty(&page, id, &entry);
    match &entry.state {
        Work::Running(progress) => shown.percent = Some(progress.percent()),
        Work::NoEncoder => shown.failure = page.text("replay-no-encoder").into_owned(),
        Work::Failed => shown.failure = page.text("replay-failed").into_owned(),
        Work::Done(outcome) => {
            tell(&mut shown, &app, &page, &entry, outcome)?;
            shown.to_save = (shown.is_compared && may_save).then(|| RuleFields::of(&page, entry.asked.rules));
        }
    }
    shown.page = page;
    render(&shown)
}

fn empty(page: &Page, id: ReplayId, entry: &Entry) -> ReplayPage {
    let asked = &entry.asked;
    let locale = page.locale();
    let period = [("from", locale.date(asked.from).into()), ("to", locale.date(asked.to).into())];
    let rules = asked.rules;
    let values = [
        ("reports", rules.accumulation.reports.into()),
        ("days", rules.accumulation.days.into()),
        ("voices", rules.accumulation.voices.into()),
        ("budget", RuleFields::of(page, rules).false_alarms.value.into()),
    ];
    ReplayPage {
        page: page.clone(),
        id,
        title: page.text_with("replay-of", &period).into_owned(),
        in_short: page.text_with("rules-in-short", &values).into_owned(),
        percent: None,
        failure: String::new(),
        summary: String::new(),
        rows: Vec::new(),
        parts: Vec::new(),
        is_compared: asked.compared.is_some(),
        picture: None,
        left_out: 0,
        to_save: None,
        is_anew: asked.grouped == Grouped::Anew,
    }
}

fn tell(shown: &mut ReplayPage, app: &App, page: &Page, entry: &Entry, outcome: &Outcome) -> Result<(), WebError> {
    let locale = page.locale();
    let zone = &app.config.interface.time_zone;
    let asked = &entry.asked;
    let days = f64::from(asked.from.until(asked.to).map_err(anyhow::Error::from)?.get_days().max(0) + 1);
    let a_year = |alerts: usize| locale.decimal(alerts as f64 * 365.25 / days, 1);
    let values = [
        ("alerts", outcome.raised.len().into()),
        ("observations", outcome.observations.into()),
        ("year", a_year(outcome.raised.len()).into()),
        ("before", outcome.compared.as_ref().map_or(0, Vec::len).into()),
        ("yearbefore", a_year(outcome.compared.as_ref().map_or(0, Vec::len)).into()),
    ];
    let key = if outcome.compared.is_some() { "replay-compared" } else { "replay-found" };
    shown.summary = page.text_with(key, &values).into_owned();
    shown.rows = rows(page, outcome);
    if let Some(compared) = &outcome.compared {
        shown.parts = parts(app, page, &outcome.raised, compared);
    }
    let period = (start(asked.from, zone)?, start(asked.to.checked_add(1.day()).map_err(anyhow::Error::from)?, zone)?);
    let lines = timeline::lines(&outcome.lanes, &outcome.raised, period, |lane| name(locale, lane));
    if !lines.is_empty() {
        let height = u32::try_from(lines.len()).unwrap_or(0) * timeline::STEP;
        shown.picture = Some(Picture { lines, ticks: ticks(asked.from, asked.to, period, zone)?, height });
    }
    shown.left_out = outcome.lanes.len().saturating_sub(timeline::MOST_LANES);
    Ok(())
}

fn start(day: Date, zone: &TimeZone) -> Result<Timestamp, WebError> {
    Ok(day.to_zoned_datetime(zone.clone()).map_err(anyhow::Error::from)?.timestamp())
}

/// Marks the beginnings of months, so many of them that there is room for.
fn ticks(from: Date, to: Date, period: (Timestamp, Timestamp), zone: &TimeZone) -> Result<Vec<Tick>, WebError> {
    let months = from.first_of_month();
    let all = (0..600).filter_map(|month| months.checked_add(month.months()).ok());
    let within: Vec<Date> = all.take_while(|day| *day <= to).filter(|day| *day >= from).collect();
    let step = within.len().div_ceil(8).max(1);
    let tick = |day: &Date| {
        let label = format!("{}/{}", day.month(), day.year());
        Ok(Tick { x: timeline::place(start(*day, zone)?, period), label })
    };
    within.iter().step_by(step).map(tick).collect()
}

fn name(locale: Locale, lane: &Lane) -> String {
    let [fi, sv] = &lane.names;
    let (own, other) = if locale == Locale::Sv { (sv, fi) } else { (fi, sv) };
    own.clone().or_else(|| other.clone()).unwrap_or_else(|| locale.text("phenomenon-nameless").into_owned())
}

fn rows(page: &Page, outcome: &Outcome) -> Vec<Row> {
    let lanes: BTreeMap<PhenomenonId, &Lane> = outcome.lanes.iter().map(|lane| (lane.phenomenon, lane)).collect();
    let row = |raised: &Raised, change: &str| {
        let lane = lanes.get(&raised.phenomenon);
        Row {
            when: page.date(raised.at),
            name: lane.map(|lane| name(page.locale(), lane)).unwrap_or_default(),
            address: match lane {
                Some(lane) if lane.has_page => format!("/app/phenomena/{}", lane.phenomenon),
                _ => String::new(),
            },
            kind: page.text(kind_key(raised.kind)).into_owned(),
            reports: raised.reports,
            change: if change.is_empty() { String::new() } else { page.text(change).into_owned() },
        }
    };
    let mut all: Vec<(Timestamp, Row)> = Vec::new();
    for raised in &outcome.raised {
        let change = match &outcome.compared {
            None => "",
            Some(compared) if raised.is_in(compared) => "replay-same",
            Some(_) => "replay-new",
        };
        all.push((raised.at, row(raised, change)));
    }
    for raised in outcome.compared.iter().flatten().filter(|raised| !raised.is_in(&outcome.raised)) {
        all.push((raised.at, row(raised, "replay-gone")));
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, row)| row).collect()
}

/// Returns the message key of a kind of alert.
pub fn kind_key(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Accumulation => "kind-accumulation",
        AlertKind::Surge => "kind-surge",
    }
}

/// Counts alerts by the county and by the service line that most of their reports come from.
fn parts(app: &App, page: &Page, after: &[Raised], before: &[Raised]) -> Vec<Part> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let names = |raised: &Raised| {
        let county = raised.county.as_deref().map(|id| views::county(page.locale(), app.reference, id));
        let line = raised.service_line.map(|line| views::service_line(page.locale(), app.reference, line));
        [county, line].into_iter().flatten().collect::<Vec<_>>()
    };
    for raised in before {
        names(raised).into_iter().for_each(|name| counts.entry(name).or_default().0 += 1);
    }
    for raised in after {
        names(raised).into_iter().for_each(|name| counts.entry(name).or_default().1 += 1);
    }
    let mut parts: Vec<Part> = counts.into_iter().map(|(name, (before, after))| Part { name, before, after }).collect();
    sort_by_name(page.locale(), &mut parts, |part| part.name.clone());
    parts
}
