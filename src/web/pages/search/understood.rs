//! What was understood of what somebody typed, in words.

use crate::search::{Expression, Query, TypedField};
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
pub fn tell(page: &Page, query: &Query) -> Vec<Understood> {
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
    let filters = query.filters.iter().map(|filter| {
        let key = match filter.field {
            TypedField::Municipality => "search-municipality",
            TypedField::County => "search-county",
            TypedField::ServiceLine => "search-service-line",
            TypedField::Reporter => "search-reporter",
            TypedField::Language => "search-language",
        };
        understood(key, filter.value.clone())
    });
    wanted.chain(excluded).chain(filters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Locale;

    #[test]
    fn every_part_of_a_query_is_told() {
        let query = Query::parse("jono TAI odotus \"pitkä matka\" -hammas kunta:Vaasa");
        let told = tell(&Page::for_tests(Locale::Fi), &query);
        let told: Vec<(&str, &str)> = told.iter().map(|one| (one.how.as_str(), one.what.as_str())).collect();
        assert_eq!(
            told,
            [("sana", "jono tai odotus"), ("ilmaus", "”pitkä matka”"), ("ilman", "hammas"), ("Kunta", "Vaasa")]
        );
    }
}
