//! `judge` (hidden): learns `models/judge.json` from labelled texts anew and says how far it can be trusted,
//! for developers, after a change of the encoder, the vocabulary or the training texts.
//!
//! The texts must be others than the encoder's adapters were fitted to: adapters of the data directory that
//! `train --share` made of a part of the phenomena leave the rest for the judge.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use jiff::Timestamp;
use uuid::Uuid;

use crate::config::Config;
use crate::encoder::{self, Encoder};
use crate::evaluation::Corpus;
use crate::ids::ObservationId;
use crate::intake::{Observation, Source};
use crate::learning;
use crate::phenomena::Preparer;
use crate::phenomena::judge::{LabelledItem, Reliability, learn, reliability};
use crate::replay;
use crate::text::{Language, Redactor};

use super::{Failure, Yours, progress};

/// What `judge` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the training texts
    #[arg(long, default_value = "data/train")]
    texts: PathBuf,
    /// File to write
    #[arg(long, default_value = "models/judge.json")]
    out: PathBuf,
    /// Folders of labelled observations to compare probabilities with labels on
    #[arg(long)]
    check: Vec<PathBuf>,
}

/// Runs the command.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let texts = training_texts(&args.texts, &preparer).yours()?;
    let labelled = prepare(texts, encoder.as_ref(), &preparer).await?;
    let judge = learn(&labelled, encoder.name().as_str()).yours()?;
    let written = serde_json::to_string_pretty(&judge)? + "\n";
    fs::write(&args.out, written).with_context(|| format!("cannot write `{}`", args.out.display())).yours()?;
    for folder in &args.check {
        let texts = labelled_folder(folder, &preparer).yours()?;
        let labelled = prepare(texts, encoder.as_ref(), &preparer).await?;
        tell(folder, &reliability(&judge, &labelled));
    }
    Ok(ExitCode::SUCCESS)
}

/// An observation with the phenomenon that it reports.
type Labelled = (Observation, Option<String>);

/// Reads labelled texts without dates.
fn training_texts(folder: &Path, preparer: &Preparer) -> anyhow::Result<Vec<Labelled>> {
    let examples = learning::read_folder(folder, preparer.analyser())?.into_iter().zip(0u128..);
    let labelled = examples.map(|(text, number)| (observation(number, text.language, text.text), text.phenomenon));
    Ok(labelled.collect())
}

fn observation(number: u128, language: Language, text: String) -> Observation {
    Observation {
        id: ObservationId::from_uuid(Uuid::from_u128(number)),
        external_id: None,
        received_at: Timestamp::UNIX_EPOCH,
        language,
        text,
        proposal: None,
        municipality: None,
        municipality_as_written: None,
        county: None,
        service_line: None,
        reporter: None,
        source: Source::Import,
    }
}

/// Reads a folder of labelled observations.
fn labelled_folder(folder: &Path, preparer: &Preparer) -> anyhow::Result<Vec<Labelled>> {
    let corpus = Corpus::read(folder)?;
    let labels: HashMap<&str, Option<&str>> =
        corpus.observations.iter().map(|text| (text.id.as_str(), text.phenomenon())).collect();
    let redactor = Redactor::sharing(preparer.analyser());
    let observations = replay::read(&folder.join("observations.jsonl"), None, &redactor)?;
    let with_label = |observation: Observation| {
        let id = observation.external_id.as_deref().unwrap_or_default();
        let label = labels.get(id).copied().flatten().map(str::to_owned);
        (observation, label)
    };
    Ok(observations.into_iter().map(with_label).collect())
}

async fn prepare(
    labelled: Vec<Labelled>,
    encoder: &dyn Encoder,
    preparer: &Preparer,
) -> Result<Vec<LabelledItem>, Failure> {
    let (observations, labels): (Vec<Observation>, Vec<Option<String>>) = labelled.into_iter().unzip();
    let bar = progress::bar("encoding", observations.len());
    let vectors = replay::encode(&observations, preparer, encoder, |done| bar.inc(done)).await.yours()?;
    bar.finish_and_clear();
    let items = observations.iter().zip(vectors).map(|(observation, vector)| preparer.prepare(observation, vector));
    Ok(items.zip(labels).map(|(item, phenomenon)| LabelledItem { item, phenomenon }).collect())
}

#[expect(clippy::print_stdout, reason = "the table is this command's data")]
fn tell(folder: &Path, rows: &[Reliability]) {
    println!("# {}\n{:>9} {:>6} {:>6}", folder.display(), "pairs", "said", "was");
    for row in rows {
        println!("{:>9} {:>6.3} {:>6.3}", row.pairs, row.said, row.was);
    }
}
