//! `concepts` (hidden): makes `models/concept-terms.json`, `concepts.json` and `words.json` anew, for developers,
//! after a change of the vocabulary, the analysis of texts or the training texts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde::Deserialize;

use crate::phenomena::WordBackground;
use crate::phenomena::concepts::{ConceptBackground, Concepts};
use crate::text::{Analyser, Language, normalise};

use super::{Failure, Yours};

/// What `concepts` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Directory of the training texts
    #[arg(long, default_value = "data/train")]
    texts: PathBuf,
    /// Directory to write to
    #[arg(long, default_value = "models")]
    out: PathBuf,
}

#[derive(Deserialize)]
struct TrainingText {
    lang: Language,
    text: String,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let analyser = Analyser::new();
    if !analyser.has_voikko() {
        return Err(Failure::yours("Voikko is missing: install libvoikko1 and voikko-fi"));
    }
    write(&args.out.join("concept-terms.json"), &Concepts::analyse_terms(&analyser)?)?;
    let concepts = Concepts::load(&analyser)?;
    let mut background = ConceptBackground::default();
    let mut words = WordBackground::default();
    for text in training_texts(&args.texts).yours()? {
        let tokens = analyser.analyse(&normalise(&text.text), text.lang);
        background.add(&concepts.find(&tokens, text.lang), text.lang, &concepts);
        words.add(&tokens, text.lang);
    }
    write(&args.out.join("words.json"), &words.without_rare_words())?;
    write(&args.out.join("concepts.json"), &background)?;
    Ok(ExitCode::SUCCESS)
}

fn training_texts(directory: &Path) -> anyhow::Result<Vec<TrainingText>> {
    let entries = fs::read_dir(directory).with_context(|| format!("cannot read `{}`", directory.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        for line in fs::read_to_string(&file)?.lines().filter(|line| !line.trim().is_empty()) {
            texts.push(serde_json::from_str(line).with_context(|| format!("in `{}`", file.display()))?);
        }
    }
    Ok(texts)
}

fn write(path: &Path, value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value)? + "\n";
    fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display())).yours()
}
