//! How the service is: each part, whether it works, and what to do if not.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;

use crate::app::App;
use crate::learning;
use crate::store::{Database, ObservationFilter, SCHEMA_VERSION};
use crate::text::Analyser;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// How a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    Good,
    Busy,
    Poor,
}

/// One part of the service.
struct Part {
    name: String,
    condition: Condition,
    /// What there is, such as a version or a number.
    state: String,
    /// What it means and what to do; empty if nothing needs doing.
    advice: String,
}

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    page: Page,
    parts: Vec<Part>,
    observations: u64,
    ungrouped: u64,
    versions: Vec<(String, String)>,
}

/// Shows the state of every part.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let observations = app.store.observation_count(&ObservationFilter::default()).await?;
    let ungrouped = app.store.ungrouped_observation_count().await?;
    let parts = vec![
        database(&app, &page).await?,
        index(&app, &page).await?,
        encoder(&app, &page, observations).await?,
        similarity(&app, &page)?,
        voikko(&app, &page),
        pipeline(&page, ungrouped),
        jobs(&app, &page).await?,
    ];
    let versions = vec![
        (page.text("status-version-program").into_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        (page.text("status-version-schema").into_owned(), SCHEMA_VERSION.to_string()),
        (page.text("status-version-text").into_owned(), Analyser::version().to_owned()),
    ];
    render(&StatusPage { page, parts, observations, ungrouped, versions })
}

async fn database(app: &App, page: &Page) -> Result<Part, WebError> {
    let kind = match app.store.database() {
        Database::Sqlite(_) => "SQLite",
        Database::Postgres(_) => "PostgreSQL",
    };
    let version = app.store.schema_version().await?;
    Ok(Part {
        name: page.text("status-database").into_owned(),
        condition: Condition::Good,
        state: page
            .text_with("status-database-state", &[("kind", kind.into()), ("version", version.into())])
            .into_owned(),
        advice: String::new(),
    })
}

async fn index(app: &App, page: &Page) -> Result<Part, WebError> {
    let behind = app.store.last_change().await?.saturating_sub(app.index.change_sequence()?);
    let is_behind = behind > 0;
    if let Some(done) = app.index.made_anew() {
        let places = [("done", done.into()), ("all", app.index.len().into())];
        return Ok(Part {
            name: page.text("status-index").into_owned(),
            condition: Condition::Busy,
            state: page.text_with("status-index-anew", &places).into_owned(),
            advice: page.text("status-index-anew-advice").into_owned(),
        });
    }
    Ok(Part {
        name: page.text("status-index").into_owned(),
        condition: if is_behind { Condition::Busy } else { Condition::Good },
        state: match is_behind {
            true => page.text_with("status-index-behind", &[("count", behind.into())]).into_owned(),
            false => page.text("status-index-current").into_owned(),
        },
        advice: if is_behind { page.text("status-index-behind-advice").into_owned() } else { String::new() },
    })
}

async fn encoder(app: &App, page: &Page, observations: u64) -> Result<Part, WebError> {
    let name = page.text("status-encoder").into_owned();
    let encoder = match &app.encoder {
        Ok(encoder) => encoder,
        Err(_) => {
            return Ok(Part {
                name,
                condition: Condition::Poor,
                state: page.text("status-encoder-missing").into_owned(),
                advice: page.text("status-encoder-missing-advice").into_owned(),
            });
        }
    };
    let vectors = app.store.vector_count(encoder.name()).await?;
    let is_complete = vectors >= observations;
    let places = [("vectors", vectors.into()), ("observations", observations.into())];
    Ok(Part {
        name,
        condition: if is_complete { Condition::Good } else { Condition::Busy },
        state: encoder.name().to_string(),
        advice: match is_complete {
            true => String::new(),
            false => page.text_with("status-encoder-busy", &places).into_owned(),
        },
    })
}

/// Says whether the similarity is the built-in one or was learned here, and what that changed.
fn similarity(app: &App, page: &Page) -> Result<Part, WebError> {
    let percent = |share: f32| i64::from((share * 100.0).round() as i16);
    let adopted = learning::adopted(&app.config.encoder.models_dir).map_err(anyhow::Error::from)?;
    let (state, advice) = match adopted {
        None => (page.text("status-similarity-built-in"), String::new().into()),
        Some(adopted) => {
            let told = [
                ("decisions", (adopted.decisions as u64).into()),
                ("date", page.date(adopted.at).into()),
                ("before", percent(adopted.before.nearest_right).into()),
                ("after", percent(adopted.after.nearest_right).into()),
            ];
            (page.text_with("status-similarity-learned", &told), page.text_with("status-similarity-change", &told))
        }
    };
    Ok(Part {
        name: page.text("status-similarity").into_owned(),
        condition: Condition::Good,
        state: state.into_owned(),
        advice: advice.into_owned(),
    })
}

fn voikko(app: &App, page: &Page) -> Part {
    let name = page.text("status-voikko").into_owned();
    match app.analyser.voikko_version() {
        Some(version) => Part { name, condition: Condition::Good, state: version, advice: String::new() },
        None => Part {
            name,
            condition: Condition::Poor,
            state: page.text("status-voikko-missing").into_owned(),
            advice: page.text("status-voikko-missing-advice").into_owned(),
        },
    }
}

fn pipeline(page: &Page, ungrouped: u64) -> Part {
    let (condition, state) = match ungrouped {
        0 => (Condition::Good, page.text("status-pipeline-idle")),
        count => (Condition::Busy, page.text_with("status-pipeline-busy", &[("count", count.into())])),
    };
    Part {
        name: page.text("status-pipeline").into_owned(),
        condition,
        state: state.into_owned(),
        advice: String::new(),
    }
}

async fn jobs(app: &App, page: &Page) -> Result<Part, WebError> {
    /// More than this many are not told apart.
    const MOST_FAILED: u32 = 100;
    let due = app.store.due_jobs(Timestamp::now()).await?;
    let failed = app.store.failed_jobs(MOST_FAILED).await?.len();
    let condition = match (failed, due) {
        (0, 0) => Condition::Good,
        (0, _) => Condition::Busy,
        _ => Condition::Poor,
    };
    let places = [("due", due.into()), ("failed", failed.into())];
    Ok(Part {
        name: page.text("status-jobs").into_owned(),
        condition,
        state: page.text_with("status-jobs-state", &places).into_owned(),
        advice: if failed > 0 { page.text("status-jobs-advice").into_owned() } else { String::new() },
    })
}
