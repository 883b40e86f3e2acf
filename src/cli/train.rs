//! `train`: learns from labelled texts what reports of one phenomenon have in common.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;

use super::{Failure, Yours, progress};
use crate::config::Config;
use crate::encoder::Teachable;
use crate::learning::{self, BatchPlan, Course, Examples, Outcome, PairFigures, Plan};
use crate::phenomena::{CONCEPTS, Preparer};

/// What `train` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of labelled texts
    #[arg(long, value_name = "DIR", default_value = "data/train")]
    texts: PathBuf,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "models/similarity.safetensors")]
    out: PathBuf,
    /// Learn from this share of the phenomena only, to see whether more still help
    #[arg(long, value_name = "SHARE", default_value_t = 1.0)]
    share: f32,
    /// The most steps of learning
    #[arg(long, default_value_t = 80)]
    steps: usize,
    /// Learn without one of the parts, to see what it gives
    #[arg(long, value_name = "PART")]
    without: Option<Part>,
    /// The seed of everything random
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// A part that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// The adapters of the upper layers
    Adapters,
    /// The weight of each token by its state
    TokenWeight,
    /// The projection
    Projection,
    /// What the concepts say of the texts compared
    Concepts,
}

/// How many of the upper layers are taught.
const LAYERS: usize = 6;

/// Runs the command.
pub fn run(args: &Args, config: &Config) -> Result<ExitCode, Failure> {
    let encoder = Teachable::open(&config.encoder, LAYERS).yours()?;
    let labelled = learning::read_folder(&args.texts, &Preparer::standard()?).yours()?;
    let examples = Examples::read(learning::share_of(labelled, args.share, args.seed), &encoder);
    let course = course(args);
    let apart = learn(&course, &examples, &encoder, args, "apart")?;
    tell(&apart);
    let whole = Course { steps: apart.steps, held_apart: 0.0, ..course };
    let learned = learn(&whole, &examples, &encoder, args, "whole")?;
    learning::write(&learned.parameters, &encoder, &args.out)
        .with_context(|| format!("cannot write `{}`", args.out.display()))
        .yours()?;
    Ok(ExitCode::SUCCESS)
}

/// Learns with a progress bar; what an interrupted run had learned is taken up again.
fn learn(
    course: &Course,
    examples: &Examples,
    encoder: &Teachable,
    args: &Args,
    name: &'static str,
) -> Result<Outcome, Failure> {
    let kept = args.out.with_extension(name);
    let bar = progress::bar(name, course.steps);
    let outcome =
        learning::learn(course, examples, encoder, Some(&kept), |lesson| bar.set_position(lesson.step as u64));
    bar.finish_and_clear();
    let outcome = outcome.yours()?;
    std::fs::remove_file(&kept).with_context(|| format!("cannot remove `{}`", kept.display())).yours()?;
    Ok(outcome)
}

/// Says what phenomena held apart gained.
#[expect(clippy::print_stdout, reason = "the figures are this command's data")]
fn tell(outcome: &Outcome) {
    let Some((before, after)) = &outcome.held_apart else { return };
    println!("phenomena held apart, after {} steps:", outcome.steps);
    let line = |what: &str, of: fn(&PairFigures) -> f32| println!("  {what} {:.3}, was {:.3}", of(after), of(before));
    line("average precision of pairs", |figures| figures.average_precision);
    line("nearest text right", |figures| figures.nearest_right);
}

fn course(args: &Args) -> Course {
    let with = |part| args.without != Some(part);
    Course {
        plan: Plan {
            ranks: if with(Part::Adapters) { [8, 8, 0, 0] } else { [0; 4] },
            scale: 2.0,
            projection: with(Part::Projection),
            token_weight: with(Part::TokenWeight),
        },
        batch: BatchPlan { phenomena: 28, texts: 2, alone: 8 },
        steps: args.steps,
        rate: 1e-3,
        decay: 0.01,
        concepts: if with(Part::Concepts) { CONCEPTS } else { 0.0 },
        temperature: 0.07,
        tokens_left_out: 0.1,
        averaging: 0.9,
        held_apart: 0.2,
        measure_every: 10,
        seed: args.seed,
    }
}
