//! Dates as people say them: "2025", "viime vuosi", "förra månaden", "summer 2025", "1.3.2025–31.5.2025".
//!
//! 1. A unit is a year, a month (`2025-03`, `3/2025`, "maaliskuu 2025"), a day or a season with its year; winter begins
//!    in December of the year before.
//! 2. Two units with a dash between them are a range; "since" and "before" leave one end open.
//! 3. What is told from today ("last week") is counted in whole weeks, months and years; weeks begin on Monday.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use regex::Regex;

/// The most words that a date takes.
const MOST_WORDS: usize = 4;

/// Years that are read as such when they stand alone.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

/// A stretch of days; an end that is not there is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The last day, included.
    pub to: Option<Date>,
}

/// A period told from today.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// How today's periods are called, and how many periods back they lie.
const FROM_TODAY: &[(Unit, i64, &[&str])] = &[
    (Unit::Day, 0, &["tänään", "idag", "i dag", "today"]),
    (Unit::Day, 1, &["eilen", "igår", "i går", "yesterday"]),
    (Unit::Week, 0, &["tällä viikolla", "tämä viikko", "denna vecka", "den här veckan", "this week"]),
    (Unit::Week, 1, &["viime viikolla", "viime viikko", "förra veckan", "last week"]),
    (Unit::Month, 0, &["tässä kuussa", "tämä kuukausi", "tämä kuu", "denna månad", "den här månaden", "this month"]),
    (Unit::Month, 1, &["viime kuussa", "viime kuukausi", "viime kuu", "förra månaden", "last month"]),
    (Unit::Year, 0, &["tänä vuonna", "tämä vuosi", "i år", "det här året", "detta år", "this year"]),
    (Unit::Year, 1, &["viime vuonna", "viime vuosi", "viime vuoden", "förra året", "i fjol", "ifjol", "last year"]),
    (Unit::Year, 2, &["toissavuonna", "toissa vuonna", "i förfjol", "förrförra året"]),
];

/// The beginnings of the months' names in Finnish, Swedish and English.
const MONTHS: [&[&str]; 12] = [
    &["tammikuu", "tammikuussa", "januari", "january"],
    &["helmikuu", "helmikuussa", "februari", "february"],
    &["maaliskuu", "maaliskuussa", "mars", "march"],
    &["huhtikuu", "huhtikuussa", "april"],
    &["toukokuu", "toukokuussa", "maj", "may"],
    &["kesäkuu", "kesäkuussa", "juni", "june"],
    &["heinäkuu", "heinäkuussa", "juli", "july"],
    &["elokuu", "elokuussa", "augusti", "august"],
    &["syyskuu", "syyskuussa", "september"],
    &["lokakuu", "lokakuussa", "oktober", "october"],
    &["marraskuu", "marraskuussa", "november"],
    &["joulukuu", "joulukuussa", "december"],
];

/// The seasons, from winter on, each three months long.
const SEASONS: [&[&str]; 4] = [
    &["talvi", "talvella", "vintern", "vinter", "winter"],
    &["kevät", "keväällä", "våren", "vår", "spring"],
    &["kesä", "kesällä", "sommaren", "sommar", "summer"],
    &["syksy", "syksyllä", "hösten", "höst", "autumn"],
];

/// Words before a unit that say no more than that it is one.
const IN: &[&str] = &["vuonna", "vuosi", "vuoden", "år", "året", "under", "in", "year"];
/// Words before the first day.
const SINCE: &[&str] = &["vuodesta", "alkaen", "sedan", "från", "since", "from"];
/// Words after the first day.
const ONWARDS: &[&str] = &["alkaen", "lähtien", "framåt", "onwards"];
/// Words before the day after the last.
const BEFORE: &[&str] = &["ennen", "före", "before"];

static LAST: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^(?:viimeiset|viimeisten|edelliset|(?:de )?senaste|(?:the )?(?:last|past)) (\d{1,3}) (\pL+)$";
    Regex::new(pattern).expect("the pattern is right")
});

static RANGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.+?)\s*(?:–|—|-|\.\.)\s*(.+)$").expect("the pattern is right"));

/// Tells how many of the first words are a date, the most that can be; `None` if they begin with none.
pub(super) fn length(words: &[&str]) -> Option<usize> {
    // What counts is whether they are a date, not which.
    let any_day = date(2026, 6, 15);
    (1..=words.len().min(MOST_WORDS)).rev().find(|length| read(&words[..*length].join(" "), any_day).is_some())
}

/// Reads a date in words; `None` if it is none.
pub(super) fn read(words: &str, today: Date) -> Option<Days> {
    let words = words.trim().trim_end_matches(['?', ',', '.', '!', ';']).to_lowercase();
    let words = words.as_str();
    if let Some((unit, back, _)) = FROM_TODAY.iter().find(|(_, _, names)| names.contains(&words)) {
        return period(*unit, *back, today);
    }
    if let Some(last) = LAST.captures(words) {
        return last_units(last[1].parse().ok()?, &last[2], today);
    }
    if let Some(days) = unit(words) {
        return Some(days);
    }
    if let Some((first, rest)) = words.split_once(' ') {
        if IN.contains(&first) {
            return unit(rest);
        }
        if SINCE.contains(&first) {
            return Some(Days { to: None, ..unit(rest)? });
        }
        if BEFORE.contains(&first) {
            return Some(Days { from: None, to: unit(rest)?.from?.yesterday().ok() });
        }
    }
    if let Some((before, last)) = words.rsplit_once(' ')
        && ONWARDS.contains(&last)
    {
        return Some(Days { to: None, ..read(before, today)? });
    }
    let range = RANGE.captures(words)?;
    let (from, to) = (unit(&range[1])?.from?, unit(&range[2])?.to?);
    (from <= to).then_some(Days { from: Some(from), to: Some(to) })
}

/// Reads a year, a month, a day or a season with its year.
fn unit(words: &str) -> Option<Days> {
    if let Some(year) = year(words) {
        return whole(date(year, 1, 1), 1.year());
    }
    if let Ok(day) = words.parse::<Date>()
        && words.len() == "2025-01-31".len()
    {
        return YEARS.contains(&day.year()).then_some(Days { from: Some(day), to: Some(day) });
    }
    let numbers: Vec<&str> = words.split(['.', '/', '-']).collect();
    if let [day, month, in_year] = numbers.as_slice()
        && words.contains('.')
    {
        let day = Date::new(year(in_year)?, month.parse().ok()?, day.parse().ok()?).ok()?;
        return Some(Days { from: Some(day), to: Some(day) });
    }
    if let [one, other] = numbers.as_slice() {
        let (in_year, month) = if words.contains('-') { (one, other) } else { (other, one) };
        let first = Date::new(year(in_year)?, month.parse().ok()?, 1).ok()?;
        return whole(first, 1.month());
    }
    let (name, in_year) = words.split_once(' ')?;
    let year = year(in_year)?;
    if let Some(month) = MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&name)) {
        return whole(date(year, month.1, 1), 1.month());
    }
    let season = SEASONS.iter().zip(0..).find(|(names, _)| names.contains(&name))?.1;
    whole(date(year - 1, 12, 1).checked_add((season * 3).months()).ok()?, 3.months())
}

/// Reads a year that stands for a time.
fn year(word: &str) -> Option<i16> {
    let year = (word.len() == 4).then(|| word.parse().ok())??;
    YEARS.contains(&year).then_some(year)
}

/// Returns the days from one on for as long as the span.
fn whole(from: Date, span: Span) -> Option<Days> {
    Some(Days { from: Some(from), to: from.checked_add(span).ok()?.yesterday().ok() })
}

/// Returns the period of today, or one that lies some periods back.
fn period(unit: Unit, back: i64, today: Date) -> Option<Days> {
    let (first, span) = match unit {
        Unit::Day => (today, 1.day()),
        Unit::Week => {
            let since_monday = i64::from(today.weekday().to_monday_zero_offset());
            (today.checked_sub(since_monday.days()).ok()?, 1.week())
        }
        Unit::Month => (today.first_of_month(), 1.month()),
        Unit::Year => (today.first_of_year(), 1.year()),
    };
    whole(first.checked_sub(span.checked_mul(back).ok()?).ok()?, span)
}

/// Returns the last so many days, weeks, months or years, today included.
fn last_units(count: i64, name: &str, today: Date) -> Option<Days> {
    let span = match name {
        "päivää" | "päivän" | "dagar" | "dagarna" | "days" => count.days(),
        "viikkoa" | "viikon" | "veckor" | "veckorna" | "weeks" => count.weeks(),
        "kuukautta" | "kuukauden" | "månader" | "månaderna" | "months" => count.months(),
        "vuotta" | "vuoden" | "år" | "åren" | "years" => count.years(),
        _ => return None,
    };
    Some(Days { from: today.checked_sub(span).ok()?.tomorrow().ok(), to: Some(today) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> String {
        let end = |day: Option<Date>| day.map_or("…".to_owned(), |day| day.to_string());
        match read(words, date(2026, 11, 26)) {
            Some(days) => format!("{} {}", end(days.from), end(days.to)),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn years_months_days_and_seasons_are_read() {
        assert_eq!(told("2025"), "2025-01-01 2025-12-31");
        assert_eq!(told("vuonna 2025"), "2025-01-01 2025-12-31");
        assert_eq!(told("Maaliskuussa 2025"), "2025-03-01 2025-03-31");
        assert_eq!(told("2025-02"), "2025-02-01 2025-02-28");
        assert_eq!(told("2/2024"), "2024-02-01 2024-02-29");
        assert_eq!(told("7.3.2025"), "2025-03-07 2025-03-07");
        assert_eq!(told("2025-03-07"), "2025-03-07 2025-03-07");
        assert_eq!(told("sommaren 2025"), "2025-06-01 2025-08-31");
        assert_eq!(told("talvi 2025"), "2024-12-01 2025-02-28");
        assert_eq!(told("hösten 2025?"), "2025-09-01 2025-11-30");
    }

    #[test]
    fn what_is_told_from_today_is_whole() {
        assert_eq!(told("viime vuosi"), "2025-01-01 2025-12-31");
        assert_eq!(told("i år"), "2026-01-01 2026-12-31");
        assert_eq!(told("last month"), "2026-10-01 2026-10-31");
        assert_eq!(told("förra veckan"), "2026-11-16 2026-11-22");
        assert_eq!(told("eilen"), "2026-11-25 2026-11-25");
        assert_eq!(told("viimeiset 30 päivää"), "2026-10-28 2026-11-26");
        assert_eq!(told("de senaste 3 månaderna"), "2026-08-27 2026-11-26");
    }

    #[test]
    fn ranges_may_be_open() {
        assert_eq!(told("2024–2025"), "2024-01-01 2025-12-31");
        assert_eq!(told("1.3.2025-31.5.2025"), "2025-03-01 2025-05-31");
        assert_eq!(told("vuodesta 2024"), "2024-01-01 …");
        assert_eq!(told("2024 alkaen"), "2024-01-01 …");
        assert_eq!(told("before 2025"), "… 2024-12-31");
    }

    #[test]
    fn other_words_and_numbers_are_no_dates() {
        for words in
            ["1500", "12-14", "tammikuu", "vuosi", "31.2.2025", "2025-2024", "maj", "viimeiset 3 hakemusta", ""]
        {
            assert_eq!(told(words), "none", "{words}");
        }
    }

    #[test]
    fn the_longest_date_is_taken() {
        assert_eq!(length(&["viime", "vuosi", "jono"]), Some(2));
        assert_eq!(length(&["kesällä", "2025"]), Some(2));
        assert_eq!(length(&["2025", "jono"]), Some(1));
        assert_eq!(length(&["jono", "2025"]), None);
        assert_eq!(length(&[]), None);
    }
}
