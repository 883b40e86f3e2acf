//! The concept vocabulary as its file gives it.

use std::collections::HashMap;

use serde::Deserialize;

use crate::text::Language;

/// A concept's place in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub(super) u32);

impl ConceptId {
    /// Returns the place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A concept with its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its name in the file, such as `homelessness`.
    pub name: String,
    /// Finnish terms, the first fit for display.
    pub fi: Vec<String>,
    /// Swedish terms, the first fit for display.
    pub sv: Vec<String>,
    /// Broader concepts.
    pub broader: Vec<ConceptId>,
    /// Related concepts.
    pub related: Vec<ConceptId>,
}

impl Concept {
    /// Makes a concept of people's own, without name and neighbours.
    pub(super) const fn own(fi: Vec<String>, sv: Vec<String>) -> Self {
        Self { name: String::new(), fi, sv, broader: Vec::new(), related: Vec::new() }
    }

    /// Returns the terms in a language, the first fit for display; the Finnish ones for any other.
    pub fn terms(&self, language: Language) -> &[String] {
        if language == Language::Sv { &self.sv } else { &self.fi }
    }

    /// Returns the term that is shown in a language; the Finnish one for any other.
    pub fn display(&self, language: Language) -> Option<&str> {
        self.terms(language).first().map(String::as_str)
    }
}

/// Why a vocabulary cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("concept vocabulary, line {line}: {reason}")]
pub struct VocabularyError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    fi: Vec<String>,
    sv: Vec<String>,
    #[serde(default)]
    broader: Vec<String>,
    #[serde(default)]
    related: Vec<String>,
}

/// Reads a vocabulary, one concept a line.
///
/// # Errors
/// When a line is not a concept, or two have one id. A link to a concept that is not there is left out.
pub(super) fn parse(text: &str) -> Result<Vec<Concept>, VocabularyError> {
    let mut lines = Vec::new();
    let mut places = HashMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |reason: String| VocabularyError { line: number + 1, reason };
        let line: Line = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
        let place = u32::try_from(lines.len()).map_err(|_| fault("too many concepts".to_owned()))?;
        if places.insert(line.id.clone(), ConceptId(place)).is_some() {
            return Err(fault(format!("the id `{}` is taken", line.id)));
        }
        lines.push(line);
    }
    let known = |names: &[String]| names.iter().filter_map(|name| places.get(name).copied()).collect();
    let concept = |line: Line| Concept {
        broader: known(&line.broader),
        related: known(&line.related),
        name: line.id,
        fi: line.fi,
        sv: line.sv,
    };
    Ok(lines.into_iter().map(concept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concept_knows_its_neighbours() {
        let text = r#"{"id": "a", "fi": ["yksi"], "sv": ["ett"], "broader": ["b", "nowhere"], "related": ["b"]}
{"id": "b", "fi": ["kaksi"], "sv": ["två"]}"#;
        let concepts = parse(text).unwrap();
        assert_eq!((&concepts[0].broader[..], &concepts[0].related[..]), (&[ConceptId(1)][..], &[ConceptId(1)][..]));
        assert_eq!(concepts[1].display(Language::Sv), Some("två"));
    }

    #[test]
    fn a_faulty_line_is_named() {
        assert_eq!(parse("{\"id\": \"a\", \"fi\": [], \"sv\": []}\nnot json").unwrap_err().line, 2);
        assert_eq!(
            parse("{\"id\":\"a\",\"fi\":[],\"sv\":[]}\n{\"id\":\"a\",\"fi\":[],\"sv\":[]}").unwrap_err().line,
            2
        );
    }
}
