//! Which reports of a phenomenon count: copies once, and one eager sender once a day.
//!
//! A report is left out when it is near-identical to an earlier one, or when the same voice – the same reporter group
//! and service line of the same municipality – reported the phenomenon within the day before. Where municipality or
//! reporter group are not known, nobody can tell that it is the same voice.

use jiff::SignedDuration;

use super::accumulation::Report;
use crate::ids::ObservationId;

/// Within which time one voice counts once.
const EAGER: SignedDuration = SignedDuration::from_hours(24);

/// With how many earlier reports a new one is compared at most.
const COMPARED: usize = 200;

/// Reports that count, and those that do not.
#[derive(Clone, Debug, Default)]
pub struct Counted<'r, 'a> {
    /// Those that count, in order of time.
    pub counted: Vec<&'r Report<'a>>,
    /// Those left out.
    pub left_out: Vec<ObservationId>,
}

/// Tells which of a phenomenon's reports count; they must be in order of time.
pub fn counted<'r, 'a>(reports: impl IntoIterator<Item = &'r Report<'a>>) -> Counted<'r, 'a> {
    let mut sorted = Counted::default();
    for report in reports {
        let earlier = sorted.counted.iter().rev().take(COMPARED);
        if earlier.into_iter().any(|earlier| says_nothing_new(earlier, report)) {
            sorted.left_out.push(report.observation);
        } else {
            sorted.counted.push(report);
        }
    }
    sorted
}

fn says_nothing_new(earlier: &Report<'_>, report: &Report<'_>) -> bool {
    let is_known = report.voice.municipality.is_some() && report.voice.reporter.is_some();
    let is_eager =
        is_known && earlier.voice == report.voice && report.received_at.duration_since(earlier.received_at) < EAGER;
    is_eager || earlier.shingles.near_identical(report.shingles)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::intake::ReporterGroup;
    use crate::phenomena::{Shingles, Voice};

    fn left_out(voice: &Voice, texts: [&str; 2], hours_between: i64) -> usize {
        let shingles = texts.map(|text| Shingles::of(text.split(' ')));
        let reports: Vec<Report<'_>> = (0..2)
            .map(|number| Report {
                observation: ObservationId::from_uuid(Uuid::from_u128(number as u128)),
                received_at: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(number as i64 * hours_between),
                voice,
                shingles: &shingles[number],
            })
            .collect();
        counted(&reports).left_out.len()
    }

    fn known() -> Voice {
        Voice { municipality: Some("261".to_owned()), reporter: Some(ReporterGroup::ALL[0]), ..Voice::default() }
    }

    #[test]
    fn a_copy_counts_once_however_late() {
        assert_eq!(left_out(&known(), ["jono on pitkä", "jono on pitkä"], 1_000), 1);
    }

    #[test]
    fn an_eager_sender_counts_once_a_day() {
        assert_eq!(left_out(&known(), ["jono on pitkä", "odotus kesti viikkoja"], 5), 1);
        assert_eq!(left_out(&known(), ["jono on pitkä", "odotus kesti viikkoja"], 24), 0);
    }

    #[test]
    fn nobody_knows_whether_a_voice_without_a_place_is_the_same() {
        let voice = Voice { municipality: None, ..known() };
        assert_eq!(left_out(&voice, ["jono on pitkä", "odotus kesti viikkoja"], 5), 0);
    }
}
