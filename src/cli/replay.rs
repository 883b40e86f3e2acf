//! `replay`: runs the observations of a file as if the service had been there.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use jiff::civil::Date;

use crate::alerts::Rules;
use crate::config::Config;
use crate::encoder;
use crate::phenomena::Preparer;
use crate::replay;
use crate::text::Redactor;

use super::progress;
use super::{Failure, Yours};

/// What `replay` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Observations, one JSON object a line
    file: PathBuf,
    /// Directory for assignments.jsonl, phenomena.jsonl and alerts.jsonl
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Rules (TOML) instead of the default ones
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Tell only of alerts from this day on; what came in before is history
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// Stop at the end of this day
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
}

/// Runs the command.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let rules = match &args.rules {
        Some(path) => replay::read_rules(path).yours()?,
        None => Rules::default(),
    };
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        return Err(Failure::yours(format!("the period ends on {to}, before it begins on {from}")));
    }
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let mut observations =
        replay::read(&args.file, config.interface.county.as_deref(), &Redactor::sharing(preparer.analyser()))
            .yours()?;
    let day = |time| config.interface.day_of(time);
    observations.retain(|observation| args.to.is_none_or(|to| day(observation.received_at) <= to));
    let bar = progress::bar("encoding", observations.len());
    let vectors = replay::encode(&observations, &preparer, encoder.as_ref(), |done| bar.inc(done)).await.yours()?;
    bar.finish_and_clear();

    let bar = progress::bar("grouping", observations.len());
    let prepared = observations.iter().zip(vectors).map(|(observation, vector)| preparer.prepare(observation, vector));
    let mut replayed = replay::run(prepared.collect(), rules, config.interface.time_zone.clone(), || bar.inc(1));
    bar.finish_and_clear();
    replayed.alerts.retain(|alert| args.from.is_none_or(|from| day(alert.raised_at) >= from));
    replay::write(&args.out, &replayed, &observations, &preparer)
        .with_context(|| format!("cannot write to `{}`", args.out.display()))
        .yours()?;
    Ok(ExitCode::SUCCESS)
}
