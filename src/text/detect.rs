//! Tells Finnish, Swedish and other languages apart, also in a handful of words.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use whatlang::Lang;

use super::Language;
use super::finnish::Finnish;
use super::stop_words::is_stop_word;
use super::swedish::Swedish;
use super::words::words;

/// Share of a text's words that its language has to explain.
const ENOUGH: f32 = 0.5;
/// What the expected language gets for being expected, divided by the number of words.
const PRIOR_WORDS: f32 = 0.6;
/// A word that could be a name tells little.
const NAME_WEIGHT: f32 = 0.3;
/// Up to so many words the expected language is believed when nothing speaks for another.
const FEW_WORDS: usize = 3;

static FINNISH: LazyLock<Finnish> = LazyLock::new(Finnish::new);
static SWEDISH: LazyLock<Swedish> = LazyLock::new(Swedish::new);
static FOREIGN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../data/text/function-words-other.txt");
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Tells in which language `text` is written; `prior` is the language that it was expected in (the
/// form's), which decides where the text itself does not.
///
/// A language is believed by the share of words that its function words, Voikko or the Swedish word
/// list explain; where they explain too little, whatlang's letter statistics are asked.
pub fn detect_language(text: &str, prior: Option<Language>) -> Language {
    let text: String = text.nfc().collect();
    if is_mostly_foreign_script(&text) {
        return Language::Other;
    }
    let evidence = Evidence::gather(&text);
    if evidence.weight == 0.0 {
        return prior.unwrap_or(Language::Other);
    }
    let favour = |language: Language| if prior == Some(language) { PRIOR_WORDS } else { 0.0 };
    let finnish = (evidence.finnish + favour(Language::Fi)) / evidence.weight;
    let swedish = (evidence.swedish + favour(Language::Sv)) / evidence.weight;
    let foreign = (evidence.foreign + favour(Language::Other)) / evidence.weight;
    let (language, share) = if finnish >= swedish { (Language::Fi, finnish) } else { (Language::Sv, swedish) };
    if share >= ENOUGH && share > foreign {
        return language;
    }
    if evidence.words <= FEW_WORDS && foreign == 0.0 {
        return prior.unwrap_or(Language::Other);
    }
    by_letters(&text, foreign > share)
}

/// Asks whatlang for a text that the word lists do not explain.
fn by_letters(text: &str, looks_foreign: bool) -> Language {
    match whatlang::detect(text) {
        Some(info) if info.is_reliable() && !looks_foreign => match info.lang() {
            Lang::Fin => Language::Fi,
            Lang::Swe => Language::Sv,
            _ => Language::Other,
        },
        _ => Language::Other,
    }
}

/// Finnish and Swedish are written in Latin letters.
fn is_mostly_foreign_script(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|letter| *letter < '\u{250}');
    other.len() > latin.len()
}

/// Weight of the words that each language explains.
#[derive(Default)]
struct Evidence {
    words: usize,
    weight: f32,
    finnish: f32,
    swedish: f32,
    foreign: f32,
}

impl Evidence {
    fn gather(text: &str) -> Self {
        let mut evidence = Self::default();
        let mut begins_sentence = true;
        let mut last_end = 0;
        for word in words(text) {
            begins_sentence |= text[last_end..word.start].contains(['.', '!', '?', '\n', ':']);
            last_end = word.end;
            if word.text.chars().any(char::is_numeric) {
                continue;
            }
            let capitalised = word.text.chars().next().is_some_and(char::is_uppercase);
            let weight = if capitalised && !begins_sentence { NAME_WEIGHT } else { 1.0 };
            begins_sentence = false;
            evidence.take(word.text, weight);
        }
        evidence
    }

    fn take(&mut self, word: &str, weight: f32) {
        let lower = word.to_lowercase();
        self.words += 1;
        self.weight += weight;
        self.finnish += weight * finnish(word, &lower);
        self.swedish += weight * swedish(&lower);
        self.foreign += weight * foreign(&lower);
    }
}

fn finnish(word: &str, lower: &str) -> f32 {
    if is_stop_word(lower, Language::Fi) {
        return 1.0;
    }
    let known = FINNISH.look_up(word);
    match known.readings.first() {
        Some(_) if known.readings.iter().all(|reading| reading.is_name()) => NAME_WEIGHT,
        Some(_) if lower.chars().count() > 2 && !lower.contains('å') => 1.0,
        Some(_) => 0.5,
        // A spoken form, a hyphenated or an abbreviated word.
        None if !known.bases.is_empty() && !known.is_guess && !lower.contains('å') => 0.6,
        None => 0.0,
    }
}

fn swedish(lower: &str) -> f32 {
    match lower.chars().count() {
        _ if is_stop_word(lower, Language::Sv) => 1.0,
        _ if !SWEDISH.knows(lower) => 0.0,
        1..=2 => 0.5,
        _ => 1.0,
    }
}

fn foreign(lower: &str) -> f32 {
    let has_foreign_letter = lower.contains(['õ', 'ø', 'æ', 'ü', 'ß', 'ł', 'ı', 'ş', 'ğ', 'ñ', 'ç', 'ë']);
    if has_foreign_letter || FOREIGN.contains(lower) { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_told_apart() {
        for (text, language) in [
            ("Ei oo ruokaa.", Language::Fi),
            ("Jono on liian pitkä", Language::Fi),
            ("mä en jaksa enää", Language::Fi),
            ("Vuokra nousi taas sata euroa", Language::Fi),
            ("Kön är för lång", Language::Sv),
            ("Hyran höjdes igen", Language::Sv),
            ("ingen svarar i telefonen", Language::Sv),
            ("Barnen fryser", Language::Sv),
        ] {
            assert_eq!(detect_language(text, None), language, "{text}");
            for prior in [Language::Fi, Language::Sv] {
                assert_eq!(detect_language(text, Some(prior)), language, "{text} expected in {prior}");
            }
        }
    }

    #[test]
    fn other_languages_are_none_of_ours() {
        for text in [
            "I have been waiting for an answer from the social office since May.",
            "They told me to come back next week but nobody was there.",
            "Please help, my mother cannot get an appointment.",
            "Моя мама не может записаться к врачу уже два месяца.",
            "لا أستطيع الحصول على موعد مع الطبيب",
            "Ma olen oodanud arsti aega juba kolm kuud ja keegi ei vasta telefonile.",
            "Lapsed ei saa koolis süüa ning me ei tea, mida teha.",
            "Waxaan sugayay jawaabta xafiiska tan iyo bishii Maajo.",
            "Carruurtaydu ma heli karaan dhakhtar, cidna ma caawinayso.",
            "Ich warte seit drei Monaten auf einen Termin beim Arzt.",
            "Jeg har ventet på svar fra kontoret siden mai, og ingen vil hjelpe meg.",
            "Tôi không thể đặt lịch hẹn với bác sĩ.",
            "Üç aydır doktordan randevu alamıyorum ve kimse yardım etmiyor.",
            "Nie mogę umówić się na wizytę u lekarza od trzech miesięcy.",
        ] {
            assert_eq!(detect_language(text, None), Language::Other, "{text}");
            assert_eq!(detect_language(text, Some(Language::Fi)), Language::Other, "{text} in a Finnish form");
            assert_eq!(detect_language(text, Some(Language::Sv)), Language::Other, "{text} in a Swedish form");
        }
    }

    #[test]
    fn the_expected_language_decides_where_the_text_does_not() {
        for text in ["", "!!", "112", "Alma", "☹"] {
            assert_eq!(detect_language(text, Some(Language::Sv)), Language::Sv, "{text:?}");
        }
        assert_eq!(detect_language("", None), Language::Other);
    }
}
