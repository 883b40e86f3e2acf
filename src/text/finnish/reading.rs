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
    /// Further base forms of the same word: the verb of a participle or of a noun in -minen.
    pub(crate) other_bases: Vec<String>,
    pub(crate) class: Class,
    /// Base forms of a compound's parts; empty for a simple word.
    pub(crate) parts: Vec<String>,
    /// How many stems and derivational suffixes the reading is built of.
    pub(super) pieces: usize,
    /// How many of the pieces are derivational suffixes.
    pub(super) derivations: usize,
    /// Whether the word is a superlative.
    pub(super) is_superlative: bool,
    /// Voikko's number of the verb's person, if the word is a verb's form.
    pub(super) person: Option<String>,
    /// Voikko's name of the mood or infinitive, if the word is a verb's form.
    pub(super) mood: Option<String>,
    /// Voikko's name of the participle, if the word is one.
    pub(super) participle: Option<String>,
    /// Voikko's name of the case (`nimento`, `omanto`, …), if the word is declined.
    pub(crate) case: Option<String>,
    /// Whether the word is a plural.
    pub(crate) is_plural: bool,
    /// Voikko's code of the possessive suffix (`1s`, `3`), if one is read at the word's end.
    pub(super) possessive: Option<String>,
    /// Whether the verb form is one that only follows a negation ("(ei) mennä").
    pub(super) only_negated: bool,
}

impl Reading {
    /// Reads one analysis of `word`; `None` for one without a base form.
    pub(super) fn from_analysis(analysis: &voikko::Analysis, word: &str) -> Option<Self> {
        let value = |key: &str| analysis.get(key).map(String::as_str);
        let class = class(value("CLASS").unwrap_or(""));
        let pieces = read_pieces(value("WORDBASES").unwrap_or(""));
        let participle = value("PARTICIPLE").map(str::to_owned);
        let mood = value("MOOD").map(str::to_owned);
        let given = value("BASEFORM")?.to_owned();
        let (base, other_bases) = match (mood.as_deref(), participle.as_deref(), value("SIJAMUOTO")) {
            (Some("MINEN-infinitive"), ..) => {
                (minen_noun(value("FSTOUTPUT").unwrap_or("")).unwrap_or_else(|| given.clone()), vec![given])
            }
            (_, Some("past_active" | "past_passive" | "present_active" | "present_passive"), _)
                if pieces.parts.len() == 1 =>
            {
                (pieces.first_base.clone(), vec![given])
            }
            (_, Some(_), _) if pieces.parts.len() == 1 => (given, vec![pieces.first_base.clone()]),
            (_, _, Some("kerrontosti")) if word.to_lowercase().ends_with("sti") => (word.to_lowercase(), vec![given]),
            _ => (given, Vec::new()),
        };
        Some(Self {
            parts: if pieces.parts.len() > 1 && !is_single_name(class, pieces.count) {
                pieces.parts
            } else {
                Vec::new()
            },
            class,
            pieces: pieces.count,
            derivations: pieces.derivations,
            is_superlative: value("COMPARISON") == Some("superlative"),
            person: value("PERSON").map(str::to_owned),
            mood,
            participle,
            case: value("SIJAMUOTO").map(str::to_owned),
            is_plural: value("NUMBER") == Some("plural"),
            possessive: value("POSSESSIVE").map(str::to_owned),
            only_negated: value("NEGATIVE") == Some("true"),
            base,
            other_bases,
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

/// Seams inside a name ("Wa=shington") tell where to hyphenate it, not what it is made of.
fn is_single_name(class: Class, pieces: usize) -> bool {
    pieces == 1 && matches!(class, Class::FirstName | Class::LastName | Class::Place | Class::OtherName)
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

/// Returns the noun of an infinitive in -minen from Voikko's inner form, e.g.
/// `[Lt][Xp]siirtyä[X]siirty[Tn4]mi[Sg][Ny]sen`: the letters before the mark, with "minen".
fn minen_noun(inner: &str) -> Option<String> {
    let (before, _) = inner.split_once("[Tn4]")?;
    let mut letters = String::new();
    let mut rest = before;
    while let Some((text, tag_and_on)) = rest.split_once('[') {
        letters.push_str(text);
        let (tag, after) = tag_and_on.split_once(']')?;
        // What stands between [Xp] and [X] is the dictionary's form, not the word's letters.
        rest = if tag == "Xp" { after.split_once("[X]")?.1 } else { after };
    }
    letters.push_str(rest);
    Some(format!("{}minen", letters.to_lowercase()))
}

/// The parts of a word and what they are built of.
struct Pieces {
    parts: Vec<String>,
    first_base: String,
    count: usize,
    derivations: usize,
}

/// Reads Voikko's `WORDBASES`, e.g. `+lasten(lapsi)+suojel(suojella)+u(+u)`: a piece with a word in
/// brackets begins a part (`=` is a seam inside it); `(+u)` is a derivational suffix in base form;
/// a piece without brackets is a prefix, a number or a bare ending, and `-` a hyphen.
fn read_pieces(word_bases: &str) -> Pieces {
    let mut parts: Vec<Part> = Vec::new();
    let mut count = 0;
    let mut derivations = 0;
    let mut first_base = String::new();
    let pieces = split_pieces(word_bases);
    for (index, piece) in pieces.iter().enumerate() {
        let Some((surface, brackets)) = piece.split_once('(') else {
            let next = pieces.get(index + 1).copied().unwrap_or("");
            let begins_part = parts.is_empty() || next.contains('(') && !next.contains("(+");
            match parts.last_mut() {
                _ if *piece == "-" => {}
                Some(part) if !begins_part || part.is_derived => part.surface.push_str(piece),
                _ => parts.push(Part::new(piece, piece)),
            }
            continue;
        };
        count += 1;
        let brackets = brackets.trim_end_matches(')');
        if let Some(suffix) = brackets.strip_prefix('+') {
            derivations += 1;
            if let Some(part) = parts.last_mut() {
                part.derive(surface, suffix);
            }
            continue;
        }
        // "el(elää)(+o)": a stem with its suffix in one piece.
        let (base, suffix) = brackets.split_once(")(+").unwrap_or((brackets, ""));
        if first_base.is_empty() {
            first_base = base.replace('=', "");
        }
        let seams: Vec<&str> = base.split('=').collect();
        for seam in &seams {
            parts.push(Part::new(seam, if seams.len() > 1 { seam } else { surface }));
        }
        if let (false, Some(part)) = (suffix.is_empty(), parts.last_mut()) {
            derivations += 1;
            part.derive("", suffix);
        }
    }
    Pieces { parts: parts.into_iter().map(|part| part.base.to_lowercase()).collect(), first_base, count, derivations }
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
    is_derived: bool,
}

impl Part {
    fn new(base: &str, surface: &str) -> Self {
        Self { base: base.to_owned(), surface: surface.to_owned(), is_derived: false }
    }

    /// Takes in a derivational suffix: "suojel" + "u" is "suojelu".
    fn derive(&mut self, surface: &str, suffix: &str) {
        self.base = format!("{}{suffix}", self.surface);
        self.surface.push_str(surface);
        self.is_derived = true;
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
        assert_eq!(read_pieces("+mielipide(mieli=pide)").parts, ["mieli", "pide"]);
        assert_eq!(read_pieces("+epä+selvä(selvä)").parts, ["epä", "selvä"]);
        assert_eq!(read_pieces("+eri+miel(mieli)+isy(+inen)+ys(+ys)").parts, ["eri", "mielisyys"]);
        assert_eq!(read_pieces("+el(elää)(+o)+o+kuu(kuu)").parts, ["elo", "kuu"]);
        assert_eq!(read_pieces("+20+-+vuotias(vuotias)").parts, ["20", "vuotias"]);
        assert_eq!(read_pieces("+saa(saada)+n+ut(+ut)").parts, ["saanut"]);
        assert_eq!(read_pieces("+usko(uskoa)+ma(+a)+ton(+ton)").parts.len(), 1);
        assert!(read_pieces("").parts.is_empty());
    }

    #[test]
    fn a_noun_in_minen_is_made_of_its_letters() {
        assert_eq!(minen_noun("[Lt][Xp]siirtyä[X]siirty[Tn4]mi[Sg][Ny]sen").as_deref(), Some("siirtyminen"));
        assert_eq!(minen_noun("[Lt][Xp]siirtyä[X]siirty"), None);
    }
}
