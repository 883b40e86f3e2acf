//! The search as it stands in the address, to be kept, sent on and bookmarked.

use jiff::civil::Date;

use crate::app::App;
use crate::search::{Chosen, Facet, Filters, Query};

/// What the form sends, as it was typed and chosen; a facet may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchAddress {
    /// What is searched for.
    pub q: String,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// What was chosen of each facet.
    pub chosen: Chosen,
    /// The page of the results.
    pub page: u64,
}

impl SearchAddress {
    /// Reads the pairs of the address; what nobody knows is passed over.
    pub fn read(pairs: Vec<(String, String)>, app: &App) -> Self {
        let mut address = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                "q" => address.q = value,
                "from" => address.from = value.trim().to_owned(),
                "to" => address.to = value.trim().to_owned(),
                "page" => address.page = value.parse().unwrap_or(1),
                _ => {
                    let Some(facet) = Facet::from_code(&name) else { continue };
                    match facet.read(&value, app.reference) {
                        Some(known) => address.chosen.add(facet, known),
                        // A place that stands in no list is known by the name that people wrote.
                        None if facet == Facet::Municipality && !value.trim().is_empty() => {
                            address.chosen.add(facet, value.trim());
                        }
                        None => {}
                    }
                }
            }
        }
        address
    }

    /// Reads an address that was kept.
    pub fn parse(kept: &str, app: &App) -> Self {
        // What cannot be read was not written by us.
        Self::read(serde_urlencoded::from_str(kept).unwrap_or_default(), app)
    }

    /// Returns what was asked for as it stands after the `?`, without the page of the results.
    pub fn kept(&self) -> String {
        let own = [("q", self.q.trim()), ("from", &self.from), ("to", &self.to)];
        let own = own.into_iter().filter(|(_, value)| !value.is_empty());
        let chosen = self
            .chosen
            .all()
            .flat_map(|(facet, values)| values.iter().map(move |value| (facet.code(), value.as_str())));
        // Names and values are plain text: nothing in them can fail to be written.
        serde_urlencoded::to_string(own.chain(chosen).collect::<Vec<_>>()).unwrap_or_default()
    }

    /// Returns the address of this search without the page of the results.
    pub fn address(&self) -> String {
        at("/app/search", &self.kept())
    }

    /// Tells whether anything was asked for.
    pub fn is_empty(&self) -> bool {
        self.kept().is_empty()
    }

    /// Returns what was typed.
    pub fn query(&self) -> Query {
        Query::parse(&self.q)
    }

    /// Returns the filters; what is no day is passed over.
    pub fn filters(&self) -> Filters {
        Filters { from: date(&self.from), to: date(&self.to), only: self.chosen.clone(), ..Filters::default() }
    }

    /// Returns this search with other words.
    pub fn with_query(&self, q: String) -> Self {
        Self { q, ..self.clone() }
    }

    /// Returns this search without one value of a facet.
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let mut other = self.clone();
        other.chosen.forget(facet);
        self.chosen.of(facet).filter(|kept| *kept != value).for_each(|kept| other.chosen.add(facet, kept));
        other
    }

    /// Returns this search in other days.
    pub fn in_days(&self, from: Option<Date>, to: Option<Date>) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self { from: day(from), to: day(to), ..self.clone() }
    }
}

/// Returns an address with a search.
pub fn at(path: &str, kept: &str) -> String {
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") }
}

/// Reads a day as browsers send it.
pub fn date(typed: &str) -> Option<Date> {
    typed.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> SearchAddress {
        let chosen = Chosen::default().with(Facet::County, "pirkanmaa").with(Facet::County, "kainuu");
        SearchAddress { q: "vuokra & häätö".to_owned(), chosen, page: 3, ..SearchAddress::default() }
    }

    #[test]
    fn the_address_keeps_what_was_asked_for_and_nothing_empty() {
        let expected = "/app/search?q=vuokra+%26+h%C3%A4%C3%A4t%C3%B6&county=kainuu&county=pirkanmaa";
        assert_eq!(address().address(), expected);
        assert!(SearchAddress { q: " ".to_owned(), ..SearchAddress::default() }.is_empty());
        assert_eq!(SearchAddress::default().address(), "/app/search");
    }

    #[test]
    fn one_value_is_taken_away_and_the_others_stay() {
        let without = address().without(Facet::County, "pirkanmaa");
        assert_eq!(without.chosen.of(Facet::County).collect::<Vec<_>>(), ["kainuu"]);
    }

    #[test]
    fn a_day_is_read_as_browsers_send_it() {
        assert!(date("2026-02-28").is_some());
        assert!(date("2026-02-30").is_none());
        assert!(date("").is_none());
    }
}
