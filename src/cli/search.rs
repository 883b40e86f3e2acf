//! `search`: finds observations by words, concepts and meaning.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use crate::access::Scope;
use crate::app::{self, App};
use crate::config::Config;
use crate::pipeline::{self, Lease};
use crate::search::{self, Found, Page, Query, Wish};

use super::{Failure, Yours};

/// What `search` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to find: words, "phrases", -not, OR, filters such as kunta:Vaasa
    #[arg(required_unless_present = "queries")]
    query: Option<String>,
    /// Queries to run, one JSON object with a key `query` a line; writes one line {"query", "ids"} each
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// How many to show
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Write one JSON object
    #[arg(long)]
    json: bool,
}

/// A line of a file of queries; other keys are passed over.
#[derive(Deserialize)]
struct QueryLine {
    query: String,
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "what was found is this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let app = app::build(config.clone()).await.yours()?;
    // A running service keeps index and groups in step; without one, this command does.
    if let Some(_lease) = Lease::take(config).yours()? {
        pipeline::take_in(&app, Timestamp::now(), |_| {}).await?;
    }
    if app.encoder.is_ok() {
        search::take_meanings(&app).await?;
    }
    if let Some(path) = &args.queries {
        for query in queries(path).yours()? {
            let found = find(&app, &query, args.limit).await?;
            println!("{}", json!({ "query": query, "ids": external_ids(&app, &found).await? }));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let query = args.query.unwrap_or_default();
    let found = find(&app, &query, args.limit).await?;
    let ids = external_ids(&app, &found).await?;
    if args.json {
        println!("{}", json!({ "query": query, "total": found.total, "ids": ids }));
        return Ok(ExitCode::SUCCESS);
    }
    for (id, hit) in ids.iter().zip(&found.hits) {
        println!("{id}\t{}", hit.snippet.text.replace('\n', " "));
    }
    Ok(ExitCode::SUCCESS)
}

async fn find(app: &App, query: &str, limit: usize) -> Result<Found, Failure> {
    let page = Page { limit, offset: 0 };
    let wish = Wish { query: Query::parse(query), page, ..Wish::default() };
    Ok(search::find(app, &Scope::ALL, wish).await?)
}

/// Returns the sending systems' ids of what was found; our own where there is none.
async fn external_ids(app: &App, found: &Found) -> Result<Vec<String>, Failure> {
    let ids: Vec<_> = found.hits.iter().map(|hit| hit.id).collect();
    let stored = app.store.observations(&ids).await?;
    let id =
        |observation: crate::intake::Observation| observation.external_id.unwrap_or_else(|| observation.id.to_string());
    Ok(stored.into_iter().map(|stored| id(stored.observation)).collect())
}

fn queries(path: &std::path::Path) -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| {
            let line: QueryLine =
                serde_json::from_str(line).with_context(|| format!("`{}`, line {number}", path.display()))?;
            Ok(line.query)
        })
        .collect()
}
