//! What people's decisions say of pairs of observations.

use std::collections::{HashMap, HashSet};

use crate::ids::PhenomenonId;

use super::pairs::Pairs;

/// What people's decisions say of points; the default says nothing.
#[derive(Clone, Debug, Default)]
pub struct Bonds {
    /// Where people put each point; `None` where they did not, no phenomenon where it stands alone.
    pub places: Vec<Option<Vec<PhenomenonId>>>,
    /// The points that are not to be in a phenomenon.
    pub barred: HashSet<(usize, PhenomenonId)>,
}

impl Bonds {
    /// Sets the evidence of pairs that belong together to 1, of pairs that do not to 0.
    pub fn bind(&self, mut evidence: Pairs) -> Pairs {
        if self.places.iter().any(Option::is_some) {
            evidence.change(|a, b, value| self.between(a, b).unwrap_or(value));
        }
        evidence
    }

    /// Returns what they say of some points, which are numbered by their place in `points`.
    pub fn of(&self, points: &[usize]) -> Self {
        let places = match self.places.as_slice() {
            [] => Vec::new(),
            places => points.iter().map(|&point| places[point].clone()).collect(),
        };
        let place_of: HashMap<usize, usize> = points.iter().enumerate().map(|(place, &point)| (point, place)).collect();
        let barred = self.barred.iter().filter_map(|&(point, id)| Some((*place_of.get(&point)?, id))).collect();
        Self { places, barred }
    }

    /// Returns 1 for two points that people put in one phenomenon first of all, 0 for two that share none or
    /// of which one is barred from where the other is; else nothing.
    fn between(&self, a: usize, b: usize) -> Option<f32> {
        match (&self.places[a], &self.places[b]) {
            (Some(one), Some(other)) => match (one.first(), other.first()) {
                (Some(first), Some(second)) if first == second => Some(1.0),
                _ => one.iter().all(|id| !other.contains(id)).then_some(0.0),
            },
            (Some(place), None) => self.is_barred_from(b, place).then_some(0.0),
            (None, Some(place)) => self.is_barred_from(a, place).then_some(0.0),
            (None, None) => None,
        }
    }

    /// Tells whether a point cannot be with one that is there: alone, or in phenomena that it is barred from.
    fn is_barred_from(&self, point: usize, place: &[PhenomenonId]) -> bool {
        place.iter().all(|&id| self.barred.contains(&(point, id)))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn pairs_are_bound_as_people_said() {
        let [one, other] = [1, 2].map(|number| PhenomenonId::from_uuid(Uuid::from_u128(number)));
        let bonds = Bonds {
            places: vec![Some(vec![one]), Some(vec![one, other]), Some(vec![other]), Some(Vec::new()), None, None],
            barred: HashSet::from([(4, one)]),
        };
        let bound = bonds.bind(Pairs::compute(6, |_, _| 0.5));
        for (a, b, expected) in [
            (0, 1, 1.0), // both in one first of all
            (1, 2, 0.5), // they share the other, but not first of all
            (0, 2, 0.0), // they share nothing
            (0, 3, 0.0), // one stands alone
            (3, 5, 0.0),
            (4, 0, 0.0), // barred
            (4, 1, 0.5), // not from the other
            (5, 0, 0.5),
            (4, 5, 0.5),
        ] {
            assert!((bound.get(a, b) - expected).abs() < f32::EPSILON, "{a}, {b}");
        }
    }
}
