//! Labelled texts in a folder: `*.jsonl` with `lang`, `text` and `phenomenon`, and `same.json`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::text::{Analyser, Language, normalise};

use super::examples::Example;

/// The file that lists phenomena that several files have under ids of their own.
const SAME: &str = "same.json";

/// Why labelled texts could not be read.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// A file or folder could not be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file is not as it should be.
    #[error("cannot read `{}`, line {line}: {source}", path.display())]
    Faulty {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        source: serde_json::Error,
    },
}

/// One line.
#[derive(Deserialize)]
struct Line {
    lang: Language,
    text: String,
    phenomenon: Option<String>,
}

/// Reads the texts of a folder, file after file by name, as they are encoded: without places.
///
/// # Errors
///
/// Returns a [`TextsError`] that names the file and line at fault.
pub fn read_folder(folder: &Path, analyser: &Analyser) -> Result<Vec<Example>, TextsError> {
    let unreadable = |source| TextsError::Unreadable { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        files.push(entry.map_err(unreadable)?.path());
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let same: Vec<Vec<String>> = match folder.join(SAME) {
        path if path.exists() => parse(&path, 1, &read(&path)?)?,
        _ => Vec::new(),
    };
    let mut examples = Vec::new();
    for file in files {
        for (number, line) in read(&file)?.lines().enumerate() {
            let Line { lang: language, text, phenomenon } = parse(&file, number + 1, line)?;
            let phenomenon = phenomenon.map(|id| match same.iter().find(|group| group.contains(&id)) {
                Some(group) => group[0].clone(),
                None => id,
            });
            let text = normalise(&text);
            let text = analyser.without_places(&text, language);
            examples.push(Example { language, text, phenomenon });
        }
    }
    Ok(examples)
}

fn read(path: &Path) -> Result<String, TextsError> {
    fs::read_to_string(path).map_err(|source| TextsError::Unreadable { path: path.to_owned(), source })
}

fn parse<T: DeserializeOwned>(path: &Path, line: usize, text: &str) -> Result<T, TextsError> {
    serde_json::from_str(text).map_err(|source| TextsError::Faulty { path: path.to_owned(), line, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phenomena_under_several_ids_become_one() {
        let folder = tempfile::tempdir().unwrap();
        let line = |id: &str| format!(r#"{{"id": "1", "lang": "fi", "text": "Vuokra nousi.", "phenomenon": "{id}"}}"#);
        fs::write(folder.path().join("a.jsonl"), line("A") + "\n" + &line("B")).unwrap();
        fs::write(folder.path().join("b.jsonl"), line("C")).unwrap();
        fs::write(folder.path().join(SAME), r#"[["B", "C"]]"#).unwrap();
        let examples = read_folder(folder.path(), &Analyser::new()).unwrap();
        let named: Vec<_> = examples.into_iter().filter_map(|example| example.phenomenon).collect();
        assert_eq!(named, ["A", "B", "B"]);
    }

    #[test]
    fn a_faulty_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.jsonl"), "{}").unwrap();
        let error = read_folder(folder.path(), &Analyser::new()).unwrap_err();
        assert!(matches!(error, TextsError::Faulty { line: 1, .. }), "{error}");
    }
}
