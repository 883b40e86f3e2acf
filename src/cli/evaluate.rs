//! `evaluate`: how good the service is on texts that people have labelled.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::config::Config;
use crate::encoder;
use crate::evaluation::{self, Corpus, EvaluationError, MarkedText, Run, Scores};
use crate::phenomena::Preparer;
use crate::text::Analyser;

use super::{Failure, Yours, progress};

/// The texts with marked personal data in a labelled folder, and what was found in them in a run.
const PERSONAL_DATA: &str = "pii.jsonl";

/// What `evaluate` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder with observations.jsonl, labels.jsonl and phenomena.json, queries.jsonl and pii.jsonl if there are
    /// any; or a file like pii.jsonl alone
    folder: PathBuf,
    /// Score the files of an earlier run instead of running now
    #[arg(long, value_name = "DIR")]
    run: Option<PathBuf>,
    /// Compare groups with those of other orders of arrival instead of scoring
    #[arg(long, conflicts_with = "run")]
    orders: bool,
    /// Tell the figures of groups for each language and for phenomena of different sizes too
    #[arg(long, conflicts_with = "orders")]
    parts: bool,
    /// Write one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    if args.orders {
        return compare_orders(&args, config).await;
    }
    let earlier = args.run.as_deref();
    let (scores, marked) = if args.folder.is_dir() {
        let corpus = Corpus::read(&args.folder).yours()?;
        let run = match earlier {
            Some(earlier) => Run::read(earlier).yours()?,
            None => run_now(&args.folder, &corpus, config).await?,
        };
        let scores = Scores::of(&corpus, &run).yours()?;
        let scores = if args.parts { scores.with_parts(&corpus, &run).yours()? } else { scores };
        (scores, args.folder.join(PERSONAL_DATA))
    } else {
        (Scores::default(), args.folder)
    };
    let scores = if marked.exists() { with_personal_data(scores, &marked, earlier).yours()? } else { scores };
    tell(&scores, args.json)?;
    Ok(ExitCode::SUCCESS)
}

/// Groups the folder's observations in other orders of arrival.
#[expect(clippy::print_stdout, reason = "the figures are this command's data")]
async fn compare_orders(args: &Args, config: &Config) -> Result<ExitCode, Failure> {
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let orders =
        evaluation::orders_of_folder(&args.folder, encoder.as_ref(), &preparer, &config.interface.time_zone).await;
    let orders = orders.yours()?;
    if args.json {
        println!("{}", serde_json::to_string(&orders)?);
    } else {
        println!("{orders}");
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_now(folder: &Path, corpus: &Corpus, config: &Config) -> Result<Run, Failure> {
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let bar = progress::bar("evaluating", corpus.observations.len());
    let time_zone = config.interface.time_zone.clone();
    let run =
        evaluation::run_folder(folder, corpus, encoder.as_ref(), &preparer, time_zone, |done| bar.inc(done)).await;
    bar.finish_and_clear();
    run.yours()
}

/// Adds the figures for personal data, unless an earlier run did not look for it.
fn with_personal_data(scores: Scores, marked: &Path, earlier: Option<&Path>) -> Result<Scores, EvaluationError> {
    let found = match earlier.map(|earlier| earlier.join(PERSONAL_DATA)) {
        Some(found) if found.exists() => MarkedText::read(&found)?,
        Some(_) => return Ok(scores),
        None => evaluation::redact_marked(marked, &Analyser::new())?,
    };
    Ok(scores.with_personal_data(&MarkedText::read(marked)?, &found))
}

#[expect(clippy::print_stdout, reason = "the figures are this command's data")]
fn tell(scores: &Scores, json: bool) -> Result<(), Failure> {
    if json {
        println!("{}", serde_json::to_string(scores)?);
        return Ok(());
    }
    let tasks = [
        ("clusters", &scores.clusters),
        ("parts", &scores.parts),
        ("alerts", &scores.alerts),
        ("search", &scores.search),
        ("pii", &scores.personal_data),
    ];
    for (task, figures) in tasks {
        if let Some(figures) = figures {
            println!("# {task}\n{figures}");
        }
    }
    Ok(())
}
