//! Street addresses in inflected Finnish and in Swedish: a street's name with a house number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::words_before;
use crate::text::words::words;

/// A house number with its range, stair and flat, and the post office behind it.
static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:\ |\u{A0})
        (?P<number>\d{1,4})
        (?: [\u{2013}-]\d{1,4} | \ ?[\u{2013}-]\ ?\d{1,4}\b )?
        (?P<flat>
          (?: \ ?[A-Za-z] \b (?: \ ?\d{1,4}\b )? (?: \ ?[a-z]\b )?
            | \ ?[A-Za-z]\d{1,4}\b )?
          (?: ,?\ (?:as|os|asunto|bost|bostad|lgh|huoneisto|rappu|trappa)\.?\ ?[A-Za-z]?\ ?\d{0,4}\b )?
        )
        (?: :\p{Ll}{1,5} )?
        (?P<post> ,?\ \d{5}\ \p{Lu}[\p{L}-]+ )?",
    )
    .expect("the pattern is right")
});

/// Ends of words that name a street: with a house number they are an address.
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^.{2,}(?:
          ti(?:e|en|ellä|eltä|elle|essä|estä|etä|ehen) | kat(?:u|ua) | kadu(?:n|lla|lta|lle|ssa|sta) | kuja(?:|n|a|lla|lta|lle|ssa|sta)
        | pol(?:ku|kua) | polu(?:n|lla|lta|lle|ssa) | rait(?:ti|tia) | raiti(?:n|lla|lta|lle) | kaar(?:i|en|ta|ella|elta|elle|essa)
        | rin(?:ne|teen|teellä|teeltä|teelle|nettä) | väylä(?:|n|llä|ltä|lle|ä) | bulevardi(?:|n|lla|lta|lle|a) | esplanadi(?:|n|lla|lta|lle|a)
        | penger | penkere(?:en|ellä|eltä|elle) | aukio(?:|n|lla|lta|lle) | linja(?:|n|lla|lta|lle) | tanhua(?:|n|lla|lta|lle) | ahde | ahteen
        | rivi | taival | taipale(?:en|ella) | valtatie | puistikko | esplanaadi
        | gatan? | gatans | väg(?:en|ens)? | gränd(?:en|ens)? | stig(?:en|ens)? | esplanad(?:en|ens)? | all[ée]n? | back(?:en|ens) | brink(?:en|ens)?
        | sväng(?:en)? | båg(?:en)? | krok(?:en)? | bulevard(?:en)? | promenad(?:en)? | torg(?:et)? | kaj(?:en)? | led(?:en) | ring(?:en)
        )$",
    )
    .expect("the pattern is right")
});

/// Ends of words that name a street or just a place: they need a flat's letter or a word that
/// announces an address.
static MAYBE_STREET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^.{2,}(?:
          mä(?:ki|en|ellä|eltä|elle|keä) | ran(?:ta|nan|nalla|nalta|nalle|nassa) | tor(?:i|in|illa|ilta|ille) | puist(?:o|on|ossa|osta|oon) | niitty | niityn | niityllä
        | kallio(?:|n|lla) | lehto | lehdon | harju(?:|n|lla) | kulma(?:|n|lla) | piha(?:|n|lla) | portti | portin | pelto | pellon | pellolla | metsä(?:|n|ssä)
        | suo(?:|n|lla) | silta | sillan | varsi | varren | saar(?:i|en|essa) | niem(?:i|en|essä) | la(?:hti|hden|hdessa) | laita | laidan | silmukka | kehä
        | ahteella | kangas | kankaan | notko | laakso | vainio | haka | kartano
        | strand(?:en)? | park(?:en)? | plan(?:en)? | plats(?:en)? | linje(?:n)? | udd(?:en)? | holm(?:en)? | åker(?:n)? | äng(?:en)? | bergen? | skog(?:en)?
        )$",
    )
    .expect("the pattern is right")
});

/// Roads that a number follows without being anybody's address, and words that only end alike.
const ROADS: &[&str] = &[
    "valtatie",
    "kantatie",
    "seututie",
    "yhdystie",
    "maantie",
    "moottoritie",
    "kehätie",
    "ohitustie",
    "raitiotie",
    "riksväg",
    "stamväg",
    "landsväg",
    "motorväg",
    "europaväg",
    "regionalväg",
    "förbindelseväg",
    "pyörätie",
    "kävelytie",
    "jalkakäytävä",
    "rautatie",
    "järnväg",
    "cykelväg",
    "gångväg",
    "bussilinja",
    "raitiolinja",
    "palvelulinja",
    "opintolinja",
    "puhelinlinja",
    "busslinje",
    "tasaus",
    "äänitie",
    "hengitystie",
    "virtsatie",
    "liikuntaesplanadi",
    "ruokatori",
];

/// Units and nouns that a number belongs to when they follow it.
const COUNTED: &[&str] = &[
    "euroa",
    "euron",
    "euro",
    "e",
    "kertaa",
    "vuotta",
    "vuoden",
    "kuukautta",
    "kk",
    "viikkoa",
    "päivää",
    "tuntia",
    "minuuttia",
    "metriä",
    "metrin",
    "m",
    "km",
    "kilometriä",
    "kilometrin",
    "henkilöä",
    "asukasta",
    "ihmistä",
    "perhettä",
    "lasta",
    "asuntoa",
    "taloa",
    "prosenttia",
    "prosentin",
    "kiloa",
    "neliötä",
    "autoa",
    "gånger",
    "år",
    "månader",
    "veckor",
    "dagar",
    "timmar",
    "minuter",
    "meter",
    "kilometer",
    "personer",
    "procent",
    "barn",
    "familjer",
    "kvadrat",
    "hus",
];

/// Words before a street's own that belong to it ("Vanha Myllytie", "Norra vägen").
const ATTRIBUTES: &[&str] = &[
    "vanha",
    "vanhan",
    "uusi",
    "uuden",
    "iso",
    "ison",
    "pieni",
    "pienen",
    "pitkä",
    "pitkän",
    "ylinen",
    "ylisen",
    "alinen",
    "alisen",
    "itäinen",
    "itäisen",
    "läntinen",
    "läntisen",
    "eteläinen",
    "eteläisen",
    "pohjoinen",
    "pohjoisen",
    "keskinen",
    "norra",
    "södra",
    "östra",
    "västra",
    "gamla",
    "nya",
    "stora",
    "lilla",
    "övre",
    "nedre",
    "ensimmäinen",
    "toinen",
    "kolmas",
    "neljäs",
    "viides",
    "första",
    "andra",
    "tredje",
    "sankt",
    "s:t",
    "lilla",
    "gammel",
    "suur",
    "inre",
    "yttre",
];

/// Beginnings of words that announce an address.
const ANNOUNCING: &[&str] = &[
    "osoit",
    "asu",
    "asun",
    "kotona",
    "koti",
    "adress",
    "bor",
    "bodde",
    "bosatt",
    "hemma",
    "hemadress",
    "muut",
    "flytta",
    "talo",
    "huset",
];

/// Streets' own words that may stand apart and small ("Matti Meikäläisen katu 5").
const APART: &[&str] = &[
    "katu",
    "kadun",
    "kadulla",
    "kadulle",
    "kadulta",
    "tie",
    "tien",
    "tiellä",
    "tielle",
    "tieltä",
    "kuja",
    "kujalla",
    "polku",
    "polulla",
    "aukio",
    "aukiolla",
    "puistotie",
    "gata",
    "gatan",
    "väg",
    "gränd",
    "stig",
    "plats",
];

/// Finds street addresses.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let all = words(text);
    let mut found = Vec::new();
    for (index, word) in all.iter().enumerate() {
        let Some(house) = HOUSE.captures(&text[word.end..]) else { continue };
        let Some(number) = house.name("number") else { continue };
        let lower = word.text.to_lowercase();
        let stands_apart = APART.contains(&lower.as_str());
        let is_street = stands_apart || STREET.is_match(&lower);
        if !is_street && !MAYBE_STREET.is_match(&lower)
            || is_road(&lower)
            || counts_something(&text[word.end..], number.end())
        {
            continue;
        }
        let has_flat = house.name("flat").is_some_and(|flat| !flat.as_str().trim().is_empty());
        let announced = || {
            words_before(text, word.start, 3)
                .iter()
                .any(|before| ANNOUNCING.iter().any(|beginning| before.starts_with(beginning)))
        };
        let capitalised = word.text.chars().next().is_some_and(char::is_uppercase);
        let mut start = word.start;
        for before in all[..index].iter().rev().take(3) {
            if before.end + 1 != start || !text[before.end..start].starts_with([' ', '\u{A0}']) {
                break;
            }
            let belongs =
                if stands_apart { is_namesake(before.text, start == word.start) } else { is_attribute(before.text) };
            if !belongs {
                break;
            }
            start = before.start;
        }
        let is_named = if stands_apart { start < word.start } else { capitalised };
        let is_address = match (is_named, is_street) {
            (true, true) => true,
            (true, false) => has_flat || house.name("post").is_some() || announced(),
            (false, true) => !stands_apart && (has_flat || announced()),
            (false, false) => false,
        };
        let Some(end) = house.get(0).map(|whole| word.end + whole.end()) else { continue };
        if is_address {
            found.push(start..end);
        }
    }
    found
}

fn is_road(street: &str) -> bool {
    ROADS.iter().any(|road| street.starts_with(road))
}

/// Attributes are capitalised in a street's name.
fn is_attribute(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && ATTRIBUTES.contains(&word.to_lowercase().as_str())
}

/// Whom a street is named after: the word next to "katu" stands in the genitive.
fn is_namesake(word: &str, is_next: bool) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && !(is_next && (!word.ends_with(['n', 's']) || is_attribute(word)))
}

/// Tells whether the word behind the number is what the number counts.
fn counts_something(after_street: &str, number_end: usize) -> bool {
    let rest = &after_street[number_end..];
    let next = rest
        .strip_prefix([' ', '\u{A0}'])
        .and_then(|rest| words(rest).into_iter().next().filter(|word| word.start == 0));
    next.is_some_and(|next| COUNTED.contains(&next.text))
        || rest.starts_with(" %")
        || rest.starts_with(['%', '€'])
        || rest.starts_with(" €")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_are_found_in_both_languages() {
        for address in [
            "Koivukuja 3",
            "Koivukuja 3 B 12",
            "Mäntypolku 8a",
            "Rantakadulla 14",
            "Rantakadun 14:ssä",
            "Vanha Saunatie 45 as. 3",
            "Kirkkotie 12–14",
            "Pihlajakatu 60 F 112",
            "Iso Myllykatu 2 A",
            "Onni Aallon katu 5 B",
            "Kuusimäki 2 C 4",
            "Storgatan 7",
            "Norra Björkvägen 14 B 5",
            "Lönngränd 2",
            "Skogsstigen 11 bost. 2",
            "Koivukuja 3, 00940 Helsinki",
        ] {
            assert_eq!(found(&format!("Naapuri, {address}, odottaa.")), [address]);
        }
        assert_eq!(found("osoite on koivukuja 3 b 12"), ["koivukuja 3 b 12"]);
        assert_eq!(found("hän asuu Niemenranta 5 rapussa"), ["Niemenranta 5"]);
    }

    #[test]
    fn roads_and_counts_are_left() {
        for text in [
            "Valtatie 9 katkaisee reitin",
            "Riksväg 25 har ingen gångväg",
            "Pohjoistien koulun 2 B",
            "Rautatienkadun varrella",
            "Kotikatu 12 vuotta myöhemmin",
            "kävelytie 200 metriä",
            "Uusi tie 5 vaatii",
            "bussilinja 23 A",
            "Koskipuisto 60 vuotta",
            "palvelulinja 3 avattiin",
            "Hyvinvointialue 3 A",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
