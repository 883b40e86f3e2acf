//! A watch topic: what fits it, and what people said of that.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::form::{self, DescriptionForm};
use crate::app::App;
use crate::ids::{ObservationId, WatchTopicId};
use crate::intake::Observation;
use crate::phenomena::watch::{self, Fit, Verdict, WatchFault, WatchHit, WatchState, WatchTopic};
use crate::web::field::{Field, any_fault};
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Page, WebError, render};

/// How many observations of each kind are shown.
const SHOWN: usize = 50;

/// How many that nearly fit are shown.
const NEARLY: usize = 5;

/// What a page was asked to show besides the topic: what was typed and refused.
#[derive(Default)]
pub struct Typed {
    /// The description, with what is wrong with it.
    pub description: Option<(String, WatchFault)>,
    /// The names of the phenomenon to be.
    pub names: Option<[Field; 2]>,
}

/// An observation that was found.
pub struct Found {
    report: Report,
    verdict: Verdict,
}

#[derive(Template)]
#[template(path = "watch-topic.html")]
struct TopicPage {
    page: Page,
    id: WatchTopicId,
    title: String,
    lang: &'static str,
    opened: String,
    is_open: bool,
    /// The address and name of the phenomenon that it grew into.
    grown: Option<(String, String)>,
    description: Field,
    name_fi: Field,
    name_sv: Field,
    proposed: Vec<Found>,
    /// How many more fit that nobody has judged.
    more: usize,
    accepted: Vec<Found>,
    refused: Vec<Found>,
    nearly: Vec<Found>,
    /// Whether everything that has come in was compared.
    is_compared: bool,
}

impl TopicPage {
    fn fields(&self) -> Vec<&Field> {
        vec![&self.description, &self.name_fi, &self.name_sv]
    }

    fn has_faulty_description(&self) -> bool {
        any_fault(&[&self.description])
    }

    fn has_faulty_names(&self) -> bool {
        any_fault(&[&self.name_fi, &self.name_sv])
    }
}

/// Shows a topic.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let topic = super::topic(&app, &id).await?;
    render_page(&app, page, topic, Typed::default()).await
}

/// Describes the topic anew, or shows the page again.
pub async fn update(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<DescriptionForm>,
) -> Result<Response, WebError> {
    let topic = super::topic(&app, &id).await?;
    match form.read(&app, &page) {
        Ok(description) => {
            if !watch::edit(&app, topic.id, &description, Timestamp::now()).await.map_err(form::failed)? {
                return Err(WebError::Conflict("watch-not-open"));
            }
            Ok(Redirect::to(&format!("/app/watch-topics/{}", topic.id)).into_response())
        }
        Err(fault) => {
            let typed = Typed { description: Some((form.description, fault)), names: None };
            let again = render_page(&app, page, topic, typed).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

/// Renders the page with what was typed.
///
/// # Errors
///
/// When the database cannot be read or the template fails.
pub async fn render_page(app: &App, page: Page, topic: WatchTopic, typed: Typed) -> Result<Response, WebError> {
    let hits = app.store.watch_hits(topic.id).await?;
    let threshold = watch::threshold(&hits);
    let of = |verdict: Verdict| hits.iter().filter(move |hit| hit.verdict == verdict);
    let (fitting, nearly): (Vec<&WatchHit>, Vec<&WatchHit>) =
        of(Verdict::Proposed).partition(|hit| hit.fit >= threshold);
    let accepted: Vec<&WatchHit> = of(Verdict::Accepted).collect();
    let refused: Vec<&WatchHit> = of(Verdict::Refused).collect();
    let kinds = [&fitting[..], &accepted[..], &refused[..], &nearly[..]];
    let limits = [SHOWN, SHOWN, SHOWN, NEARLY];
    let shown = kinds.iter().zip(limits).map(|(hits, limit)| &hits[..limit.min(hits.len())]).collect::<Vec<_>>();
    let ids: Vec<ObservationId> = shown.iter().flat_map(|hits| hits.iter().map(|hit| hit.observation)).collect();
    let stored = app.store.observations(&ids).await?.into_iter();
    let stored: HashMap<ObservationId, Observation> =
        stored.map(|stored| (stored.observation.id, stored.observation)).collect();
    let mut found = shown.into_iter().map(|hits| {
        let found = hits.iter().filter_map(|hit| {
            let report = Report::new(&page, app.reference, stored.get(&hit.observation)?);
            Some(Found { report: report.note(note(&page, hit, threshold)), verdict: hit.verdict })
        });
        found.collect::<Vec<Found>>()
    });
    let mut next = || found.next().unwrap_or_default();
    let (proposed, accepted, refused, nearly) = (next(), next(), next(), next());
    let more = fitting.len() - proposed.len().min(fitting.len());
    let [name_fi, name_sv] = typed.names.unwrap_or_else(|| name_fields(&page, "", ""));
    let (text, fault) = match typed.description {
        Some((text, fault)) => (text, Some(fault)),
        None => (topic.description.text().to_owned(), None),
    };
    let is_compared = app.encoder.is_ok();
    let is_over = watch::is_over(&app.store, &topic).await?;
    let grown = match topic.phenomenon {
        Some(id) if !is_over => app.store.phenomenon(id).await?,
        _ => None,
    };
    render(&TopicPage {
        id: topic.id,
        title: topic.description.text().to_owned(),
        lang: views::lang(topic.description.language()),
        opened: page.date(topic.created_at),
        is_open: topic.state == WatchState::Open,
        grown: grown
            .map(|grown| (format!("/app/phenomena/{}", grown.id), views::phenomenon_name(page.locale(), &grown))),
        description: form::field(&page, &text, fault),
        name_fi,
        name_sv,
        proposed,
        more,
        accepted,
        refused,
        nearly,
        is_compared,
        page,
    })
}

/// Makes the fields for the names of the phenomenon to be.
pub fn name_fields(page: &Page, fi: &str, sv: &str) -> [Field; 2] {
    let field = |name: &str, label: &str, value: &str| Field::required(page.locale(), name, label, value);
    [field("name_fi", "phenomenon-name-fi", fi), field("name_sv", "phenomenon-name-sv", sv)]
}

fn note(page: &Page, hit: &WatchHit, threshold: f64) -> String {
    let key = match Fit::of(hit.fit, threshold) {
        Fit::Well => "watch-fit-well",
        Fit::Good => "watch-fit-good",
        Fit::Near => "watch-fit-near",
    };
    page.text(key).into_owned()
}
