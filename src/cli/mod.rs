//! The command line: one file a subcommand, each a thin skin over a verb.
//!
//! Data goes to stdout, messages to stderr. Exit status: 0 done, 1 the user can mend it, 2 we must.

mod audit;
mod backup;
mod concepts;
mod doctor;
mod evaluate;
mod failure;
mod import;
mod judge;
mod migrate;
mod model;
mod notify;
mod open;
mod progress;
mod redact;
mod reindex;
mod replay;
mod restore;
mod search;
mod serve;
mod simulate;
mod token;
mod train;
mod user;

pub use failure::{Failure, Yours};

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Settings};

/// Ilmiötutka: groups observations into phenomena and says when to report.
#[derive(Debug, Parser)]
#[command(name = "ilmiotutka", version, about, propagate_version = true)]
struct Cli {
    /// Directory of the database, the index and the weights [default: data-store]
    #[arg(long, global = true, value_name = "DIR", env = "ILMIOTUTKA_DATA_DIR")]
    data_dir: Option<PathBuf>,
    /// Settings file (TOML)
    #[arg(long, global = true, value_name = "FILE", env = "ILMIOTUTKA_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the service
    Serve(serve::Args),
    /// Say what is missing and how to mend it
    Doctor,
    /// Mask personal data in lines of JSON
    Redact(redact::Args),
    /// Bring the database to this release's schema
    Migrate,
    /// Copy the database into a new folder
    Backup(backup::Args),
    /// Put a backup into a data directory that has no database
    Restore(restore::Args),
    /// Add, list and close accounts
    User(user::Args),
    /// Check the audit log, and let old lines go
    Audit(audit::Args),
    /// Make, list and revoke API tokens
    Token(token::Args),
    /// Bring the encoder's weights, and check them
    Model(model::Args),
    /// Learn what reports of one phenomenon have in common
    Train(train::Args),
    /// Find observations
    Search(search::Args),
    /// Build the search index again from the database
    Reindex,
    /// Measure the service on labelled observations
    Evaluate(evaluate::Args),
    /// Run a past period as if the service had been there
    Replay(replay::Args),
    /// Measure alerts on simulated counties
    Simulate(simulate::Args),
    /// Try whether letters go out
    Notify(notify::Args),
    /// Print the settings as checked
    CheckConfig,
    /// Bring the observations of a file in
    Import(import::Args),
    /// Make the files about concepts in models/ anew
    #[command(hide = true)]
    Concepts(concepts::Args),
    /// Learn models/judge.json anew
    #[command(hide = true)]
    Judge(judge::Args),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    crate::logging::start();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::Ours(error.into()).report(),
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode, Failure> {
    let config = configure(cli.config, cli.data_dir)?;
    match cli.command {
        Command::Serve(args) => serve::run(args, config).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Redact(args) => redact::run(&args),
        Command::Migrate => migrate::run(&config).await,
        Command::Backup(args) => backup::run(args, &config).await,
        Command::Restore(args) => restore::run(args, &config).await,
        Command::User(args) => user::run(args, &config).await,
        Command::Audit(args) => audit::run(args, &config).await,
        Command::Token(args) => token::run(args, &config).await,
        Command::Model(args) => model::run(args, &config).await,
        Command::Train(args) => train::run(args, &config).await,
        Command::Search(args) => search::run(args, &config).await,
        Command::Reindex => reindex::run(&config).await,
        Command::Evaluate(args) => evaluate::run(args, &config).await,
        Command::Replay(args) => replay::run(args, &config).await,
        Command::Simulate(args) => simulate::run(&args),
        Command::Notify(args) => notify::run(args, &config).await,
        Command::CheckConfig => check_config(&config),
        Command::Import(args) => import::run(args, &config).await,
        Command::Concepts(args) => concepts::run(&args),
        Command::Judge(args) => judge::run(args, &config).await,
    }
}

/// Reads settings from file and environment and checks them.
fn configure(file: Option<PathBuf>, data_dir: Option<PathBuf>) -> Result<Config, Failure> {
    let settings = match file {
        Some(path) => Settings::read(&path).yours()?,
        None => Settings::default(),
    };
    let mut settings = settings.with_environment(|name| std::env::var(name).ok()).yours()?;
    settings.data_dir = data_dir.or(settings.data_dir);
    Config::check(settings).yours()
}

#[expect(clippy::print_stdout, reason = "the settings are this command's data")]
fn check_config(config: &Config) -> Result<ExitCode, Failure> {
    println!("{config:#?}");
    Ok(ExitCode::SUCCESS)
}
