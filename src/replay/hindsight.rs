//! Hindsight: which alerts rules would have raised, with the phenomena as they stand now.
//!
//! Nothing is grouped anew, so it is quick; but what a phenomenon was at the time is not looked at, only what came of it.
//! An alert knows only what had come in by then.

use jiff::tz::TimeZone;

use crate::alerts::{Alert, Judge, Marks, Rules};
use crate::ids::{AlertId, PhenomenonId};
use crate::phenomena::{Changes, Event, GroupingParams, Item, Radar};

/// Judges observations, which must be in order of time, in the phenomena where they are; days begin at midnight in
/// `time_zone`. `progress` is called after each observation.
pub fn hindsight(
    homes: Vec<(Item, Option<PhenomenonId>)>,
    rules: Rules,
    marks: Marks,
    time_zone: TimeZone,
    mut progress: impl FnMut(),
) -> Vec<Alert> {
    let mut radar = Radar::without_pairs(GroupingParams::standard(), PhenomenonId::new);
    let mut judge = Judge::new(rules, time_zone.clone());
    judge.know(marks);
    let mut raised = Vec::new();
    let day = |item: &Item| item.received_at.to_zoned_datetime(time_zone.clone()).date();
    let mut homes = homes.into_iter().peekable();
    while let Some((item, home)) = homes.next() {
        let today = day(&item);
        let mut changes = Changes::default();
        changes.events.extend(home.map(|home| Event::Joined(home, item.id)));
        radar.restore(item, home);
        progress();
        while let Some((item, home)) = homes.next_if(|(item, _)| day(item) == today) {
            changes.events.extend(home.map(|home| Event::Joined(home, item.id)));
            radar.restore(item, home);
            progress();
        }
        raised.extend(judge.due(&radar, &changes, AlertId::new));
    }
    raised
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::alerts::AccumulationRule;
    use crate::ids::ObservationId;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, Shingles, Voice};
    use crate::text::Language;

    fn reports(days: &[i64]) -> Vec<(Item, Option<PhenomenonId>)> {
        let home = Some(PhenomenonId::from_uuid(Uuid::from_u128(1)));
        let item = |(number, day): (u128, &i64)| Item {
            id: ObservationId::from_uuid(Uuid::from_u128(number)),
            received_at: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day),
            language: Language::Fi,
            evidence: Evidence::new(vec![1.0], &[], ConceptVector::default()).into(),
            concepts: Vec::new(),
            words: Vec::new(),
            shingles: Shingles::of([number.to_string().as_str()]),
            voice: Voice { municipality: Some(number.to_string()), ..Voice::default() },
        };
        (1..).zip(days).map(|pair| (item(pair), home)).collect()
    }

    fn raised(days: &[i64], reports_needed: u32) -> Vec<u32> {
        let accumulation = AccumulationRule { reports: reports_needed, ..AccumulationRule::default() };
        let rules = Rules { accumulation, ..Rules::default() };
        let alerts = hindsight(reports(days), rules, Marks::default(), TimeZone::UTC, || {});
        alerts.iter().map(|alert| u32::try_from(alert.observations().len()).unwrap()).collect()
    }

    #[test]
    fn a_stricter_rule_raises_less_and_later() {
        let days = [0, 20, 40, 60, 80, 100];
        assert_eq!(raised(&days, 3), [4, 6], "three wait for a fourth, six are twice as many");
        assert_eq!(raised(&days, 5), [6]);
        assert_eq!(raised(&days, 7), [0; 0]);
    }

    #[test]
    fn reports_too_far_apart_raise_nothing() {
        assert_eq!(raised(&[0, 400, 800, 1_200], 3), [0; 0]);
    }
}
