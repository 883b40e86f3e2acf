//! The page of an observation: what was written, where it belongs and what is like it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::mask::{MaskFields, MaskTyped};
use super::near::compared;
use super::similar::Similar;
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::{Observation, Source};
use crate::phenomena::Certainty;
use crate::store::StoredObservation;
use crate::web::field::Field;
use crate::web::pages::decisions::list::{self as decisions, Row};
use crate::web::pages::phenomenon::deciding::{self, Decided};
use crate::web::pages::phenomenon::others::Others;
use crate::web::pages::phenomenon::relocate;
use crate::web::session::SignedIn;
use crate::web::views::{self, Authors, Piece, PieceKind};
use crate::web::{Page, WebError, render};

/// What has just happened, and which phenomena are looked for.
#[derive(Default, Deserialize)]
pub struct Wish {
    /// A decision that was just taken.
    #[serde(default)]
    decided: String,
    /// A decision that was just undone.
    #[serde(default)]
    undone: String,
    /// Why a decision was not taken.
    #[serde(default)]
    refused: String,
    /// A part of the name of a phenomenon to move it to.
    #[serde(default)]
    find: String,
    /// How its text was just changed: `masked` or `shown`.
    #[serde(default)]
    changed: String,
}

/// A phenomenon that the observation belongs to.
struct Home {
    id: PhenomenonId,
    name: String,
    certainty: String,
}

#[derive(Template)]
#[template(path = "observation.html")]
struct ObservationPage {
    page: Page,
    id: ObservationId,
    reference: String,
    /// The code of the text's language; empty where it is neither of ours.
    lang: &'static str,
    text: Vec<Piece>,
    proposal: Vec<Piece>,
    is_masked: bool,
    facts: Vec<(String, String)>,
    homes: Vec<Home>,
    /// Whether the grouping has not looked at it yet.
    is_waiting: bool,
    /// `None` while nothing can be compared.
    similar: Option<Vec<Similar>>,
    decided: Option<Decided>,
    is_undone: bool,
    /// Why a decision was not taken; empty for nothing.
    refusal: String,
    /// Where it can be moved.
    to: Field,
    others: Others,
    /// The version of the grouping that the reader sees.
    seen: i64,
    /// What people decided about it, latest first.
    decisions: Vec<Row>,
    masking: MaskFields,
    /// Whether what was typed is kept and the reader may open it.
    has_original: bool,
    /// What was just masked or shown; empty for nothing.
    changed: String,
}

impl ObservationPage {
    /// Returns the address of this observation beside another.
    fn pair(&self, other: &Similar) -> String {
        format!("/app/observations/{}/with/{}", self.id, other.report.id)
    }
}

/// Shows an observation.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    render_page(&app, page, &user, &id, &wish, Refused::default()).await
}

/// What somebody typed about the text and why nothing came of it.
#[derive(Default)]
pub struct Refused {
    /// What was to be masked, with what is wrong with it.
    pub mask: Option<MaskTyped>,
    /// Whether the reason for opening the original is missing.
    pub lacks_reason: bool,
}

/// Renders the page with the fields as they were typed.
///
/// # Errors
///
/// [`WebError::NotFound`] where the reader may not see it; else when the database cannot be read.
pub async fn render_page(
    app: &App,
    page: Page,
    user: &SignedIn,
    id: &str,
    wish: &Wish,
    refused: Refused,
) -> Result<Response, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let seen = app.store.grouping_version().await?;
    let stored = app.store.observation(id).await?.ok_or(WebError::NotFound)?;
    let observation = &stored.observation;
    if !user.user.scope.allows(observation) {
        return Err(WebError::NotFound);
    }
    let text = views::masked(&observation.text, observation.language);
    let proposal = views::masked(observation.proposal.as_deref().unwrap_or_default(), observation.language);
    let homes = homes(app, &page, id).await?;
    let compared = compared(app, id).await?;
    let near: Vec<PhenomenonId> = compared.iter().flat_map(|compared| compared.near.clone()).collect();
    let but: Vec<PhenomenonId> = homes.iter().map(|home| home.id).collect();
    let mut others = Others::find(app, page.locale(), &but, &near, &wish.find).await?;
    let decided = match wish.decided.parse() {
        Ok(decision) => app.store.decision(decision).await?,
        Err(_) => None,
    };
    render(&ObservationPage {
        id,
        reference: stored.reference.to_string(),
        lang: views::lang(observation.language),
        is_masked: text.iter().chain(&proposal).any(|piece| piece.kind == PieceKind::Masked),
        text,
        proposal,
        facts: facts(app, &page, &stored),
        homes,
        is_waiting: stored.grouped_at.is_none(),
        similar: match compared {
            Some(compared) => Some(Similar::read(app, &page, &user.user.scope, &compared.alike).await?),
            None => None,
        },
        decided: decided.and_then(|decided| deciding::told(&page, &decided)),
        is_undone: !wish.undone.is_empty(),
        refusal: deciding::refusal(&page, &wish.refused),
        to: relocate::field(&page, &mut others),
        others,
        seen,
        masking: MaskFields::new(&page, observation, &refused),
        has_original: page.may_send("/app/observations/{id}/original") && app.store.original(id).await?.is_some(),
        changed: match wish.changed.as_str() {
            "masked" => page.text("mask-done").into_owned(),
            "shown" => page.text("mask-undone").into_owned(),
            _ => String::new(),
        },
        decisions: about(app, &page, id).await?,
        page,
    })
}

fn facts(app: &App, page: &Page, stored: &StoredObservation) -> Vec<(String, String)> {
    let observation: &Observation = &stored.observation;
    let (locale, reference) = (page.locale(), app.reference);
    let source = match observation.source {
        Source::Form => page.text("observation-source-form"),
        Source::Import => page.text("observation-source-import"),
        Source::Api => page.text("observation-source-api"),
    };
    let facts = [
        ("observation-received", Some(page.date_time(observation.received_at))),
        ("observation-municipality", views::place(locale, reference, observation)),
        ("observation-county", observation.county.as_deref().map(|id| views::county(locale, reference, id))),
        ("observation-service-line", observation.service_line.map(|line| views::service_line(locale, reference, line))),
        ("observation-reporter", observation.reporter.map(|group| views::reporter(locale, reference, group))),
        ("observation-language", Some(locale.language(observation.language).into_owned())),
        ("observation-source", Some(source.into_owned())),
        ("observation-external-id", observation.external_id.clone()),
    ];
    facts.into_iter().filter_map(|(key, value)| Some((page.text(key).into_owned(), value?))).collect()
}

async fn homes(app: &App, page: &Page, id: ObservationId) -> Result<Vec<Home>, WebError> {
    let mut homes = Vec::new();
    for membership in app.store.memberships_of(id).await? {
        if let Some(phenomenon) = app.store.phenomenon(membership.phenomenon).await? {
            let certainty = Certainty::of(membership.score, membership.confirmed);
            homes.push(Home {
                id: phenomenon.id,
                name: views::phenomenon_name(page.locale(), &phenomenon),
                certainty: views::certainty(page, certainty),
            });
        }
    }
    Ok(homes)
}

/// Tells what people decided about the observation, latest first.
async fn about(app: &App, page: &Page, id: ObservationId) -> Result<Vec<Row>, WebError> {
    let decided = app.store.decisions_about(id.uuid()).await?;
    if decided.is_empty() {
        return Ok(Vec::new());
    }
    let authors = Authors::read(app).await?;
    let mut names = HashMap::new();
    let mut rows = Vec::with_capacity(decided.len());
    for decision in &decided {
        let about = decisions::about(app, page, &mut names, decision).await?;
        rows.push(decisions::row(page, decision, about, &authors));
    }
    Ok(rows)
}
