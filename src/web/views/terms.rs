//! Concepts of the vocabulary by the terms that readers know.

use std::collections::HashSet;

use crate::app::App;
use crate::phenomena::concepts::ConceptId;
use crate::text::Language;
use crate::web::Locale;

/// Returns the concepts with their terms in the reader's language, each term once: several concepts
/// may go by one term.
pub fn terms<'a>(app: &'a App, locale: Locale, concepts: &[ConceptId]) -> Vec<(ConceptId, &'a str)> {
    let language = if locale == Locale::Sv { Language::Sv } else { Language::Fi };
    let mut said = HashSet::new();
    let terms = concepts.iter().filter_map(|&id| Some((id, app.preparer.concepts().concept(id).display(language)?)));
    terms.filter(|(_, term)| said.insert(*term)).collect()
}
