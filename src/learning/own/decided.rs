//! What people's decisions say of observations.

use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{Constraints, Decision, DecisionKind, Place, Recorded};

/// How many standing decisions it takes to learn from them.
pub const DECISIONS_NEEDED: usize = 50;

/// Counts the decisions that stand and say where observations belong.
pub(super) fn telling(log: &[Recorded]) -> usize {
    let tells = |decision: &Decision| match decision.kind() {
        DecisionKind::Move
        | DecisionKind::Confirm
        | DecisionKind::NotThis
        | DecisionKind::AlsoIn
        | DecisionKind::Merge
        | DecisionKind::Split => true,
        DecisionKind::Name
        | DecisionKind::Describe
        | DecisionKind::Theme
        | DecisionKind::Pin
        | DecisionKind::Dismiss => false,
    };
    log.iter().filter(|recorded| recorded.stands() && tells(&recorded.decision)).count()
}

/// Returns each observation that people put somewhere with its first phenomenon, or none if it is to stand alone; by
/// id, so that the order of decisions does not matter.
pub(super) fn places(constraints: &Constraints) -> Vec<(ObservationId, Option<PhenomenonId>)> {
    let mut places: Vec<_> = constraints
        .places()
        .map(|(observation, place)| match place {
            Place::Alone => (observation, None),
            Place::In { phenomena, .. } => (observation, phenomena.first().copied()),
        })
        .collect();
    let alone = constraints.barred().map(|(observation, _)| observation);
    places.extend(alone.filter(|observation| constraints.place(*observation).is_none()).map(|id| (id, None)));
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ids::{DecisionId, UserId};
    use crate::phenomena::decisions::{Change, Destination, Undoing};

    fn recorded(number: i64, decision: Decision) -> Recorded {
        Recorded {
            id: DecisionId::new(),
            number,
            at: Timestamp::UNIX_EPOCH,
            by: None,
            reason: None,
            decision,
            change: Change::default(),
            undone: None,
        }
    }

    #[test]
    fn what_stands_says_where_observations_belong() {
        let (one, other, third) = (ObservationId::new(), ObservationId::new(), ObservationId::new());
        let (flood, rent) = (PhenomenonId::new(), PhenomenonId::new());
        let moved = |observations, to| Decision::Move { observations, to };
        let mut log = vec![
            recorded(1, moved(vec![one, other], Destination::Phenomenon(flood))),
            recorded(2, Decision::NotThis { observations: vec![third], phenomenon: rent }),
            recorded(3, Decision::Pin { phenomenon: flood }),
            recorded(4, moved(vec![other], Destination::Phenomenon(rent))),
        ];
        let of = |log: &[Recorded], id| {
            places(&Constraints::of(log)).into_iter().filter(|(place, _)| *place == id).collect::<Vec<_>>()
        };
        assert_eq!(telling(&log), 3);
        assert_eq!(of(&log, one), [(one, Some(flood))]);
        assert_eq!(of(&log, other), [(other, Some(rent))]);
        assert_eq!(of(&log, third), [(third, None)]);

        let by: Option<UserId> = None;
        log[3].undone = Some(Undoing { number: 5, at: Timestamp::UNIX_EPOCH, by });
        assert_eq!(telling(&log), 2);
        assert_eq!(of(&log, other), [(other, Some(flood))]);
    }
}
