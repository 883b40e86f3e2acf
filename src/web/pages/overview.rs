//! The first page after signing in: what is proposed, what grows, what is new.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};

use crate::alerts::{Alert, AlertState};
use crate::app::App;
use crate::ids::{AlertId, PhenomenonId};
use crate::review;
use crate::store::{ObservationFilter, Phenomenon, PhenomenonOverview, PhenomenonState};
use crate::web::session::SignedIn;
use crate::web::views::{self, Months, Report};
use crate::web::{Chart, Page, WebError, render};

/// What came within so many days is new.
const NEW_DAYS: i64 = 30;

/// What grows has more reports in so many days than in as many before.
const GROWTH_DAYS: i64 = 90;

/// How many entries a section shows at most.
const SHOWN: usize = 6;

/// How many months the small charts show.
const MONTHS: usize = 12;

/// An alert that waits for a decision.
struct Proposed {
    id: AlertId,
    phenomenon: PhenomenonId,
    name: String,
    sentence: String,
    raised: String,
    course: Chart,
}

/// A phenomenon with more reports than before.
struct Growing {
    id: PhenomenonId,
    name: String,
    now: u64,
    before: u64,
    course: Chart,
}

/// A phenomenon that was found lately.
struct Born {
    id: PhenomenonId,
    name: String,
    found: String,
    members: u64,
    course: Chart,
}

/// What has come since the reader was here before.
struct Since {
    date: String,
    observations: u64,
    phenomena: usize,
    alerts: usize,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    page: Page,
    /// Whether there is any observation at all.
    is_empty: bool,
    /// What has come since the reader was here before; `None` on the first visit.
    since: Option<Since>,
    new_observations: u64,
    phenomena: usize,
    open_alerts: usize,
    /// How many observations wait to be grouped.
    ungrouped: u64,
    /// How many observations wait to be looked at; `None` for a reader who does not.
    to_review: Option<usize>,
    /// How many suggestions wait for an answer.
    suggestions: u64,
    proposed: Vec<Proposed>,
    growing: Vec<Growing>,
    born: Vec<Born>,
    latest: Vec<Report>,
}

/// Shows what a member should know.
pub async fn show(State(app): State<App>, page: Page, user: SignedIn) -> Result<Response, WebError> {
    // The overview counts and quotes all that came in.
    if !user.user.sees_everything() {
        return Ok(Redirect::to("/app/phenomena").into_response());
    }
    let now = Timestamp::now();
    let all = app.phenomena().await?;
    let active = all.iter().filter(|overview| overview.phenomenon.state == PhenomenonState::Active);
    let known: HashMap<PhenomenonId, &PhenomenonOverview> =
        active.map(|overview| (overview.phenomenon.id, overview)).collect();
    let alerts = app.store.alerts(Some(AlertState::New)).await?;
    let latest = app.store.observation_page(&ObservationFilter::default(), None, 5).await?;
    render(&OverviewPage {
        is_empty: latest.is_empty(),
        since: since(&app, &page, &user, now).await?,
        new_observations: observations_since(&app, now - days(NEW_DAYS)).await?,
        phenomena: known.len(),
        open_alerts: alerts.len(),
        ungrouped: app.store.ungrouped_observation_count().await?,
        to_review: match page.may_open("/app/review") {
            true => Some(review::count(&app.store, now).await?),
            false => None,
        },
        suggestions: app.store.open_suggestion_count().await?,
        proposed: proposed(&page, &known, alerts, now),
        growing: growing(&app, &page, &known, now).await?,
        born: born(&app, &page, &known, now).await?,
        latest: latest.iter().map(|stored| Report::new(&page, app.reference, &stored.observation)).collect(),
        page,
    })
}

async fn since(app: &App, page: &Page, user: &SignedIn, now: Timestamp) -> Result<Option<Since>, WebError> {
    let Some(before) = app.store.look(user.user.id, now).await? else { return Ok(None) };
    Ok(Some(Since {
        date: page.date(before),
        observations: observations_since(app, before).await?,
        phenomena: app.store.phenomena_found_since(before).await?.len(),
        alerts: app.store.alerts_recorded(before, now).await?.len(),
    }))
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

async fn observations_since(app: &App, from: Timestamp) -> Result<u64, WebError> {
    let filter = ObservationFilter { from: Some(from), ..ObservationFilter::default() };
    Ok(app.store.observation_count(&filter).await?)
}

/// Returns the latest alert of each phenomenon; an earlier one says less about the same.
fn proposed(
    page: &Page,
    known: &HashMap<PhenomenonId, &PhenomenonOverview>,
    alerts: Vec<Alert>,
    now: Timestamp,
) -> Vec<Proposed> {
    let mut told = HashSet::new();
    let latest = alerts.into_iter().filter(|alert| told.insert(alert.phenomenon));
    let proposed = latest.filter_map(|alert| {
        let overview = known.get(&alert.phenomenon)?;
        Some(Proposed {
            id: alert.id,
            phenomenon: alert.phenomenon,
            name: name(page, &overview.phenomenon),
            sentence: views::alert_sentence(page, &alert.evidence),
            raised: page.date(alert.raised_at),
            course: course(page, overview, now),
        })
    });
    proposed.take(SHOWN).collect()
}

/// Returns the phenomena with more reports than in the period before, those that gained most first.
async fn growing(
    app: &App,
    page: &Page,
    known: &HashMap<PhenomenonId, &PhenomenonOverview>,
    now: Timestamp,
) -> Result<Vec<Growing>, WebError> {
    let turn = now - days(GROWTH_DAYS);
    // A report may carry a time a little ahead of our clock.
    let recent = app.store.phenomenon_counts(turn, now + days(1)).await?;
    let earlier = app.store.phenomenon_counts(turn - days(GROWTH_DAYS), turn).await?;
    let growing = recent.into_iter().filter_map(|(id, count)| {
        let before = earlier.get(&id).copied().unwrap_or_default();
        (count > before && known.contains_key(&id)).then_some((id, count, before))
    });
    let mut growing: Vec<(PhenomenonId, u64, u64)> = growing.collect();
    growing.sort_by_key(|(id, now, before)| (std::cmp::Reverse(now - before), *id));
    growing.truncate(SHOWN);
    let shown = growing.into_iter().map(|(id, count, before)| {
        let overview = known[&id];
        Growing { id, name: name(page, &overview.phenomenon), now: count, before, course: course(page, overview, now) }
    });
    Ok(shown.collect())
}

async fn born(
    app: &App,
    page: &Page,
    known: &HashMap<PhenomenonId, &PhenomenonOverview>,
    now: Timestamp,
) -> Result<Vec<Born>, WebError> {
    let found = app.store.phenomena_found_since(now - days(NEW_DAYS)).await?;
    let born = found.into_iter().filter_map(|(id, at)| {
        let overview = known.get(&id)?;
        Some(Born {
            id,
            name: name(page, &overview.phenomenon),
            found: page.date(at),
            members: overview.members,
            course: course(page, overview, now),
        })
    });
    Ok(born.take(SHOWN).collect())
}

/// Draws the months up to now, the same for every phenomenon, so that they can be compared.
fn course(page: &Page, overview: &PhenomenonOverview, now: Timestamp) -> Chart {
    let months = Months::latest(now, MONTHS);
    views::course(page, name(page, &overview.phenomenon), &overview.course, &months).compact()
}

fn name(page: &Page, phenomenon: &Phenomenon) -> String {
    views::phenomenon_name(page.locale(), phenomenon)
}
