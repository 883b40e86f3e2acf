//! `evaluate`: how good the service is on observations that people have labelled.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::config::Config;
use crate::encoder;
use crate::evaluation::{self, Corpus, MarkedText, Run, Scores};
use crate::phenomena::Preparer;

use super::{Failure, Yours, progress};

/// What `evaluate` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder with observations.jsonl, labels.jsonl and phenomena.json; queries.jsonl and pii.jsonl if there are any
    folder: PathBuf,
    /// Score the files of an earlier run instead of running now
    #[arg(long, value_name = "DIR")]
    run: Option<PathBuf>,
    /// Write one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the figures are this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let corpus = Corpus::read(&args.folder).yours()?;
    let scores = match &args.run {
        Some(run) => Scores::of(&corpus, &Run::read(run).yours()?).yours()?,
        None => run_now(&args.folder, &corpus, config).await?,
    };
    if args.json {
        println!("{}", serde_json::to_string(&scores)?);
        return Ok(ExitCode::SUCCESS);
    }
    for (task, figures) in [
        ("clusters", &scores.clusters),
        ("alerts", &scores.alerts),
        ("search", &scores.search),
        ("pii", &scores.personal_data),
    ] {
        if let Some(figures) = figures {
            println!("# {task}\n{figures}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_now(folder: &Path, corpus: &Corpus, config: &Config) -> Result<Scores, Failure> {
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?;
    let bar = progress::bar("evaluating", corpus.observations.len());
    let time_zone = config.interface.time_zone.clone();
    let run = evaluation::run_folder(folder, corpus, encoder.as_ref(), &preparer, time_zone, |done| bar.inc(done));
    let scores = Scores::of(corpus, &run.await.yours()?).yours()?;
    bar.finish_and_clear();
    let marked = folder.join("pii.jsonl");
    if !marked.exists() {
        return Ok(scores);
    }
    let found = evaluation::redact_marked(&marked, preparer.analyser()).yours()?;
    Ok(scores.with_personal_data(&MarkedText::read(&marked).yours()?, &found))
}
