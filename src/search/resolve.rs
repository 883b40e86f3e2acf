//! From filters as typed (`kunta:Vaasa`, "viime vuosi") to filters that the index knows.

use jiff::civil::Date;

use crate::intake::Reference;

use super::days::{self, Days};
use super::filters::Filters;
use super::query::{Expression, Query, TypedFilter};

impl Query {
    /// Adds the filters that were typed to those given, and wins over them. A typed filter whose
    /// value nobody knows is searched for as a word.
    pub fn resolve(mut self, filters: &Filters, reference: &Reference, today: Date) -> (Self, Filters) {
        let mut resolved = filters.clone();
        let typed = std::mem::take(&mut self.filters);
        let replaces = |typed: &&TypedFilter| !typed.is_excluded && typed.value_of(reference).is_some();
        for facet in typed.iter().filter(replaces).filter_map(|typed| typed.field.facet()) {
            resolved.only.forget(facet);
        }
        for typed in typed {
            if typed.set(&mut resolved, reference, today).is_some() {
                self.filters.push(typed);
            } else if typed.is_excluded {
                self.excluded.push(Expression::Word(typed.value));
            } else {
                self.wanted.push(vec![Expression::Word(typed.value)]);
            }
        }
        (self, resolved)
    }
}

impl TypedFilter {
    /// Returns the value as the index writes it; `None` for time, or if nobody knows it.
    fn value_of(&self, reference: &Reference) -> Option<String> {
        self.field.facet()?.read(&self.value, reference)
    }

    /// Sets the filter that is meant; `None` if the value is not known.
    fn set(&self, filters: &mut Filters, reference: &Reference, today: Date) -> Option<()> {
        match self.field.facet() {
            Some(facet) => {
                let value = self.value_of(reference)?;
                let chosen = if self.is_excluded { &mut filters.without } else { &mut filters.only };
                chosen.add(facet, value);
            }
            // There is no way to leave a time out.
            None if self.is_excluded => return None,
            None => {
                let Days { from, to } = days::read(&self.value, today)?;
                (filters.from, filters.to) = (from, to);
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::search::Facet;

    fn resolved(typed: &str, filters: &Filters) -> (Query, Filters) {
        Query::parse(typed).resolve(filters, Reference::embedded(), date(2026, 11, 26))
    }

    #[test]
    fn names_in_either_language_become_codes() {
        let (query, filters) = resolved("jono kommun:Vasa kieli:ruotsi teema:asuminen", &Filters::default());
        assert_eq!(filters.only.first(Facet::Municipality), Some("905"));
        assert_eq!(filters.only.first(Facet::Language), Some("sv"));
        assert_eq!(filters.only.first(Facet::Theme), Some("asuminen"));
        assert_eq!((query.filters.len(), query.running_text()), (3, "jono".to_owned()));
    }

    #[test]
    fn what_is_typed_takes_the_place_of_what_was_chosen_and_several_add_up() {
        let mut chosen = Filters::default();
        chosen.only.add(Facet::Municipality, "837");
        let (_, filters) = resolved("kunta:Vaasa kunta:Tampere", &chosen);
        assert_eq!(filters.only.of(Facet::Municipality).collect::<Vec<_>>(), ["837", "905"]);
        let (_, filters) = resolved("kunta:Vaasa", &chosen);
        assert_eq!(filters.only.of(Facet::Municipality).collect::<Vec<_>>(), ["905"]);
        let (_, filters) = resolved("-kunta:Vaasa", &chosen);
        assert_eq!(
            (filters.only.first(Facet::Municipality), filters.without.first(Facet::Municipality)),
            (Some("837"), Some("905"))
        );
    }

    #[test]
    fn a_time_in_words_becomes_days() {
        let (_, filters) = resolved("jono viime vuonna", &Filters::default());
        assert_eq!((filters.from, filters.to), (Some(date(2025, 1, 1)), Some(date(2025, 12, 31))));
    }

    #[test]
    fn a_value_that_nobody_knows_is_a_word() {
        let (query, filters) = resolved("kunta:Ankkalinna", &Filters::default());
        assert_eq!(filters, Filters::default());
        assert_eq!((query.filters.len(), query.running_text()), (0, "Ankkalinna".to_owned()));
    }
}
