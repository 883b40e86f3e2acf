//! Small courses with the installed model.

use std::os::unix::fs::symlink;
use std::path::Path;

use candle_core::Tensor;

use super::*;
use crate::encoder::tests::installed_model::models_dir;
use crate::encoder::{self, EncoderConfig, EncoderError, LEARNED_FILE, Purpose, Teachable};
use crate::text::Language::{self, Fi, Sv};

/// Three phenomena in both languages and two texts that are alone.
const TEXTS: [(Language, &str, Option<&str>); 11] = [
    (Fi, "Bussi ei enää kulje kylään.", Some("bus")),
    (Sv, "Bussturen till byn drogs in.", Some("bus")),
    (Fi, "Linja lopetettiin, kauppaan ei pääse.", Some("bus")),
    (Fi, "Vuokra nousi, rahat eivät riitä.", Some("rent")),
    (Sv, "Hyran höjdes igen och vi klarar den inte.", Some("rent")),
    (Fi, "Asunnosta on luovuttava, se on liian kallis.", Some("rent")),
    (Fi, "Lääkäriin ei saa aikaa.", Some("doctor")),
    (Sv, "Ingen läkartid på flera veckor.", Some("doctor")),
    (Fi, "Terveysasemalle jonotetaan kuukausia.", Some("doctor")),
    (Fi, "Koira haukkuu öisin naapurissa.", None),
    (Sv, "Lekplatsen har nya gungor.", None),
];

fn examples(encoder: &Teachable) -> Examples {
    let example = |(language, text, phenomenon): (Language, &str, Option<&str>)| Example {
        language,
        text: text.into(),
        phenomenon: phenomenon.map(str::to_owned),
    };
    Examples::read(TEXTS.map(example).into(), encoder)
}

/// A course of 6 steps with two small ranks, measured every third.
fn course() -> Course {
    Course {
        batch: BatchPlan { phenomena: 3, texts: 2, alone: 1 },
        steps: 6,
        rate: 3e-3,
        decay: 0.01,
        temperature: 0.07,
        tokens_left_out: 0.1,
        averaging: 0.5,
        held_apart: 0.0,
        measure_every: 3,
        seed: 1,
    }
}

fn teachable() -> Teachable {
    Teachable::open(&EncoderConfig::installed(models_dir()), 1).expect("the tests' model is installed")
}

/// Returns a directory of models whose similarity is `learned`.
fn models_with(learned: &Parameters, encoder: &Teachable) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for entry in models_dir().read_dir().unwrap() {
        let entry = entry.unwrap();
        symlink(entry.path(), directory.path().join(entry.file_name())).unwrap();
    }
    write(learned, encoder, &directory.path().join(LEARNED_FILE)).unwrap();
    directory
}

fn start(encoder: &Teachable) -> Parameters {
    let plan = Plan { ranks: [2, 2, 2, 2], scale: 2.0, projection: true, token_weight: true };
    Parameters::start(plan, encoder, 1).unwrap()
}

fn losses(course: &Course, examples: &Examples, encoder: &Teachable, kept: Option<&Path>) -> (Vec<f32>, Outcome) {
    let mut losses = Vec::new();
    let outcome = learn(course, start(encoder), examples, encoder, kept, |lesson| losses.push(lesson.loss)).unwrap();
    (losses, outcome)
}

fn values(outcome: &Outcome) -> Vec<Vec<f32>> {
    let values = |tensor: &Tensor| tensor.flatten_all().unwrap().to_vec1().unwrap();
    outcome.parameters.vars.values().map(|var| values(var.as_tensor())).collect()
}

#[test]
fn a_course_lowers_the_loss_and_is_the_same_twice() {
    let encoder = teachable();
    let examples = examples(&encoder);
    let (first, outcome) = losses(&course(), &examples, &encoder, None);
    assert!(first[5] < first[0], "{first:?}");
    let (second, again) = losses(&course(), &examples, &encoder, None);
    assert_eq!(first, second);
    assert_eq!(values(&outcome), values(&again));
}

#[test]
fn an_interrupted_course_ends_as_an_uninterrupted_one() {
    let encoder = teachable();
    let examples = examples(&encoder);
    let directory = tempfile::tempdir().unwrap();
    let (running, kept) = (directory.path().join("running"), directory.path().join("kept"));
    let mut whole = Vec::new();
    let uninterrupted = learn(&course(), start(&encoder), &examples, &encoder, Some(&running), |lesson| {
        whole.push(lesson.loss);
        if lesson.step == 4 {
            // What a run that ends here leaves behind was kept after the third step.
            std::fs::copy(&running, &kept).unwrap();
        }
    });
    let uninterrupted = uninterrupted.unwrap();
    let (rest, resumed) = losses(&course(), &examples, &encoder, Some(&kept));
    assert_eq!(rest, whole[3..]);
    assert_eq!(values(&resumed), values(&uninterrupted));
    let other = Course { seed: 2, ..course() };
    let refused = learn(&other, start(&encoder), &examples, &encoder, Some(&kept), |_| {});
    assert!(matches!(refused, Err(LearningError::OtherCourse { .. })));
}

#[test]
fn one_phenomenon_is_too_few() {
    let encoder = teachable();
    let only = Example { language: Fi, text: "Bussi ei kulje.".into(), phenomenon: Some("bus".into()) };
    let examples = Examples::read(vec![only.clone(), only], &encoder);
    let refused = learn(&course(), start(&encoder), &examples, &encoder, None, |_| {});
    assert!(matches!(refused, Err(LearningError::TooFew { phenomena: 1, .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_encoder_uses_what_was_written() {
    let teachable = teachable();
    let examples = examples(&teachable);
    let (_, outcome) = losses(&course(), &examples, &teachable, None);
    let models = models_with(&outcome.parameters, &teachable);
    let encoder = encoder::open(EncoderConfig::installed(models.path())).await.unwrap();
    let texts: Vec<String> = TEXTS.iter().map(|(_, text, _)| (*text).to_owned()).collect();
    let vectors = encoder.encode(texts, Purpose::Similarity).await.unwrap();
    let directions = outcome.parameters.directions(&examples.read.iter().collect::<Vec<_>>(), &teachable).unwrap();
    let languages = TEXTS.map(|(language, _, _)| language);
    let compared: Vec<Vec<f32>> = outcome.parameters.compared(&directions, &languages).unwrap().to_vec2().unwrap();
    for ((vector, language), wanted) in vectors.into_iter().zip(languages).zip(compared) {
        let placed = encoder.space().place(vector, language);
        let cosine: f32 = placed.iter().zip(&wanted).map(|(a, b)| a * b).sum();
        assert!(cosine > 0.999, "the cosine is {cosine}");
    }
}

#[test]
fn a_file_read_back_gives_the_same_vectors() {
    let teachable = teachable();
    let examples = examples(&teachable);
    let outcome = losses(&course(), &examples, &teachable, None).1;
    let models = models_with(&outcome.parameters, &teachable);
    let back = read(&std::fs::read(models.path().join(LEARNED_FILE)).unwrap()).unwrap();
    assert_eq!(back.layers(), 1);
    let texts: Vec<_> = examples.read.iter().collect();
    let rows = |parameters: &Parameters| -> Vec<Vec<f32>> {
        let directions = parameters.directions(&texts, &teachable).unwrap();
        parameters.compared(&directions, &TEXTS.map(|(language, _, _)| language)).unwrap().to_vec2().unwrap()
    };
    for (one, other) in rows(&back).iter().zip(rows(&outcome.parameters)) {
        let cosine: f32 = one.iter().zip(&other).map(|(a, b)| a * b).sum();
        assert!(cosine > 0.9999, "the cosine is {cosine}");
    }
}

#[test]
fn verify_notices_a_damaged_file() {
    let teachable = teachable();
    let outcome = losses(&course(), &examples(&teachable), &teachable, None).1;
    let models = models_with(&outcome.parameters, &teachable);
    assert!(encoder::verify(models.path()).unwrap().least_cosine > 0.99);
    let file = models.path().join(LEARNED_FILE);
    let whole = std::fs::read(&file).unwrap();
    let mut turned = whole.clone();
    // The last bytes are those of a matrix: tensors of 32 bits come first, those of 16 bits by name after them.
    let end = turned.len();
    turned[end - 200_000..].fill(0x3c);
    std::fs::write(&file, &turned).unwrap();
    assert!(matches!(encoder::verify(models.path()), Err(EncoderError::Damaged { .. })));
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(encoder::verify(models.path()), Err(EncoderError::Damaged { .. })));
}
