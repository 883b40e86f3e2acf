//! The course of learning: steps, measurements on phenomena held apart, and when to stop.

use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor};

use crate::encoder::{EncoderError, ReadText, Teachable};
use crate::text::Language;

use super::batches::{BatchPlan, Batches};
use super::examples::Examples;
use super::figures::{PairFigures, pair_figures};
use super::loss::contrastive;
use super::parameters::{Parameters, means};
use super::random::Random;
use super::split::by_phenomenon;
use super::state::State;

/// Texts that are measured together.
const MEASURED_TOGETHER: usize = 32;
/// How much of a language's running mean stays a step.
const MEAN_KEPT: f64 = 0.9;
/// Steps until the rate of learning is at its highest.
const WARMING: f64 = 10.0;

/// Why nothing could be learned.
#[derive(Debug, thiserror::Error)]
pub enum LearningError {
    /// The encoder could not be opened.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// A computation could not be made.
    #[error("cannot compute: {0}")]
    Computation(#[from] candle_core::Error),
    /// There is too little to learn from.
    #[error("{phenomena} phenomena with two texts or more are too few to learn from, {needed} are needed")]
    TooFew {
        /// Phenomena with two texts or more.
        phenomena: usize,
        /// How many are needed.
        needed: usize,
    },
    /// The state kept by an earlier run is of another course.
    #[error("`{}` was kept by another course\nhint: remove it to begin anew", path.display())]
    OtherCourse {
        /// The file.
        path: PathBuf,
    },
}

/// How to learn.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// How batches are put together.
    pub batch: BatchPlan,
    /// The most steps; the rate of learning falls to 0 until then.
    pub steps: usize,
    /// Rate of learning at its highest.
    pub rate: f64,
    /// Weight decay.
    pub decay: f64,
    /// Temperature of the loss.
    pub temperature: f64,
    /// Share of tokens left out of the means of a batch, others each time, so that no single word is leaned on.
    pub tokens_left_out: f32,
    /// How much of the averaged parameters stays a step.
    pub averaging: f64,
    /// Share of the phenomena held apart.
    pub held_apart: f32,
    /// Steps between two measurements; learning stops when two in a row are no better than the best.
    pub measure_every: usize,
    /// The seed of everything random.
    pub seed: u64,
}

/// A step that was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lesson {
    /// The step, from 1.
    pub step: usize,
    /// The loss of its batch.
    pub loss: f32,
    /// Figures on the phenomena held apart, where they were measured after it.
    pub held_apart: Option<PairFigures>,
}

/// What came of a course.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was learned: the averaged parameters at the best measurement, or after the last step if none are held apart.
    pub parameters: Parameters,
    /// After how many steps.
    pub steps: usize,
    /// Figures on the phenomena held apart, before and after.
    pub held_apart: Option<(PairFigures, PairFigures)>,
}

/// Learns, from `start` on. `told` hears of each step. If `kept` is given, the state is kept there at each measurement, and a run that was
/// interrupted goes on from there with the same result.
///
/// # Errors
///
/// Returns a [`LearningError`] if there are too few examples, or the kept state is another course's.
pub fn learn(
    course: &Course,
    start: Parameters,
    examples: &Examples,
    encoder: &Teachable,
    kept: Option<&Path>,
    mut told: impl FnMut(Lesson),
) -> Result<Outcome, LearningError> {
    let split = by_phenomenon(&examples.labels, course.held_apart, course.seed);
    let mut batches = Batches::new(course.batch, &examples.labels, &split.learned, course.seed);
    if batches.phenomena() < 2 {
        return Err(LearningError::TooFew { phenomena: batches.phenomena(), needed: 2 });
    }
    let mut state = match kept.filter(|kept| kept.exists()) {
        Some(kept) => State::read(kept, course, &start)?,
        None => {
            let mut parameters = start.copy()?;
            parameters.means = means(&directions(&parameters, examples, &split.learned, encoder)?)?;
            let measured = measure(&parameters, examples, &split.held_apart, encoder)?;
            State::start(parameters, measured)?
        }
    };
    for _ in 0..state.step {
        batches.draw();
    }
    while state.step < course.steps && state.measurements_since_best < 2 {
        let loss = take_step(&mut state, course, examples, encoder, &mut batches)?;
        let mut held_apart = None;
        if state.step.is_multiple_of(course.measure_every) || state.step == course.steps {
            held_apart = measure(&state.averaged, examples, &split.held_apart, encoder)?;
            state.compare(held_apart)?;
            if let Some(kept) = kept {
                state.write(kept, course)?;
            }
        }
        told(Lesson { step: state.step, loss, held_apart });
    }
    let mut outcome = state.outcome();
    let all: Vec<usize> = (0..examples.len()).collect();
    outcome.parameters.means = means(&directions(&outcome.parameters, examples, &all, encoder)?)?;
    Ok(outcome)
}

/// Takes one step; returns the loss of its batch.
fn take_step(
    state: &mut State,
    course: &Course,
    examples: &Examples,
    encoder: &Teachable,
    batches: &mut Batches,
) -> Result<f32, LearningError> {
    let (texts, labels) = batches.draw();
    let mut random = Random::new(course.seed.rotate_left(32) ^ state.step as u64);
    let thinned: Vec<ReadText> =
        texts.iter().map(|text| thinned(&examples.read[*text], course.tokens_left_out, &mut random)).collect();
    let languages: Vec<Language> = texts.iter().map(|text| examples.labels[*text].language).collect();
    let directions = state.parameters.directions(&thinned.iter().collect::<Vec<_>>(), encoder)?;
    let rows = languages.iter().copied().zip(directions.detach().to_vec2()?).collect::<Vec<_>>();
    state.parameters.follow_means(&means(&rows)?, MEAN_KEPT)?;
    let loss = contrastive(&state.parameters.compared(&directions, &languages)?, &labels, course.temperature)?;
    let gradients = loss.backward()?;
    let warmth = ((state.step + 1) as f64 / WARMING).min(1.0);
    let left = 1.0 - state.step as f64 / course.steps as f64;
    state.adam.step(&state.parameters.vars, &gradients, course.rate * warmth * left, course.decay)?;
    state.step += 1;
    let kept = course.averaging.min(state.step as f64 / (state.step as f64 + 5.0));
    state.averaged.follow(&state.parameters, kept)?;
    Ok(loss.to_scalar()?)
}

/// Leaves a share of the tokens of a text out of its mean, but not all.
fn thinned(text: &ReadText, share: f32, random: &mut Random) -> ReadText {
    let weights = text.weights.iter().map(|weight| if random.unit() < share { 0.0 } else { *weight });
    let weights: Vec<f32> = weights.collect();
    match weights.iter().any(|weight| *weight > 0.0) {
        true => ReadText { weights, ..text.clone() },
        false => text.clone(),
    }
}

/// Measures examples with means of their own; `None` if there are none.
///
/// # Errors
///
/// Returns candle's error; there is none if the parameters were made for `encoder`.
pub fn measure(
    parameters: &Parameters,
    examples: &Examples,
    which: &[usize],
    encoder: &Teachable,
) -> candle_core::Result<Option<PairFigures>> {
    if which.is_empty() {
        return Ok(None);
    }
    let directions = directions(parameters, examples, which, encoder)?;
    let mut parameters = parameters.clone();
    parameters.means = means(&directions)?;
    let (languages, rows): (Vec<Language>, Vec<Vec<f32>>) = directions.into_iter().unzip();
    let compared = parameters.compared(&Tensor::new(rows, &Device::Cpu)?, &languages)?;
    let labels: Vec<Option<&str>> = which.iter().map(|text| examples.labels[*text].phenomenon.as_deref()).collect();
    Ok(Some(pair_figures(&compared.to_vec2()?, &labels)))
}

/// Returns language and vector of examples.
fn directions(
    parameters: &Parameters,
    examples: &Examples,
    which: &[usize],
    encoder: &Teachable,
) -> candle_core::Result<Vec<(Language, Vec<f32>)>> {
    let mut directions = Vec::new();
    for texts in which.chunks(MEASURED_TOGETHER) {
        let read: Vec<&ReadText> = texts.iter().map(|text| &examples.read[*text]).collect();
        let rows: Vec<Vec<f32>> = parameters.directions(&read, encoder)?.detach().to_vec2()?;
        directions.extend(texts.iter().map(|text| examples.labels[*text].language).zip(rows));
    }
    Ok(directions)
}
