//! One reading of a Finnish word, as Voikko's morphology gives it.

use voikko_rs::voikko;

/// What kind of word a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// `nimisana`, a noun.
    Noun,
    /// `laatusana` or `nimisana_laatusana`, an adjective.
    Adjective,
    /// `teonsana`, a verb.
    Verb,
    /// `etunimi`, a given name.
    FirstName,
    /// `sukunimi`, a surname.
    LastName,
    /// `paikannimi`, a place.
    Place,
    /// `nimi`, another name.
    OtherName,
    /// Anything else: adverbs, pronouns, numerals, particles.
    Other,
}

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The base form; capitals stand where the dictionary writes them.
    pub(crate) base: String,
    pub(crate) class: Class,
    /// Base forms of a compound's parts; empty for a simple word.
    pub(crate) parts: Vec<String>,
    /// How many stems and derivational suffixes the reading is built of.
    pub(crate) pieces: usize,
    /// How many of the pieces are derivational suffixes.
    pub(crate) derivations: usize,
    /// Whether the word can be a place's name though it is a common noun (Lahti, -katu).
    pub(crate) can_be_place: bool,
    /// Voikko's name of the mood or infinitive, if the word is a verb's form.
    pub(crate) mood: Option<String>,
    /// Voikko's name of the participle, if the word is one.
    pub(crate) participle: Option<String>,
    /// Voikko's name of the case (`nimento`, `omanto`, …), if the word is declined.
    pub(crate) case: Option<String>,
    /// Whether the word is a plural.
    pub(crate) is_plural: bool,
    /// Whether a possessive suffix is read at the word's end.
    pub(crate) has_possessive: bool,
    /// Whether the verb form is one that only follows a negation ("(ei) mennä").
    pub(crate) only_negated: bool,
}

impl Reading {
    /// Reads one analysis; `None` for one without a base form.
    pub(super) fn from_analysis(analysis: &voikko::Analysis) -> Option<Self> {
        let value = |key: &str| analysis.get(key).map(String::as_str);
        let base = value("BASEFORM")?.to_owned();
        let pieces = read_pieces(value("WORDBASES").unwrap_or(""));
        Some(Self {
            class: class(value("CLASS").unwrap_or("")),
            parts: if pieces.parts.len() > 1 { pieces.parts } else { Vec::new() },
            pieces: pieces.count,
            derivations: pieces.derivations,
            can_be_place: value("POSSIBLE_GEOGRAPHICAL_NAME") == Some("true"),
            mood: value("MOOD").map(str::to_owned),
            participle: value("PARTICIPLE").map(str::to_owned),
            case: value("SIJAMUOTO").map(str::to_owned),
            is_plural: value("NUMBER") == Some("plural"),
            has_possessive: value("POSSESSIVE").is_some(),
            only_negated: value("NEGATIVE") == Some("true"),
            base,
        })
    }

    /// Tells whether the reading is a name of a person.
    pub(crate) fn is_person(&self) -> bool {
        matches!(self.class, Class::FirstName | Class::LastName)
    }

    /// Tells whether the reading is a name of any kind.
    pub(crate) fn is_name(&self) -> bool {
        self.is_person() || matches!(self.class, Class::Place | Class::OtherName)
    }
}

fn class(code: &str) -> Class {
    match code {
        "nimisana" => Class::Noun,
        "laatusana" | "nimisana_laatusana" => Class::Adjective,
        "teonsana" => Class::Verb,
        "etunimi" => Class::FirstName,
        "sukunimi" => Class::LastName,
        "paikannimi" => Class::Place,
        "nimi" => Class::OtherName,
        _ => Class::Other,
    }
}

/// The parts of a word and what they are built of.
struct Pieces {
    parts: Vec<String>,
    count: usize,
    derivations: usize,
}

/// Reads Voikko's `WORDBASES`, e.g. `+lasten(lapsi)+suojel(suojella)+u(+u)`: a piece with a word in
/// brackets begins a part; `(+u)` is a derivational suffix in base form, a piece without brackets
/// a bare ending between them, and `-` a hyphen.
fn read_pieces(word_bases: &str) -> Pieces {
    let mut parts: Vec<Part> = Vec::new();
    let mut count = 0;
    let mut derivations = 0;
    for piece in split_pieces(word_bases) {
        let (surface, base) = match piece.split_once('(') {
            Some((surface, base)) => (surface, base.trim_end_matches(')')),
            None => (piece, ""),
        };
        if let Some(suffix) = base.strip_prefix('+') {
            derivations += 1;
            count += 1;
            if let Some(part) = parts.last_mut() {
                part.derive(surface, suffix);
            }
        } else if !base.is_empty() {
            count += 1;
            parts.push(Part { base: base.replace('=', ""), surface: surface.to_owned() });
        } else if surface != "-"
            && let Some(part) = parts.last_mut()
        {
            part.surface.push_str(surface);
        }
    }
    Pieces { parts: parts.into_iter().map(|part| part.base.to_lowercase()).collect(), count, derivations }
}

fn split_pieces(word_bases: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (offset, character) in word_bases.char_indices() {
        match character {
            '(' => inside = true,
            ')' => inside = false,
            '+' if !inside => {
                pieces.push(&word_bases[start..offset]);
                start = offset + 1;
            }
            _ => {}
        }
    }
    pieces.push(&word_bases[start..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

struct Part {
    base: String,
    surface: String,
}

impl Part {
    /// Takes in a derivational suffix: "suojel" + "u" is "suojelu".
    fn derive(&mut self, surface: &str, suffix: &str) {
        self.base = format!("{}{suffix}", self.surface);
        self.surface.push_str(surface);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_base_form_with_their_derivations() {
        assert_eq!(read_pieces("+häätö(häätö)+uhan(uhka)+alainen(alainen)").parts, ["häätö", "uhka", "alainen"]);
        assert_eq!(read_pieces("+lasten(lapsi)+suojel(suojella)+u(+u)").parts, ["lapsi", "suojelu"]);
        assert_eq!(
            read_pieces("+mielen(mieli)+terve(terve)+ys(+ys)+kuntoutu(kuntoutua)+ja(+ja)").parts,
            ["mieli", "terveys", "kuntoutuja"]
        );
        assert_eq!(read_pieces("+perhe(perhe)+-+elämä(elämä)").parts, ["perhe", "elämä"]);
        assert_eq!(read_pieces("+kela(kela)").parts, ["kela"]);
        assert!(read_pieces("").parts.is_empty());
    }
}
