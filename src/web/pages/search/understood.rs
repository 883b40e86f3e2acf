//! What was understood of what somebody typed, in words.

use crate::search::{Expression, Filters, Query, TypedField};
use crate::web::Page;

/// One thing that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// How it is taken, such as "without".
    pub how: String,
    /// What was typed.
    pub what: String,
}

/// Tells how a query was read, in the order of what weighs most.
pub fn tell(page: &Page, query: &Query, filters: &Filters) -> Vec<Understood> {
    let understood = |key: &str, what: String| Understood { how: page.text(key).into_owned(), what };
    let or = page.text("search-or");
    let joint = format!(" {or} ");
    let wanted = query.wanted.iter().map(|group| match group.as_slice() {
        [Expression::Phrase(phrase)] => understood("search-understood-phrase", format!("”{phrase}”")),
        group => {
            let texts: Vec<&str> = group.iter().map(Expression::text).collect();
            understood("search-understood-word", texts.join(&joint))
        }
    });
    let excluded =
        query.excluded.iter().map(|expression| understood("search-understood-without", expression.text().to_owned()));
    let typed = query.filters.iter().map(|typed| {
        let what = match typed.field {
            TypedField::Days => days(page, &typed.value, filters),
            _ => typed.value.clone(),
        };
        let one = understood(field_key(typed.field), what);
        match typed.is_excluded {
            true => Understood {
                how: page.text_with("search-understood-not", &[("what", one.how.into())]).into_owned(),
                ..one
            },
            false => one,
        }
    });
    wanted.chain(excluded).chain(typed).collect()
}

/// Returns the message key of a field's name.
fn field_key(field: TypedField) -> &'static str {
    match field {
        TypedField::Municipality => "search-municipality",
        TypedField::County => "search-county",
        TypedField::ServiceLine => "search-service-line",
        TypedField::Reporter => "search-reporter",
        TypedField::Theme => "search-theme",
        TypedField::Language => "search-language",
        TypedField::Days => "search-time",
    }
}

/// Tells a time as it was typed, and the days that it was taken for.
fn days(page: &Page, typed: &str, filters: &Filters) -> String {
    let end = |day: Option<jiff::civil::Date>| day.map(|day| page.locale().date(day)).unwrap_or_default();
    format!("{typed} ({}–{})", end(filters.from), end(filters.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Reference;
    use crate::web::Locale;

    #[test]
    fn every_part_of_a_query_is_told() {
        let query = Query::parse("jono TAI odotus \"pitkä matka\" -hammas kunta:Vaasa -kieli:ruotsi 2025");
        let today = "2026-11-26".parse().unwrap();
        let (query, filters) = query.resolve(&Filters::default(), Reference::embedded(), today);
        let told = tell(&Page::for_tests(Locale::Fi), &query, &filters);
        let told: Vec<(&str, &str)> = told.iter().map(|one| (one.how.as_str(), one.what.as_str())).collect();
        assert_eq!(
            told,
            [
                ("sana", "jono tai odotus"),
                ("ilmaus", "”pitkä matka”"),
                ("ilman", "hammas"),
                ("Kunta", "Vaasa"),
                ("ei Kieli", "ruotsi"),
                ("Aika", "2025 (1.1.2025–31.12.2025)"),
            ]
        );
    }
}
