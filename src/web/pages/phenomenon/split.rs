//! Somebody makes two phenomena of one: the program proposes a line, the person ticks texts.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::{deciding, others};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::decisions::{Decision, propose_split};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Page, WebError, decision_error, render};

/// How many reports are shown; a proposed side that is larger can be ticked in part.
const SHOWN: usize = 400;

/// A report with whether the program would let it leave.
struct Ticked {
    report: Report,
    leaves: bool,
}

#[derive(Template)]
#[template(path = "phenomenon-split.html")]
struct SplitPage {
    page: Page,
    id: PhenomenonId,
    name: String,
    /// How many reports there are.
    total: usize,
    reports: Vec<Ticked>,
    /// Whether the program proposes a line.
    is_proposed: bool,
    seen: i64,
}

/// Shows all texts, those ticked that the program would let leave.
pub async fn new(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    let items = match views::grouping_soon(&app).await {
        Some(grouping) => grouping.radar.members(phenomenon.id).into_iter().cloned().collect(),
        None => Vec::new(),
    };
    let proposal = propose_split(&app.store, phenomenon.id, items).await.map_err(decision_error)?;
    let mut reports: Vec<Ticked> = proposal
        .side
        .members
        .iter()
        .map(|member| Ticked {
            report: others::report(&app, &page, member),
            leaves: proposal.leaving.contains(&member.stored.observation.id),
        })
        .collect();
    // The proposed side stands together, so that it can be read as one.
    reports.sort_by_key(|ticked| !ticked.leaves);
    let total = reports.len();
    reports.truncate(SHOWN);
    let name = views::phenomenon_name(page.locale(), &phenomenon);
    render(&SplitPage {
        id: phenomenon.id,
        name,
        is_proposed: !proposal.leaving.is_empty(),
        total,
        reports,
        seen: proposal.seen,
        page,
    })
}

/// Splits the phenomenon: the ticked observations leave it for one of their own.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let (observations, into) = (fields.read("observation")?, PhenomenonId::new());
    let decision = Decision::Split { phenomenon, observations, into };
    deciding::take(&app, &user, phenomenon, decision, &fields).await
}
