//! The figures of an evaluation equal those that the reference scorer printed for the same runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ilmiotutka::evaluation::{Corpus, EvaluationError, Figure, MarkedText, Run, Scores};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn scores_of(run: &str) -> Scores {
    let folder = fixtures().join("evaluation").join(run);
    let corpus = Corpus::read(&fixtures().join("corpus/dev-plain")).expect("the labelled folder");
    let marked = MarkedText::read(&fixtures().join("corpus/pii-dev.jsonl")).expect("the marked texts");
    let found = MarkedText::read(&folder.join("pii.jsonl")).expect("the found spans");
    let run = Run::read(&folder).expect("the run");
    Scores::of(&corpus, &run).expect("a run that fits").with_personal_data(&marked, &found)
}

fn assert_equals_reference(run: &str) {
    let scores = scores_of(run);
    let groups = [
        ("clusters", scores.clusters),
        ("alerts", scores.alerts),
        ("search", scores.search),
        ("pii", scores.personal_data),
    ];
    for (name, figures) in groups {
        let stored = fixtures().join("evaluation").join(run).join(format!("{name}.txt"));
        let expected = fs::read_to_string(stored).expect("the stored figures");
        assert_eq!(figures.expect("every part was run").to_string(), expected, "{name} of {run}");
    }
}

#[test]
fn figures_of_a_run_with_hits_and_misses_equal_the_reference() {
    assert_equals_reference("mixed");
}

#[test]
fn figures_of_a_run_that_says_nothing_equal_the_reference() {
    assert_equals_reference("quiet");
}

#[test]
fn languages_and_sizes_are_told_by_themselves() {
    let corpus = Corpus::read(&fixtures().join("corpus/dev-plain")).expect("the labelled folder");
    let run = Run::read(&fixtures().join("evaluation/mixed")).expect("the run");
    let scores =
        Scores::of(&corpus, &run).and_then(|scores| scores.with_parts(&corpus, &run)).expect("a run that fits");
    let (clusters, parts) = (scores.clusters.expect("clusters"), scores.parts.expect("parts"));
    let value = |name: &str| parts.value(name).expect("a measure");
    let count = |size: &str| match parts.get(&format!("{size}_phenomena")) {
        Some(Figure::Count(count)) => count,
        other => panic!("no number of phenomena of {size}: {other:?}"),
    };
    let sizes = ["reports_up_to_5", "reports_6_to_11", "reports_12_and_more"];
    assert_eq!(sizes.map(count).iter().sum::<usize>(), 14);
    #[expect(clippy::cast_precision_loss, reason = "a few phenomena")]
    let found: f64 = sizes.iter().map(|size| value(&format!("{size}_found")) * count(size) as f64).sum();
    assert!((found / 14.0 - clusters.value("found").expect("found")).abs() < 1e-9);
    let whole = clusters.value("b3_f1").expect("b3_f1");
    let (least, most) = (value("fi_b3_f1").min(value("sv_b3_f1")), value("fi_b3_f1").max(value("sv_b3_f1")));
    assert!(least < whole && whole < most, "{least} {whole} {most}");
}

#[test]
fn a_run_that_lacks_an_observation_is_refused() {
    let corpus = Corpus::read(&fixtures().join("corpus/dev-plain")).expect("the labelled folder");
    let mut run = Run::read(&fixtures().join("evaluation/quiet")).expect("the run");
    run.assignments.as_mut().expect("assignments").remove(0);
    let refused = Scores::of(&corpus, &run);
    assert!(matches!(refused, Err(EvaluationError::Unmatched { count: 1, .. })), "{refused:?}");
}

#[test]
fn what_a_run_did_not_do_is_not_scored() {
    let corpus = Corpus::read(&fixtures().join("corpus/dev-plain")).expect("the labelled folder");
    assert_eq!(Scores::of(&corpus, &Run::default()).expect("nothing to refuse"), Scores::default());
}

#[test]
fn the_command_prints_the_figures_of_an_earlier_run() {
    let run = fixtures().join("evaluation/mixed");
    let evaluate = |labelled: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
            .arg("evaluate")
            .args([&fixtures().join("corpus").join(labelled), Path::new("--run"), &run])
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let stored = |name: &str| fs::read_to_string(run.join(format!("{name}.txt"))).expect("the stored figures");
    let figures = |name: &str| format!("# {name}\n{}\n", stored(name));
    assert_eq!(evaluate("dev-plain"), ["clusters", "alerts", "search"].map(figures).concat());
    assert_eq!(evaluate("pii-dev.jsonl"), figures("pii"));
}
