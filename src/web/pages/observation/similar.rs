//! Observations like one, or like a text while it is being written.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::access::Scope;
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::phenomena::{self, Alike};
use crate::search::text_evidence;
use crate::store::StoreError;
use crate::text::{Language, detect_language, normalise};
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Locale, Page, WebError, render};

/// How many similar observations are shown.
const SIMILAR: usize = 5;
/// How many are looked at, to find so many that the reader may see.
const LOOKED_AT: usize = 50;
/// How many concepts that tie two observations are shown.
const CONCEPTS: usize = 4;

/// The shortest text that is compared while it is being written, in characters.
const SHORTEST: usize = 15;
/// From how great a similarity on an observation is shown beside a text that is being written.
const ALIKE_FROM: f32 = 0.2;

/// An observation like another, with the concepts that tie them.
pub struct Similar {
    /// The observation.
    pub report: Report,
    /// The concepts, in the reader's language.
    pub concepts: Vec<String>,
}

/// A text that is being written.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    text: String,
}

#[derive(Template)]
#[template(path = "observation-similar.html")]
struct SimilarPart {
    page: Page,
    /// `None` while nothing can be compared or too little is written.
    similar: Option<Vec<Similar>>,
}

/// Shows what is like a text that is being written. The text is not kept, and personal data in it is masked before it
/// is compared.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(draft): OwnForm<Draft>,
) -> Result<Response, WebError> {
    let similar = match alike(&app, &draft.text).await? {
        Some(alike) => Some(Similar::read(&app, &page, &user.user.scope, &alike).await?),
        None => None,
    };
    render(&SimilarPart { page, similar })
}

async fn alike(app: &App, typed: &str) -> Result<Option<Vec<Alike>>, WebError> {
    let text = normalise(typed);
    let Ok(encoder) = &app.encoder else { return Ok(None) };
    if text.chars().count() < SHORTEST {
        return Ok(None);
    }
    let language = detect_language(&text, None);
    let masked = app.redactor.redact(&text, language).text;
    let told = if language == Language::Other { Language::Fi } else { language };
    let Some(evidence) = text_evidence(&masked, told, encoder.as_ref(), &app.preparer).await else { return Ok(None) };
    let Some(grouping) = views::grouping_soon(app).await else { return Ok(None) };
    let ranked = tokio::task::spawn_blocking(move || phenomena::most_alike_to(&grouping.radar, &evidence, LOOKED_AT));
    Ok(Some(ranked.await?.into_iter().filter(|alike| alike.similarity >= ALIKE_FROM).collect()))
}

impl Similar {
    /// Reads the most alike of those that the reader may see.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn read(app: &App, page: &Page, scope: &Scope, alike: &[Alike]) -> Result<Vec<Self>, StoreError> {
        let ids: Vec<ObservationId> = alike.iter().map(|alike| alike.observation).collect();
        let stored = app.store.observations(&ids).await?;
        let stored: HashMap<ObservationId, Observation> =
            stored.into_iter().map(|stored| (stored.observation.id, stored.observation)).collect();
        let similar = alike.iter().filter_map(|alike| {
            let observation = stored.get(&alike.observation).filter(|observation| scope.allows(observation))?;
            let report = Report::new(page, app.reference, observation);
            Some(Self { report, concepts: concepts(app, page.locale(), alike) })
        });
        Ok(similar.take(SIMILAR).collect())
    }
}

fn concepts(app: &App, locale: Locale, alike: &Alike) -> Vec<String> {
    views::terms(app, locale, &alike.shared).into_iter().take(CONCEPTS).map(|(_, term)| term.to_owned()).collect()
}
