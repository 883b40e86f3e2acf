//! From filters as typed (`kunta:Vaasa`) to filters that the index knows.

use crate::intake::Reference;
use crate::text::Language;

use super::filters::Filters;
use super::query::{Expression, Query, TypedField, TypedFilter};

impl Query {
    /// Adds the filters that were typed to those given, and wins over them. A typed filter whose
    /// value nobody knows is searched for as a word.
    pub fn resolve(mut self, filters: &Filters, reference: &Reference) -> (Self, Filters) {
        let mut filters = filters.clone();
        for typed in std::mem::take(&mut self.filters) {
            if typed.set(&mut filters, reference).is_some() {
                self.filters.push(typed);
            } else {
                self.wanted.push(vec![Expression::Word(typed.value)]);
            }
        }
        (self, filters)
    }
}

impl TypedFilter {
    /// Sets the filter that is meant; `None` if the value is not known.
    fn set(&self, filters: &mut Filters, reference: &Reference) -> Option<()> {
        let value = self.value.as_str();
        match self.field {
            TypedField::Municipality => filters.municipality = Some(reference.municipality(value)?.code.clone()),
            TypedField::County => filters.county = Some(reference.county(value)?.id.clone()),
            TypedField::ServiceLine => filters.service_line = Some(reference.service_line(value)?),
            TypedField::Reporter => filters.reporter = Some(reference.reporter_group(value)?),
            TypedField::Language => filters.language = Some(language(value)?),
        }
        Some(())
    }
}

/// Reads a language by its code or by its name in Finnish, Swedish or English.
fn language(value: &str) -> Option<Language> {
    match value.to_lowercase().as_str() {
        "fi" | "suomi" | "finska" | "finnish" => Some(Language::Fi),
        "sv" | "ruotsi" | "svenska" | "swedish" => Some(Language::Sv),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_either_language_become_codes() {
        let (query, filters) =
            Query::parse("jono kommun:Vasa kieli:ruotsi").resolve(&Filters::default(), Reference::embedded());
        assert_eq!(filters.municipality.as_deref(), Some("905"));
        assert_eq!(filters.language, Some(Language::Sv));
        assert_eq!((query.filters.len(), query.running_text()), (2, "jono".to_owned()));
    }

    #[test]
    fn a_value_that_nobody_knows_is_a_word() {
        let (query, filters) = Query::parse("kunta:Ankkalinna").resolve(&Filters::default(), Reference::embedded());
        assert_eq!(filters, Filters::default());
        assert_eq!((query.filters.len(), query.running_text()), (0, "Ankkalinna".to_owned()));
    }
}
