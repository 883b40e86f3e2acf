//! The page of a phenomenon.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::breakdown::{self, Breakdown};
use super::history::{self, Happening};
use super::ties::{self, Ties};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::{Certainty, NameFault};
use crate::store::{Member, NamedBy, Phenomenon, PhenomenonState};
use crate::web::field::{Field, any_fault};
use crate::web::session::SignedIn;
use crate::web::views::{self, AlertView, Authors, Months, Report};
use crate::web::{Chart, Page, Pagination, WebError, render};

/// How many reports a page shows.
const REPORTS: usize = 20;

/// How many months the course shows at most.
const MONTHS: usize = 60;

/// Which page of the reports.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: String,
}

/// The names as somebody typed them, with what is wrong with them.
#[derive(Default)]
pub struct TypedNames {
    /// In Finnish.
    pub fi: String,
    /// In Swedish.
    pub sv: String,
    /// What is wrong.
    pub faults: Vec<NameFault>,
}

/// Another phenomenon that is near.
struct Neighbour {
    id: PhenomenonId,
    name: String,
    closeness: String,
}

#[derive(Template)]
#[template(path = "phenomenon.html")]
struct PhenomenonPage {
    page: Page,
    id: PhenomenonId,
    name: String,
    /// Whether a person gave the name.
    is_named: bool,
    is_faded: bool,
    name_fi: Field,
    name_sv: Field,
    keywords_fi: Vec<String>,
    keywords_sv: Vec<String>,
    members: usize,
    first_seen: String,
    last_seen: String,
    quote: Option<Report>,
    course: Chart,
    progress: String,
    alerts: Vec<AlertView>,
    breakdowns: Vec<Breakdown>,
    ties: Ties,
    /// `None` while nothing can be compared.
    near: Option<Vec<Neighbour>>,
    reports: Vec<Report>,
    pagination: Pagination,
    history: Vec<Happening>,
}

impl PhenomenonPage {
    /// Returns the fields of the form in order.
    fn fields(&self) -> Vec<&Field> {
        vec![&self.name_fi, &self.name_sv]
    }

    /// Tells whether the names could not be stored.
    fn has_faults(&self) -> bool {
        any_fault(&self.fields())
    }
}

/// Shows a phenomenon; the address of one that was merged leads to the living one.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let id: PhenomenonId = id.parse().map_err(|_| WebError::NotFound)?;
    let phenomenon = app.store.phenomenon(id).await?.ok_or(WebError::NotFound)?;
    if phenomenon.id != id {
        return Ok(Redirect::to(&format!("/app/phenomena/{}", phenomenon.id)).into_response());
    }
    let typed = TypedNames {
        fi: phenomenon.name_fi.clone().unwrap_or_default(),
        sv: phenomenon.name_sv.clone().unwrap_or_default(),
        faults: Vec::new(),
    };
    render_page(&app, page, phenomenon, &typed, wish.page.parse().unwrap_or(1)).await
}

/// Renders the page with the names as they were typed.
///
/// # Errors
///
/// When the database cannot be read or the template fails.
pub async fn render_page(
    app: &App,
    page: Page,
    phenomenon: Phenomenon,
    typed: &TypedNames,
    page_number: u64,
) -> Result<Response, WebError> {
    let id = phenomenon.id;
    let members = app.store.phenomenon_members(id).await?;
    let authors = Authors::read(app).await?;
    let alerts = app.store.alerts_of(id).await?;
    let raised = alerts.iter().map(|alert| alert.evidence.level()).max();
    let mut alert_views = Vec::with_capacity(alerts.len());
    for alert in alerts {
        let events = app.store.alert_events(alert.id).await?;
        alert_views.push(AlertView::new(&page, alert, &phenomenon, &events, &authors));
    }
    let keywords = phenomenon.keywords.fi.iter().chain(&phenomenon.keywords.sv).cloned().collect();
    let ties = ties::find(app, &page, id, &members, keywords).await?;
    let near = near(app, &page, &ties).await?;
    let observations: Vec<_> = members.iter().map(|member| &member.stored.observation).collect();
    let pagination = Pagination::new(page_number, members.len() as u64, REPORTS as u64, format!("/app/phenomena/{id}"));
    let events = app.store.phenomenon_events(id).await?;
    render(&PhenomenonPage {
        id,
        name: views::phenomenon_name(page.locale(), &phenomenon),
        is_named: phenomenon.named_by == NamedBy::Person,
        is_faded: phenomenon.state == PhenomenonState::Faded,
        name_fi: name_field(&page, "name_fi", "phenomenon-name-fi", &typed.fi, &typed.faults),
        name_sv: name_field(&page, "name_sv", "phenomenon-name-sv", &typed.sv, &typed.faults),
        members: members.len(),
        first_seen: page.date(phenomenon.first_seen),
        last_seen: page.date(observations.first().map_or(phenomenon.first_seen, |newest| newest.received_at)),
        quote: quote(app, &page, &phenomenon, &members),
        course: course(app, &page, &phenomenon).await?,
        progress: views::progress_sentence(&page, app.config.alerts.accumulation, &ties.progress, raised),
        alerts: alert_views,
        breakdowns: breakdown::of(&page, app.reference, &observations),
        near,
        ties,
        reports: reports(app, &page, &members, pagination.page),
        pagination,
        history: history::tell(&page, &events, &authors),
        keywords_fi: phenomenon.keywords.fi,
        keywords_sv: phenomenon.keywords.sv,
        page,
    })
}

fn name_field(page: &Page, name: &str, label: &str, value: &str, faults: &[NameFault]) -> Field {
    let mut field = Field::required(page.locale(), name, label, value);
    let own = faults.iter().filter_map(|fault| match (fault, name) {
        (NameFault::Missing, "name_fi") => Some("fault-phenomenon-name-missing"),
        (NameFault::FinnishTooLong, "name_fi") | (NameFault::SwedishTooLong, "name_sv") => {
            Some("fault-phenomenon-name-too-long")
        }
        _ => None,
    });
    field.faults.extend(own.map(|key| page.text(key)));
    field
}

/// Returns the report that stands for the phenomenon, whole.
fn quote(app: &App, page: &Page, phenomenon: &Phenomenon, members: &[Member]) -> Option<Report> {
    let quoted = members.iter().find(|member| Some(member.stored.observation.id) == phenomenon.quote)?;
    let observation = &quoted.stored.observation;
    let whole = views::masked(&observation.text, observation.language);
    Some(Report::new(page, app.reference, observation).pieces(whole))
}

async fn course(app: &App, page: &Page, phenomenon: &Phenomenon) -> Result<Chart, WebError> {
    let counts = app.store.phenomenon_course(phenomenon.id).await?;
    let months = Months::between(phenomenon.first_seen, Timestamp::now(), MONTHS);
    Ok(views::course(page, page.text("phenomenon-course").into_owned(), &counts, &months))
}

async fn near(app: &App, page: &Page, ties: &Ties) -> Result<Option<Vec<Neighbour>>, WebError> {
    let Some(near) = &ties.near else { return Ok(None) };
    let mut neighbours = Vec::with_capacity(near.len());
    for near in near {
        if let Some(other) = app.store.phenomenon(near.phenomenon).await? {
            neighbours.push(Neighbour {
                id: other.id,
                name: views::phenomenon_name(page.locale(), &other),
                closeness: page.locale().percent(f64::from(near.similarity.max(0.0))),
            });
        }
    }
    Ok(Some(neighbours))
}

fn reports(app: &App, page: &Page, members: &[Member], page_number: u64) -> Vec<Report> {
    let left_out = usize::try_from(page_number - 1).unwrap_or(usize::MAX).saturating_mul(REPORTS);
    let shown = members.iter().skip(left_out).take(REPORTS);
    let report = |member: &Member| {
        let certainty = Certainty::of(member.membership.score, member.membership.confirmed);
        Report::new(page, app.reference, &member.stored.observation).note(views::certainty(page, certainty))
    };
    shown.map(report).collect()
}
