//! `ilmiotutka import`: brings the observations of a file in.
//!
//! Exit status: 0 when every row was accepted or known already; 1 when the file could not be used or a row was
//! refused – the others are stored all the same; 2 when the fault is ours.

mod tell;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use super::open::open_store;
use super::{Failure, Yours, progress};
use crate::app;
use crate::config::Config;
use crate::intake::{self, ImportFile, ImportMode, Mapping, Progress, Reference};
use crate::originals::Sealer;
use crate::pipeline::{self, Lease};
use crate::text::Redactor;
use crate::web::Locale;

/// What `import` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file: JSON Lines (.jsonl), CSV (.csv, .tsv, .txt) or an Excel workbook (.xlsx)
    file: PathBuf,
    /// How the file's columns, values and dates become ours (TOML)
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Tell what would become of each row, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the report as one JSON object, faults as message keys
    #[arg(long)]
    json: bool,
    /// The language of the report: fi, sv or en [default: that of the system, else fi]
    #[arg(long, value_name = "LANGUAGE", env = "ILMIOTUTKA_LANGUAGE", value_parser = locale)]
    lang: Option<Locale>,
}

/// Imports the file and prints what became of its rows.
///
/// # Errors
/// When the file or its mapping cannot be used, or the database cannot.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let locale = args.lang.or_else(system_locale).unwrap_or_default();
    let mapping = match &args.mapping {
        Some(path) => read_mapping(path, locale)?,
        None => Mapping::default(),
    };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = ImportFile { path: args.file, name, mapping };
    let mode = if args.dry_run { ImportMode::DryRun } else { ImportMode::Store };

    let store = open_store(config).await?;
    let bar = progress_bar();
    let (redactor, sealer) = (Redactor::new(), config.originals.key.as_ref().map(Sealer::new));
    let now = Timestamp::now();
    let result =
        intake::import(&store, &redactor, sealer.as_ref(), file, mode, now, |reached| show(&bar, reached)).await;
    bar.finish_and_clear();
    store.close().await;

    let report = result.map_err(|error| tell::failure(&error, locale))?;
    tell::report(&report, args.json, locale)?;
    if mode == ImportMode::Store {
        take_in(config).await?;
    }
    Ok(if report.counts.refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Indexes and groups what was imported, unless a running service does so.
#[expect(clippy::print_stderr, reason = "what was not done must be said to whoever imports")]
async fn take_in(config: &Config) -> Result<(), Failure> {
    let Some(_lease) = Lease::take(config).yours()? else { return Ok(()) };
    let app = app::build(config.clone()).await?;
    let waiting = app.store.ungrouped_observation_count().await?;
    if let Err(error) = &app.encoder {
        eprintln!("nothing was grouped: {error}\nhint: run `ilmiotutka model install`, then `ilmiotutka serve`");
    }
    let bar = progress::bar("grouping", usize::try_from(waiting).unwrap_or(usize::MAX));
    pipeline::take_in(&app, Timestamp::now(), |done| bar.set_position(done as u64)).await?;
    bar.finish_and_clear();
    Ok(())
}

fn read_mapping(path: &Path, locale: Locale) -> Result<Mapping, Failure> {
    let written = std::fs::read_to_string(path)
        .map_err(|error| Failure::yours(format!("cannot read `{}`: {error}", path.display())))?;
    Mapping::parse(&written, Reference::embedded()).map_err(|error| {
        let (key, value, detail) = error.values();
        let values = [("key", key.into()), ("value", value.into()), ("detail", detail.into())];
        Failure::yours(locale.text_with(error.key(), &values))
    })
}

fn locale(tag: &str) -> Result<Locale, &'static str> {
    Locale::from_tag(tag).ok_or("expected fi, sv or en")
}

/// Returns the language that the system is set to, if it is one of ours.
fn system_locale() -> Option<Locale> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))?;
    Locale::from_tag(&set)
}

/// Makes a bar with rate and time left; it shows itself only where a person is looking at stderr.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {per_sec}  ~{eta}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn show(bar: &ProgressBar, reached: Progress) {
    bar.set_length(reached.total);
    bar.set_position(reached.done.min(reached.total));
    bar.set_message(reached.rows.to_string());
}
