//! Two usual detectors, to compare with.

use crate::alerts::surge::Day;

/// Rings when there are *n* reports within *d* days, and again after it has fallen silent.
pub fn count_within(days: &[Day], reports: usize, within: Day) -> Vec<Day> {
    let reached =
        |&place: &usize| days[..=place].iter().rev().take_while(|&&day| days[place] - day < within).count() >= reports;
    (0..days.len())
        .filter(|place| reached(place) && !place.checked_sub(1).is_some_and(|before| reached(&before)))
        .map(|place| days[place])
        .collect()
}

/// How many weeks the baseline of EARS C2 has, how many lie between it and the week looked at, and how many standard
/// deviations above its mean ring.
const BASELINE: usize = 7;
const LAG: usize = 2;
const DEVIATIONS: f64 = 3.0;

/// The least standard deviation, so that a silent baseline does not make every report ring.
const LEAST_DEVIATION: f64 = 0.5;

/// Rings when a week brings more than EARS C2 expects (L. Hutwagner et al. 2003, *The bioterrorism preparedness and
/// response Early Aberration Reporting System*), on weekly counts, as daily ones ring at every report.
pub fn ears_c2(days: &[Day], until: Day) -> Vec<Day> {
    let mut weeks = vec![0.0f64; usize::try_from(until / 7 + 1).unwrap_or(0)];
    for &day in days {
        if let Some(week) = usize::try_from(day / 7).ok().and_then(|week| weeks.get_mut(week)) {
            *week += 1.0;
        }
    }
    let rings = |week: &usize| {
        let baseline = &weeks[week - LAG - BASELINE..week - LAG];
        let mean = baseline.iter().sum::<f64>() / BASELINE as f64;
        let squares: f64 = baseline.iter().map(|count| (count - mean).powi(2)).sum();
        let deviation = (squares / (BASELINE - 1) as f64).sqrt().max(LEAST_DEVIATION);
        weeks[*week] > mean + DEVIATIONS * deviation
    };
    let ringing = (LAG + BASELINE..weeks.len()).filter(rings);
    ringing.filter_map(|week| Day::try_from(week * 7 + 6).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_ninety_days_ring_once_until_they_fall_silent() {
        assert_eq!(count_within(&[0, 50, 89, 100, 400, 450, 480], 3, 90), [89, 480]);
        assert!(count_within(&[0, 50, 90], 3, 90).is_empty());
    }

    #[test]
    fn a_week_of_two_after_silent_weeks_rings_and_one_report_does_not() {
        assert_eq!(ears_c2(&[100, 101], 120), [104]);
        assert!(ears_c2(&[100], 120).is_empty());
    }
}
