//! Somebody makes one phenomenon of two: chooses the other, looks at both sides, confirms.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::deciding;
use super::others::{self, Others};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::decisions::{Decision, Side, preview_merge};
use crate::web::field::{Choice, Field};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Page, WebError, decision_error, render};

/// Which other phenomenon.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    with: String,
    /// A part of its name.
    #[serde(default)]
    find: String,
}

/// One side of the preview.
struct SideView {
    id: PhenomenonId,
    name: String,
    /// How many reports it has.
    total: usize,
    reports: Vec<Report>,
}

/// Both sides, with the question which lives on.
struct Preview {
    sides: [SideView; 2],
    into: Field,
    seen: i64,
}

#[derive(Template)]
#[template(path = "phenomenon-merge.html")]
struct MergePage {
    page: Page,
    id: PhenomenonId,
    name: String,
    with: Field,
    others: Others,
    preview: Option<Preview>,
}

/// Shows the other phenomena to choose from and, once one is chosen, both sides' texts.
pub async fn new(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    let with = Field::required(page.locale(), "with", "merge-with", &wish.with);
    let near = others::near(&app, phenomenon.id).await?;
    let mut others = Others::find(&app, page.locale(), &[phenomenon.id], &near, &wish.find).await?;
    let with = with.choices(std::mem::take(&mut others.choices));
    let preview = match wish.with.parse() {
        Ok(other) => Some(preview(&app, &page, phenomenon.id, other).await?),
        Err(_) => None,
    };
    let name = views::phenomenon_name(page.locale(), &phenomenon);
    render(&MergePage { id: phenomenon.id, name, with, others, preview, page })
}

/// Merges the two.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let one = deciding::phenomenon(&app, &id).await?.id;
    let other = deciding::phenomenon(&app, fields.one("with")).await?.id;
    let (from, into) = match fields.one("into").parse::<PhenomenonId>() {
        Ok(into) if into == one => (other, one),
        Ok(into) if into == other => (one, other),
        _ => return Ok(Redirect::to(&format!("/app/phenomena/{one}?refused=no-survivor")).into_response()),
    };
    deciding::take(&app, &user, into, Decision::Merge { from, into }, &fields).await
}

async fn preview(app: &App, page: &Page, one: PhenomenonId, other: PhenomenonId) -> Result<Preview, WebError> {
    let preview = preview_merge(&app.store, one, other).await.map_err(decision_error)?;
    // The larger one is likelier to be known by its name and address.
    let larger = if preview.from.members.len() > preview.into.members.len() { &preview.from } else { &preview.into };
    let into = Field::required(page.locale(), "into", "merge-into", &larger.phenomenon.id.to_string());
    let into = into.hint(page.locale(), "merge-into-hint");
    let sides = [view(app, page, &preview.from), view(app, page, &preview.into)];
    let into = into.choices(sides.iter().map(|side| Choice { value: side.id.to_string(), label: side.name.clone() }));
    Ok(Preview { sides, into, seen: preview.seen })
}

fn view(app: &App, page: &Page, side: &Side) -> SideView {
    SideView {
        id: side.phenomenon.id,
        name: views::phenomenon_name(page.locale(), &side.phenomenon),
        total: side.members.len(),
        reports: side.members.iter().take(others::SHOWN).map(|member| others::report(app, page, member)).collect(),
    }
}
