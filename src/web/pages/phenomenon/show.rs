//! The page of a phenomenon.

use std::collections::HashMap;
use std::ops::Range;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::breakdown::{self, Breakdown};
use super::curation::{Curation, Typed};
use super::deciding::{self, Decided};
use super::history::{self, Happening};
use super::notes::{self, NoteView};
use super::others::Others;
use super::proposals::{self, Proposed};
use super::relocate;
use super::ties::{self, Ties};
use crate::alerts::{Alert, AlertState, Evidence};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::{Certainty, most_telling_sentence};
use crate::store::{Member, NamedBy, Phenomenon, PhenomenonState};
use crate::web::field::Field;
use crate::web::pages::known_events::kind_key;
use crate::web::pages::outline;
use crate::web::session::SignedIn;
use crate::web::views::{self, AlertView, Authors, Months, Report};
use crate::web::{Chart, Mark, Page, Pagination, WebError, render};

/// How many reports a page shows.
const REPORTS: usize = 20;

/// How many months the course shows at most.
const MONTHS: usize = 60;

/// Which page of the reports, and what has just happened.
#[derive(Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: String,
    /// A decision that was just taken.
    #[serde(default)]
    decided: String,
    /// A decision that was just undone.
    #[serde(default)]
    undone: String,
    /// Why a decision was not taken.
    #[serde(default)]
    refused: String,
    /// A part of the name of a phenomenon to move observations to.
    #[serde(default)]
    find: String,
}

/// How many near phenomena are told.
const NEAR: usize = 4;

/// Another phenomenon that is near.
struct Neighbour {
    id: PhenomenonId,
    name: String,
    closeness: String,
}

/// A report with the other one that it is most like.
struct MemberView {
    report: Report,
    likest: Option<ObservationId>,
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
    decided: Option<Decided>,
    is_undone: bool,
    /// Why a decision was not taken; empty for nothing.
    refusal: String,
    curation: Curation,
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
    reports: Vec<MemberView>,
    /// Where reports can be moved.
    to: Field,
    others: Others,
    /// The version of the grouping that the reader sees.
    seen: i64,
    pagination: Pagination,
    history: Vec<Happening>,
    /// What the newest reports propose, and how many more proposals there are.
    proposed: Vec<Proposed>,
    more_proposed: usize,
    notes: Vec<NoteView>,
    note: Field,
}

/// Shows a phenomenon; the address of one that was merged leads to the living one.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    if phenomenon.id.to_string() != id {
        return Ok(Redirect::to(&format!("/app/phenomena/{}", phenomenon.id)).into_response());
    }
    if !user.user.sees_everything() {
        let page_number = wish.page.parse().unwrap_or(1);
        return outline::show::show(&app, page, &user.user, &phenomenon, page_number).await;
    }
    let typed = Typed::of(&phenomenon);
    render_page(&app, page, phenomenon, &typed, &wish).await
}

/// Renders the page with the fields as they were typed.
///
/// # Errors
///
/// When the database cannot be read or the template fails.
pub async fn render_page(
    app: &App,
    page: Page,
    phenomenon: Phenomenon,
    typed: &Typed,
    wish: &Wish,
) -> Result<Response, WebError> {
    let id = phenomenon.id;
    let seen = app.store.grouping_version().await?;
    let members = app.store.phenomenon_members(id).await?;
    let authors = Authors::read(app).await?;
    let alerts = app.store.alerts_of(id).await?;
    let raised = alerts.iter().map(|alert| alert.evidence.level()).max();
    let marks = marks(app, &page, &alerts).await?;
    let mut alert_views = Vec::with_capacity(alerts.len());
    // What a later alert has superseded is told on that one's page.
    for alert in alerts.into_iter().filter(|alert| alert.state() != AlertState::Superseded) {
        let events = app.store.alert_events(alert.id).await?;
        alert_views.push(AlertView::new(&page, alert, &phenomenon, &events, &authors));
    }
    let keywords = phenomenon.keywords.fi.iter().chain(&phenomenon.keywords.sv).cloned().collect();
    let page_number = wish.page.parse().unwrap_or(1);
    let pagination = Pagination::new(page_number, members.len() as u64, REPORTS as u64, format!("/app/phenomena/{id}"));
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(REPORTS);
    let shown = &members[left_out.min(members.len())..members.len().min(left_out.saturating_add(REPORTS))];
    let quoted = members.iter().find(|member| Some(member.stored.observation.id) == phenomenon.quote);
    let marked = shown.iter().chain(quoted).map(|member| member.stored.observation.id).collect();
    let rule = app.rules().await?.accumulation;
    let ties = ties::find(app, &page, id, &members, ties::Wanted { keywords, marked, rule }).await?;
    let near = near(app, &page, &ties).await?;
    let observations: Vec<_> = members.iter().map(|member| &member.stored.observation).collect();
    let nearest: Vec<PhenomenonId> = ties.near.iter().flatten().map(|near| near.phenomenon).collect();
    let mut others = Others::find(app, page.locale(), &[id], &nearest, &wish.find).await?;
    let events = app.store.phenomenon_events(id).await?;
    let (proposed, more_proposed) = proposals::gather(&page, &members);
    let (written, fault) = typed.note.clone().map_or((String::new(), None), |(text, fault)| (text, Some(fault)));
    let decided = match wish.decided.parse() {
        Ok(decision) => app.store.decision(decision).await?,
        Err(_) => None,
    };
    render(&PhenomenonPage {
        id,
        name: views::phenomenon_name(page.locale(), &phenomenon),
        is_named: phenomenon.named_by == NamedBy::Person,
        is_faded: phenomenon.state == PhenomenonState::Faded,
        decided: decided.and_then(|decided| deciding::told(&page, &decided)),
        is_undone: !wish.undone.is_empty(),
        refusal: deciding::refusal(&page, &wish.refused),
        curation: Curation::read(app, &page, &phenomenon, typed).await?,
        members: members.len(),
        first_seen: page.date(phenomenon.first_seen),
        last_seen: page.date(observations.first().map_or(phenomenon.first_seen, |newest| newest.received_at)),
        quote: quoted.and_then(|quoted| quote(app, &page, quoted, &ties)),
        course: course(app, &page, &phenomenon).await?.marked(marks),
        progress: views::progress_sentence(&page, rule, &ties.progress, raised),
        alerts: alert_views,
        breakdowns: breakdown::of(&page, app.reference, &observations),
        near,
        reports: reports(app, &page, shown, &ties),
        ties,
        to: relocate::field(&page, &mut others),
        others,
        seen,
        pagination,
        history: history::tell(&page, &events, &authors),
        proposed,
        more_proposed,
        notes: notes::read(app, &page, id, &authors).await?,
        note: notes::field(&page, &written, fault),
        keywords_fi: phenomenon.keywords.fi,
        keywords_sv: phenomenon.keywords.sv,
        page,
    })
}

/// Returns the most telling sentence of the report that stands for the phenomenon.
fn quote(app: &App, page: &Page, quoted: &Member, ties: &Ties) -> Option<Report> {
    let observation = &quoted.stored.observation;
    // A word for one of the most telling concepts counts twice.
    let of_report = |marks: &HashMap<ObservationId, Vec<Range<usize>>>| marks.get(&observation.id).cloned();
    let telling =
        [of_report(&ties.marks), of_report(&ties.key_marks)].into_iter().flatten().flatten().collect::<Vec<_>>();
    let sentence = &observation.text[most_telling_sentence(&observation.text, &telling)?];
    let pieces = views::masked(&views::beginning(sentence), observation.language);
    Some(Report::new(page, app.reference, observation).pieces(pieces))
}

async fn course(app: &App, page: &Page, phenomenon: &Phenomenon) -> Result<Chart, WebError> {
    let counts = app.store.phenomenon_course(phenomenon.id).await?;
    let months = Months::between(phenomenon.first_seen, Timestamp::now(), MONTHS);
    Ok(views::course(page, page.text("phenomenon-course").into_owned(), &counts, &months))
}

/// Tells in which months alerts were raised, with the window of each, and known events began.
async fn marks(app: &App, page: &Page, alerts: &[Alert]) -> Result<Vec<Mark>, WebError> {
    let month = |day: Date| page.locale().month(day);
    let alerts = alerts.iter().map(|alert| {
        let (key, days) = match &alert.evidence {
            Evidence::Accumulation(evidence) => ("course-accumulation", evidence.days),
            Evidence::Surge(evidence) => ("course-surge", evidence.days),
        };
        let text = page.text_with(key, &[("days", days.into())]).into_owned();
        Mark { at: month(app.config.interface.day_of(alert.raised_at)), text }
    });
    let events = app.store.known_events().await?.into_iter().map(|stored| Mark {
        at: month(stored.event.first_day),
        text: page.text(kind_key(stored.event.kind)).into_owned(),
    });
    Ok(alerts.chain(events).collect())
}

async fn near(app: &App, page: &Page, ties: &Ties) -> Result<Option<Vec<Neighbour>>, WebError> {
    let Some(near) = &ties.near else { return Ok(None) };
    let mut neighbours = Vec::with_capacity(NEAR);
    for near in near.iter().take(NEAR) {
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

/// Shows reports, telling words marked in the beginning of each text.
fn reports(app: &App, page: &Page, shown: &[Member], ties: &Ties) -> Vec<MemberView> {
    let view = |member: &Member| {
        let observation = &member.stored.observation;
        let certainty = Certainty::of(member.membership.score, member.membership.confirmed);
        let marks = ties.marks.get(&observation.id).map(Vec::as_slice).unwrap_or_default();
        let text = views::beginning(&observation.text);
        let pieces = views::marked_and_masked(&text, observation.language, marks);
        let report = Report::new(page, app.reference, observation).pieces(pieces);
        MemberView {
            report: report.note(views::certainty(page, certainty)),
            likest: ties.likest.get(&observation.id).copied(),
        }
    };
    shown.iter().map(view).collect()
}
