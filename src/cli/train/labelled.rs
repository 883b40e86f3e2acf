//! Learning from a folder of labelled texts.

use std::process::ExitCode;

use anyhow::Context as _;

use super::Args;
use crate::cli::{Failure, Yours, progress};
use crate::encoder::{EncoderConfig, Teachable};
use crate::learning::{self, BatchPlan, Course, Examples, Outcome, PairFigures, Parameters, Plan};
use crate::text::Analyser;

/// How many of the upper layers are taught.
const LAYERS: usize = 6;

/// A part that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Part {
    /// The adapters of the upper layers
    Adapters,
    /// The weight of each token by its state
    TokenWeight,
    /// The projection
    Projection,
}

/// Learns with phenomena held apart to see when to stop, then from all for as many steps, and writes the file.
pub(super) fn learn(args: &Args, encoder: &EncoderConfig) -> Result<ExitCode, Failure> {
    let encoder = Teachable::open(encoder, LAYERS).yours()?;
    let labelled = learning::read_folder(&args.texts, &Analyser::new()).yours()?;
    let examples = Examples::read(learning::share_of(labelled, args.share, args.seed), &encoder);
    let course = course(args);
    let apart = take_course(&course, &examples, &encoder, args, "apart")?;
    tell(&apart);
    let whole = Course { steps: apart.steps, held_apart: 0.0, ..course };
    let learned = take_course(&whole, &examples, &encoder, args, "whole")?;
    learning::write(&learned.parameters, &encoder, &args.out)
        .with_context(|| format!("cannot write `{}`", args.out.display()))
        .yours()?;
    Ok(ExitCode::SUCCESS)
}

/// Learns with a progress bar; what an interrupted run had learned is taken up again.
fn take_course(
    course: &Course,
    examples: &Examples,
    encoder: &Teachable,
    args: &Args,
    name: &'static str,
) -> Result<Outcome, Failure> {
    let kept = args.out.with_extension(name);
    let bar = progress::bar(name, course.steps);
    let start = Parameters::start(plan(args), encoder, args.seed)?;
    let outcome = learning::learn(course, start, examples, encoder, Some(&kept), |lesson| {
        bar.set_position(lesson.step as u64);
    });
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

fn plan(args: &Args) -> Plan {
    Plan {
        ranks: if args.without == Some(Part::Adapters) { [0; 4] } else { [8, 8, 0, 0] },
        scale: 2.0,
        projection: args.without != Some(Part::Projection),
        token_weight: args.without != Some(Part::TokenWeight),
    }
}

fn course(args: &Args) -> Course {
    Course {
        batch: BatchPlan { phenomena: 28, texts: 2, alone: 8 },
        steps: args.steps,
        rate: 1e-3,
        decay: 0.01,
        temperature: 0.07,
        tokens_left_out: 0.1,
        averaging: 0.8,
        held_apart: 0.2,
        measure_every: 10,
        seed: args.seed,
    }
}
