//! `train`: learns what reports of one phenomenon have in common: from labelled texts for the program's own file, or
//! from an instance's decisions over it.

mod here;
mod labelled;

use std::path::PathBuf;
use std::process::ExitCode;

use super::Failure;
use crate::config::Config;

/// What `train` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Learn from the decisions of this instance, over what is in use; adopted only when it is better
    #[arg(long, conflicts_with_all = ["revert", "texts", "out"])]
    from_decisions: bool,
    /// Go back to the similarity that came with the program
    #[arg(long, conflicts_with_all = ["texts", "out"])]
    revert: bool,
    /// Folder of labelled texts
    #[arg(long, value_name = "DIR", default_value = "data/train")]
    texts: PathBuf,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "models/similarity.safetensors")]
    out: PathBuf,
    /// Learn from this share of the phenomena only, to see whether more still help
    #[arg(long, value_name = "SHARE", default_value_t = 1.0)]
    share: f32,
    /// Learn without one of the parts, to see what it gives
    #[arg(long, value_name = "PART")]
    without: Option<labelled::Part>,
    /// The most steps of learning
    #[arg(long, default_value_t = 36)]
    steps: usize,
    /// The seed of everything random
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs the command.
///
/// # Errors
///
/// Fails if there is too little to learn from, or something cannot be read or written.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    if args.revert {
        here::revert(config)
    } else if args.from_decisions {
        here::learn(config).await
    } else {
        let encoder = config.encoder.clone();
        tokio::task::spawn_blocking(move || labelled::learn(&args, &encoder)).await?
    }
}
