//! Why an alert was raised, in words and figures.

use crate::alerts::{Accumulation, CalibrationSource, Concentration, Evidence, Side, Surge, Test, TestFigures};
use crate::intake::{Reference, ReporterGroup, ServiceLine};
use crate::web::{Page, views};

/// Up to how many years it is told how often chance does the same.
const MOST_YEARS: f64 = 1_000.0;

/// From how many years on they are told as years, not months.
const LEAST_YEARS: f64 = 1.5;

/// Says why an alert was raised.
pub fn alert_sentence(page: &Page, evidence: &Evidence) -> String {
    match evidence {
        Evidence::Accumulation(evidence) => accumulation_sentence(page, evidence),
        Evidence::Surge(evidence) => surge_sentence(page, evidence),
    }
}

/// Returns the figures behind an alert, as (what, how much).
pub fn alert_figures(page: &Page, evidence: &Evidence) -> Vec<(String, String)> {
    let mut figures = match evidence {
        Evidence::Accumulation(evidence) => accumulation_figures(page, evidence),
        Evidence::Surge(evidence) => surge_figures(page, evidence),
    };
    let origin = evidence.origin();
    if origin.reporter_groups > 0 {
        figures.push(figure(page, "alert-reporter-groups", page.number(origin.reporter_groups)));
    }
    let concentrations =
        origin.more_than_elsewhere.iter().map(|concentration| concentration_figure(page, concentration));
    figures.extend(concentrations);
    figures
}

fn accumulation_sentence(page: &Page, evidence: &Accumulation) -> String {
    let values = [
        ("reports", evidence.reports.into()),
        ("days", evidence.days.into()),
        ("voices", evidence.voices.into()),
        ("next", evidence.reports.saturating_add(evidence.more_for_next).into()),
    ];
    page.text_with("alert-sentence", &values).into_owned()
}

fn surge_sentence(page: &Page, evidence: &Surge) -> String {
    let values = [
        ("reports", evidence.reports.into()),
        ("days", evidence.days.into()),
        ("expected", page.locale().decimal(evidence.expected, 1).into()),
        ("rarity", rarity(page, evidence).into()),
    ];
    page.text_with("surge-sentence", &values).into_owned()
}

/// Says how often chance does as much.
fn rarity(page: &Page, evidence: &Surge) -> String {
    let years = evidence.years_between;
    if years > MOST_YEARS || evidence.is_at_least {
        let most = years.min(MOST_YEARS).round() as i64;
        return page.text_with("surge-rarer", &[("years", most.into())]).into_owned();
    }
    if years >= LEAST_YEARS {
        return page.text_with("surge-years", &[("years", (years.round() as i64).into())]).into_owned();
    }
    let months = (years * 12.0).round().max(1.0) as i64;
    page.text_with("surge-months", &[("months", months.into())]).into_owned()
}

fn accumulation_figures(page: &Page, evidence: &Accumulation) -> Vec<(String, String)> {
    let mut figures = vec![
        figure(page, "alert-counted", of(page, evidence.reports, evidence.needed)),
        figure(page, "alert-voices", of(page, evidence.voices, evidence.voices_needed)),
        figure(page, "alert-period", format!("{}–{}", page.date(evidence.first), page.date(evidence.last))),
    ];
    if evidence.near_identical > 0 {
        figures.push(figure(page, "alert-left-out", page.number(evidence.near_identical)));
    }
    figures
}

fn surge_figures(page: &Page, evidence: &Surge) -> Vec<(String, String)> {
    let calibration = match evidence.calibration {
        CalibrationSource::OwnHistory => "surge-own-history",
        CalibrationSource::Simulation => "surge-simulation",
    };
    let budget = page.locale().decimal(evidence.false_alarms_a_year, 1);
    let mut figures = vec![
        figure(page, "alert-counted", of(page, evidence.reports, evidence.needed)),
        figure(page, "surge-expected", page.locale().decimal(evidence.expected, 1)),
        figure(page, "surge-onset", page.date(evidence.onset)),
        figure(page, "alert-voices", page.number(evidence.voices)),
        figure(page, "alert-period", format!("{}–{}", page.date(evidence.first), page.date(evidence.last))),
        figure(page, "surge-rarity", rarity(page, evidence)),
        figure(page, "surge-threshold", page.text_with(calibration, &[("budget", budget.into())]).into_owned()),
    ];
    figures.extend(evidence.tests.iter().map(|test| test_figure(page, test)));
    if evidence.left_out > 0 {
        figures.push(figure(page, "alert-left-out", page.number(evidence.left_out)));
    }
    figures
}

fn test_figure(page: &Page, test: &TestFigures) -> (String, String) {
    let name = match test.test {
        Test::Share => "surge-test-share",
        Test::Load => "surge-test-load",
        Test::Gaps => "surge-test-gaps",
        Test::Drift => "surge-test-drift",
    };
    let digits = if test.probability < 0.001 { 5 } else { 3 };
    let values = [
        ("days", test.days.into()),
        ("reports", page.locale().decimal(test.reports, 1).into()),
        ("expected", page.locale().decimal(test.expected, 1).into()),
        ("probability", page.locale().decimal(test.probability, digits).into()),
    ];
    figure(page, name, page.text_with("surge-test", &values).into_owned())
}

fn concentration_figure(page: &Page, concentration: &Concentration) -> (String, String) {
    let (reference, locale, code) = (Reference::embedded(), page.locale(), concentration.value.as_str());
    let name = match concentration.side {
        Side::Municipality => Some(views::municipality(locale, reference, code)),
        Side::ServiceLine => ServiceLine::from_code(code).map(|line| views::service_line(locale, reference, line)),
        Side::ReporterGroup => ReporterGroup::from_code(code).map(|group| views::reporter(locale, reference, group)),
    };
    let values = [
        ("name", name.unwrap_or_else(|| code.to_owned()).into()),
        ("observed", concentration.observed.into()),
        ("expected", locale.decimal(concentration.expected, 1).into()),
    ];
    figure(page, "alert-more-than-elsewhere", page.text_with("alert-concentration", &values).into_owned())
}

fn figure(page: &Page, key: &str, value: String) -> (String, String) {
    (page.text(key).into_owned(), value)
}

/// Writes how many there are and how many were needed.
fn of(page: &Page, count: u32, needed: u32) -> String {
    page.text_with("alert-of-needed", &[("count", count.into()), ("needed", needed.into())]).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::alerts::Origin;
    use crate::web::Locale;

    fn surge(years_between: f64, is_at_least: bool) -> Evidence {
        Evidence::Surge(Surge {
            test: Test::Gaps,
            days: 41,
            reports: 5,
            expected: 0.83,
            needed: 4,
            tests: vec![TestFigures { test: Test::Share, days: 90, reports: 5.0, expected: 1.1, probability: 0.0042 }],
            strength: 2.9,
            threshold: 2.3,
            false_alarms_a_year: 2.0,
            years_between,
            is_at_least,
            calibration: CalibrationSource::OwnHistory,
            voices: 3,
            left_out: 0,
            onset: Timestamp::UNIX_EPOCH,
            first: Timestamp::UNIX_EPOCH,
            last: Timestamp::UNIX_EPOCH,
            origin: Origin::default(),
            observations: Vec::new(),
        })
    }

    fn sentence(locale: Locale, years: f64, is_at_least: bool) -> String {
        alert_sentence(&Page::for_tests(locale), &surge(years, is_at_least))
    }

    #[test]
    fn a_surge_says_how_often_chance_does_the_same() {
        let fi = "5 havaintoa 41 päivän aikana, kun odotettavissa oli 0,8.";
        assert_eq!(sentence(Locale::Fi, 9.2, false), format!("{fi} Näin käy sattumalta noin kerran 9 vuodessa."));
        assert_eq!(sentence(Locale::Fi, 0.6, false), format!("{fi} Näin käy sattumalta noin kerran 7 kuukaudessa."));
        assert_eq!(
            sentence(Locale::Fi, 49.9, true),
            format!("{fi} Näin käy sattumalta harvemmin kuin kerran 50 vuodessa.")
        );
        assert_eq!(
            sentence(Locale::Sv, 9.2, false),
            "5 observationer under 41 dagar, då 0,8 var att vänta. Det sker av en slump ungefär en gång på 9 år."
        );
        assert_eq!(
            sentence(Locale::En, 1e9, false),
            "5 observations in 41 days, where 0.8 were to be expected. By chance this happens less often than once in \
             1,000 years."
        );
    }

    #[test]
    fn each_test_tells_its_figures() {
        let figures = alert_figures(&Page::for_tests(Locale::Fi), &surge(9.0, false));
        let share = "5,0 havaintoa 90 päivässä, odotettavissa 1,1; sattuman todennäköisyys 0,004";
        assert!(figures.iter().any(|(_, value)| value == share), "{figures:?}");
    }
}
