//! What a capitalised word can be.

use super::{cues, lists};
use crate::text::finnish::Class;
use crate::text::stop_words::is_stop_word;
use crate::text::{Analyser, Language, places};

/// What a word can be; a word can be several things, and nothing at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense {
    /// A given name.
    pub(super) first: bool,
    /// A surname, known or by its ending.
    pub(super) last: bool,
    /// A surname by its ending alone.
    pub(super) shaped: bool,
    /// A place's name.
    pub(super) place: bool,
    /// A common word of the text's language.
    pub(super) common: bool,
    /// A municipality or another place of our list.
    pub(super) town: bool,
    /// A place in a local case ("Tampereella"): it tells where, not who.
    pub(super) local: bool,
}

/// Brands, services and organisations that are written like names, in lower case.
const NO_PERSONS: &[&str] = &[
    "kela",
    "kelan",
    "wilma",
    "wilman",
    "wilmaan",
    "wilmassa",
    "wilmasta",
    "kanta",
    "omakanta",
    "alko",
    "alkon",
    "lidl",
    "prisma",
    "sale",
    "alepa",
    "posti",
    "nordea",
    "nordean",
    "attendo",
    "attendon",
    "esperi",
    "mehiläinen",
    "terveystalo",
    "pihlajalinna",
    "ikea",
    "nokia",
    "fazer",
    "valio",
    "telia",
    "google",
    "facebook",
    "instagram",
    "whatsapp",
    "tiktok",
    "teams",
    "zoom",
    "marttojen",
    "martat",
    "martoille",
    "martoilta",
    "martha",
    "marthorna",
    "parkinson",
    "parkinsonin",
    "alzheimer",
    "alzheimerin",
    "alzheimers",
    "parkinsons",
    "asperger",
    "aspergerin",
    "aspergers",
    "crohnin",
    "crohns",
    "downin",
    "downs",
    "touretten",
    "tourettes",
    "lions",
    "rotary",
    "folkhälsan",
    "yle",
    "luther",
    "kristus",
    "jeesus",
    "jeesuksen",
    "jumala",
    "jumalan",
    "jesus",
    "gud",
    "allah",
    "allahin",
    "koraani",
    "raamattu",
    "bibeln",
    "joulu",
    "juhannus",
    "vapun",
    "vappuna",
    "vappuun",
    "islam",
    "ramadan",
    "sininauha",
    "diakonissa",
    "linnea-koti",
    "helsinki",
    "mobilepay",
    "roihu",
    "suomi",
    "suomen",
    "ruotsi",
    "apotti",
    "maisa",
    "maisan",
    "maisassa",
    "maisaan",
    "effica",
    "mediatri",
    "lifecare",
    "chat",
    "hus",
    "pohde",
    "varha",
];

/// Tells what `word` can be in a text written in `language`.
pub(super) fn sense(word: &str, language: Language, analyser: &Analyser) -> Sense {
    let word = word.split(':').next().unwrap_or(word);
    let lower = word.to_lowercase();
    let is_function_word = is_stop_word(&lower, language) && !lists::is_first_exactly(&lower);
    if NO_PERSONS.contains(&lower.as_str()) || is_function_word || lower.chars().count() < 2 {
        return Sense { common: true, ..Sense::default() };
    }
    if word.contains('-') && lists::is_first(&lower) {
        return Sense { first: true, ..Sense::default() };
    }
    let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        return double(&parts, language, analyser);
    }
    simple(word, &lower, language, analyser)
}

/// A double name is a name if each half is one ("Maj-Lis"), and so is one with what its owner is ("Ilona-rouva");
/// "Kalle-koira" is none.
fn double(parts: &[&str], language: Language, analyser: &Analyser) -> Sense {
    if let [name, title] = parts
        && lists::is_first_exactly(&name.to_lowercase())
        && cues::is_role(title, language, analyser)
    {
        return Sense { first: true, ..Sense::default() };
    }
    let capitalised = parts.iter().all(|part| part.chars().next().is_some_and(char::is_uppercase));
    if !capitalised {
        return Sense { common: true, ..Sense::default() };
    }
    let senses: Vec<Sense> = parts.iter().map(|part| simple(part, &part.to_lowercase(), language, analyser)).collect();
    let first = senses.iter().all(|sense| sense.first);
    let last = !first
        && senses.iter().any(|sense| sense.last)
        && senses.iter().all(|sense| sense.last || sense.first || sense.place || !sense.common);
    Sense { first, last, place: !first && !last && senses.iter().any(|sense| sense.place), ..Sense::default() }
}

fn simple(word: &str, lower: &str, language: Language, analyser: &Analyser) -> Sense {
    let known = analyser.finnish.look_up(word);
    let readings = &known.readings;
    let first_plural =
        readings.iter().filter(|reading| reading.class == Class::FirstName).all(|reading| reading.is_plural);
    let by_voikko = |class: Class| readings.iter().any(|reading| reading.class == class);
    let is_finnish_word = readings.iter().any(|reading| !reading.is_name());
    let is_swedish_word = || analyser.swedish.knows(lower);
    let common = match language {
        Language::Fi => is_finnish_word,
        Language::Sv => is_swedish_word(),
        Language::Other => is_finnish_word || is_swedish_word(),
    };
    let listed_place = places::is_listed(lower) || lower.strip_suffix('s').is_some_and(places::is_listed);
    let town = listed_place || known.bases.iter().any(|base| places::is_listed(base));
    let place = town || by_voikko(Class::Place);
    // What Voikko reads as common words only is not stripped of endings until it is a name ("olen").
    let is_plain = language == Language::Fi && is_finnish_word && !readings.iter().any(|reading| reading.is_name());
    let is_listed = |exactly: fn(&str) -> bool, inflected: fn(&str) -> bool| {
        if is_plain { exactly(lower) } else { inflected(lower) }
    };
    let first = by_voikko(Class::FirstName) && !first_plural || is_listed(lists::is_first_exactly, lists::is_first);
    let listed_last = by_voikko(Class::LastName) || is_listed(lists::is_last_exactly, lists::is_last);
    let shaped_last = !common && !place && !by_voikko(Class::OtherName) && lists::ends_like_last(lower);
    let local = place && readings.iter().any(|reading| reading.case.as_deref().is_some_and(is_local));
    Sense { first, last: listed_last || shaped_last, shaped: shaped_last && !listed_last, place, town, common, local }
}

fn is_local(case: &str) -> bool {
    ["sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento"].contains(&case)
}

impl Sense {
    /// A name that is nothing else.
    pub(super) fn is_sure(self) -> bool {
        (self.first || self.last && !self.shaped) && !self.common && !self.place
    }

    /// A word that nothing is known of.
    pub(super) fn is_unknown(self) -> bool {
        !self.first && !self.last && !self.common && !self.place
    }
}
