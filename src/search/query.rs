//! What people type, read leniently: words, "phrases", -not, OR, `field:value` and dates in words.
//!
//! Nothing typed is an error. A query without wanted expressions asks for everything that the
//! filters let through.

use serde::Serialize;

use super::days;
use super::facet::Facet;

/// A query as understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Query {
    /// What is asked for: groups of alternatives. A group of phrases alone must be met; a group
    /// with a word in it raises what meets it.
    pub wanted: Vec<Vec<Expression>>,
    /// What must not occur.
    pub excluded: Vec<Expression>,
    /// Filters typed into the query.
    pub filters: Vec<TypedFilter>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression {
    /// A word, in any of its forms.
    Word(String),
    /// Words one after another, each in any of its forms.
    Phrase(String),
}

/// A filter as typed: `kunta:Vaasa`, `-kieli:ruotsi` or "viime vuosi".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypedFilter {
    /// What the value is about.
    pub field: TypedField,
    /// The value as typed.
    pub value: String,
    /// Whether it must not be so.
    pub is_excluded: bool,
}

coded!(
    /// A field that can be typed before a colon.
    TypedField {
        /// `kunta:`, `kommun:`, `municipality:`.
        Municipality = "municipality",
        /// `alue:`, `hyvinvointialue:`, `område:`, `välfärdsområde:`, `county:`.
        County = "county",
        /// `palvelulinja:`, `servicelinje:`, `line:`.
        ServiceLine = "service_line",
        /// `ilmoittaja:`, `rapportör:`, `reporter:`.
        Reporter = "reporter",
        /// `teema:`, `tema:`, `theme:`.
        Theme = "theme",
        /// `kieli:`, `språk:`, `language:`.
        Language = "language",
        /// `aika:`, `tid:`, `time:`, or a date that stands among the words.
        Days = "days",
    }
);

impl TypedField {
    /// Reads a field's name in Finnish, Swedish or English.
    fn from_name(name: &str) -> Option<Self> {
        Some(match name.to_lowercase().as_str() {
            "kunta" | "kommun" | "municipality" => Self::Municipality,
            "alue" | "hyvinvointialue" | "område" | "välfärdsområde" | "county" => Self::County,
            "palvelulinja" | "servicelinje" | "line" => Self::ServiceLine,
            "ilmoittaja" | "rapportör" | "reporter" => Self::Reporter,
            "teema" | "tema" | "theme" => Self::Theme,
            "kieli" | "språk" | "language" => Self::Language,
            "aika" | "tid" | "time" => Self::Days,
            _ => return None,
        })
    }

    /// Returns the facet that the field narrows down; `None` for time.
    pub(super) const fn facet(self) -> Option<Facet> {
        Some(match self {
            Self::Municipality => Facet::Municipality,
            Self::County => Facet::County,
            Self::ServiceLine => Facet::ServiceLine,
            Self::Reporter => Facet::Reporter,
            Self::Theme => Facet::Theme,
            Self::Language => Facet::Language,
            Self::Days => return None,
        })
    }
}

impl Expression {
    /// Returns what was typed, without quotes.
    pub fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Phrase(text) => text,
        }
    }
}

impl Query {
    /// Reads what a person typed.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let mut joins_previous = false;
        for piece in with_dates(pieces(typed)) {
            match piece {
                Piece::Or => {
                    joins_previous = !query.wanted.is_empty();
                    continue;
                }
                Piece::Filter(filter) => query.filters.push(filter),
                Piece::Excluded(expression) => query.excluded.push(expression),
                Piece::Wanted(expression) => match query.wanted.last_mut() {
                    Some(group) if joins_previous => group.push(expression),
                    _ => query.wanted.push(vec![expression]),
                },
            }
            joins_previous = false;
        }
        query
    }

    /// Returns the wanted expressions as running text, which is what the sentence encoder reads.
    pub fn running_text(&self) -> String {
        let texts: Vec<&str> = self.wanted.iter().flatten().map(Expression::text).collect();
        texts.join(" ")
    }
}

/// Makes filters of the dates among the words.
fn with_dates(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut read = Vec::with_capacity(pieces.len());
    while !pieces.is_empty() {
        let words: Vec<&str> = pieces
            .iter()
            .map_while(|piece| match piece {
                Piece::Wanted(Expression::Word(word)) => Some(word.as_str()),
                _ => None,
            })
            .collect();
        match days::length(&words) {
            Some(length) => {
                let value = words[..length].join(" ");
                read.push(Piece::Filter(TypedFilter { field: TypedField::Days, value, is_excluded: false }));
                pieces.drain(..length);
            }
            None => read.push(pieces.remove(0)),
        }
    }
    read
}

/// One piece of what was typed.
enum Piece {
    Or,
    Filter(TypedFilter),
    Excluded(Expression),
    Wanted(Expression),
}

/// Splits what was typed into pieces at white space outside quotes.
fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let unsigned = rest.strip_prefix(['-', '−']).filter(|after| after.starts_with(|c: char| !c.is_whitespace()));
        let (piece, after) = piece(unsigned.unwrap_or(rest), unsigned.is_some());
        pieces.extend(piece);
        rest = after.trim_start();
    }
    pieces
}

/// Reads one piece and returns it with what follows; `None` for a piece without letters or digits.
fn piece(typed: &str, is_excluded: bool) -> (Option<Piece>, &str) {
    let (expression, after) = expression(typed);
    if let Expression::Word(word) = &expression {
        if matches!(word.as_str(), "OR" | "TAI" | "ELLER") && !is_excluded {
            return (Some(Piece::Or), after);
        }
        if let Some((field, value, after)) = typed_filter(typed) {
            return (Some(Piece::Filter(TypedFilter { field, value, is_excluded })), after);
        }
    }
    if !expression.text().contains(char::is_alphanumeric) {
        return (None, after);
    }
    let piece = if is_excluded { Piece::Excluded(expression) } else { Piece::Wanted(expression) };
    (Some(piece), after)
}

/// Reads `name:value` or `name:"value"`, if the name is one we know and a value follows.
fn typed_filter(typed: &str) -> Option<(TypedField, String, &str)> {
    let (name, value) = typed.split_once(':')?;
    let field = TypedField::from_name(name)?;
    if value.starts_with(char::is_whitespace) {
        return None;
    }
    let (expression, after) = expression(value);
    let value = expression.text().trim().to_owned();
    (!value.is_empty()).then_some((field, value, after))
}

/// Reads a quoted phrase (a missing closing quote is taken to stand at the end) or a word.
fn expression(typed: &str) -> (Expression, &str) {
    if let Some(quoted) = typed.strip_prefix(is_quote) {
        let (phrase, after) = quoted.split_once(is_quote).unwrap_or((quoted, ""));
        return (Expression::Phrase(phrase.trim().to_owned()), after);
    }
    let end = typed.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(typed.len());
    let (word, after) = typed.split_at(end);
    (Expression::Word(word.to_owned()), after)
}

/// Whether a character is one of the quotation marks in use in Finnish, Swedish and English.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '„' | '»' | '«')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str) -> Expression {
        Expression::Word(text.to_owned())
    }

    fn phrase(text: &str) -> Expression {
        Expression::Phrase(text.to_owned())
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let query = Query::parse("vuokra \"maksuton bussi\" -häätö −\"ei koske\" TE-palvelut");
        assert_eq!(query.wanted, [vec![word("vuokra")], vec![phrase("maksuton bussi")], vec![word("TE-palvelut")]]);
        assert_eq!(query.excluded, [word("häätö"), phrase("ei koske")]);
    }

    #[test]
    fn or_joins_its_neighbours_in_three_languages() {
        let query = Query::parse("OR buss TAI linja-auto ELLER \"kollektiv trafik\" pris OR");
        assert_eq!(
            query.wanted,
            [vec![word("buss"), word("linja-auto"), phrase("kollektiv trafik")], vec![word("pris")]]
        );
    }

    #[test]
    fn a_known_field_is_a_filter_and_an_unknown_one_a_word() {
        let query = Query::parse("kunta:Vaasa Område:\"Egentliga Finland\" klo:12 kommun:");
        let filter = |field, value: &str| TypedFilter { field, value: value.to_owned(), is_excluded: false };
        assert_eq!(
            query.filters,
            [filter(TypedField::Municipality, "Vaasa"), filter(TypedField::County, "Egentliga Finland")]
        );
        assert_eq!(query.wanted, [vec![word("klo:12")], vec![word("kommun:")]]);
    }

    #[test]
    fn a_filter_can_be_turned_round() {
        let query = Query::parse("jono -kieli:ruotsi");
        let filter = TypedFilter { field: TypedField::Language, value: "ruotsi".to_owned(), is_excluded: true };
        assert_eq!((query.wanted, query.filters), (vec![vec![word("jono")]], vec![filter]));
    }

    #[test]
    fn dates_among_the_words_are_filters_unless_quoted() {
        let days = |typed: &str| -> Vec<String> {
            Query::parse(typed).filters.into_iter().map(|filter| filter.value).collect()
        };
        assert_eq!(days("jono viime vuonna Vaasassa"), ["viime vuonna"]);
        assert_eq!(days("jono aika:\"kesä 2025\" 2024"), ["kesä 2025", "2024"]);
        assert_eq!(days("\"2025\" -2024 jono"), Vec::<String>::new());
        assert_eq!(Query::parse("häätö viime vuosi").running_text(), "häätö");
    }

    #[test]
    fn an_open_quote_runs_to_the_end() {
        assert_eq!(Query::parse("\"pitkä jono").wanted, [vec![phrase("pitkä jono")]]);
    }

    #[test]
    fn signs_alone_ask_for_everything() {
        assert_eq!(Query::parse(" - \"\" !? -- : "), Query::default());
    }

    proptest! {
        #[test]
        fn nothing_typed_is_an_error_and_no_letter_is_lost(typed in "\\PC{0,60}") {
            let query = Query::parse(&typed);
            let understood: usize = [query.running_text()]
                .iter()
                .map(String::as_str)
                .chain(query.excluded.iter().map(Expression::text))
                .chain(query.filters.iter().map(|filter| filter.value.as_str()))
                .map(|text| text.chars().filter(|c| c.is_alphanumeric()).count())
                .sum();
            let is_plain = !typed.contains(':') && !["OR", "TAI", "ELLER"].iter().any(|word| typed.contains(word));
            let letters = typed.chars().filter(|c| c.is_alphanumeric()).count();
            prop_assert!(!is_plain || understood == letters);
        }
    }
}
