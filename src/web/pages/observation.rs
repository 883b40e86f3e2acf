//! An observation: what was written, where it belongs and what is like it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::{Observation, Source};
use crate::phenomena::{self, Alike, Certainty};
use crate::store::StoredObservation;
use crate::web::session::SignedIn;
use crate::web::views::{self, Piece, PieceKind, Report};
use crate::web::{Locale, Page, WebError, render};

/// How many similar observations are shown.
const SIMILAR: usize = 5;

/// How many concepts that tie two observations are shown.
const CONCEPTS: usize = 4;

/// A phenomenon that the observation belongs to.
struct Home {
    id: PhenomenonId,
    name: String,
    certainty: String,
}

/// An observation like this one, with the concepts that tie them.
struct Similar {
    report: Report,
    concepts: Vec<String>,
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
}

/// Shows an observation.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let stored = app.store.observation(id).await?.ok_or(WebError::NotFound)?;
    let observation = &stored.observation;
    let text = views::masked(&observation.text, observation.language);
    let proposal = views::masked(observation.proposal.as_deref().unwrap_or_default(), observation.language);
    render(&ObservationPage {
        id,
        reference: stored.reference.to_string(),
        lang: Report::new(&page, app.reference, observation).lang,
        is_masked: text.iter().chain(&proposal).any(|piece| piece.kind == PieceKind::Masked),
        text,
        proposal,
        facts: facts(&app, &page, &stored),
        homes: homes(&app, &page, id).await?,
        is_waiting: stored.grouped_at.is_none(),
        similar: similar(&app, &page, id).await?,
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

async fn similar(app: &App, page: &Page, id: ObservationId) -> Result<Option<Vec<Similar>>, WebError> {
    let Some(grouping) = views::grouping_soon(app).await else { return Ok(None) };
    let alike = tokio::task::spawn_blocking(move || phenomena::most_alike(&grouping.radar, id, SIMILAR)).await?;
    let ids: Vec<ObservationId> = alike.iter().map(|alike| alike.observation).collect();
    let stored = app.store.observations(&ids).await?;
    let stored: HashMap<ObservationId, Observation> =
        stored.into_iter().map(|stored| (stored.observation.id, stored.observation)).collect();
    let similar = alike.iter().filter_map(|alike| {
        let report = Report::new(page, app.reference, stored.get(&alike.observation)?);
        Some(Similar { report, concepts: concepts(app, page.locale(), alike) })
    });
    Ok(Some(similar.collect()))
}

fn concepts(app: &App, locale: Locale, alike: &Alike) -> Vec<String> {
    views::terms(app, locale, &alike.shared).into_iter().take(CONCEPTS).map(|(_, term)| term.to_owned()).collect()
}
