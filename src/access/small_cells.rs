//! Counts as those see them who may not read single observations: never so exact that they point at somebody.

/// How a count is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// As it is.
    Exactly(u64),
    /// Between none and less than this.
    FewerThan(u64),
    /// This many, or up to a threshold more.
    AtLeast(u64),
}

/// Whether counts are shown as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallCells {
    /// As they are.
    Shown,
    /// Counts below the threshold are hidden, larger ones rounded down to a multiple of it, so that no view tells by
    /// its difference from another what either hides (deterministic rounding: Hundepool et al., *Statistical
    /// Disclosure Control*, 2012, 5.4). None is hidden like few, for "none" beside a total would tell the rest.
    Hidden {
        /// The threshold; at least 2.
        below: u64,
    },
}

impl SmallCells {
    /// Tells how a count is shown.
    pub const fn count(self, count: u64) -> Count {
        match self {
            Self::Shown => Count::Exactly(count),
            Self::Hidden { below } if count < below => Count::FewerThan(below),
            Self::Hidden { below } => Count::AtLeast(count - count % below),
        }
    }

    /// Returns below what counts are hidden; `None` where all are shown.
    pub const fn hidden_below(self) -> Option<u64> {
        match self {
            Self::Shown => None,
            Self::Hidden { below } => Some(below),
        }
    }

    /// Tells whether a count is left out of tables.
    pub const fn hides(self, count: u64) -> bool {
        matches!(self.count(count), Count::FewerThan(_))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HIDDEN: SmallCells = SmallCells::Hidden { below: 5 };

    #[test]
    fn few_and_none_look_alike() {
        assert_eq!(HIDDEN.count(0), Count::FewerThan(5));
        assert_eq!(HIDDEN.count(4), Count::FewerThan(5));
        assert_eq!(HIDDEN.count(5), Count::AtLeast(5));
        assert_eq!(HIDDEN.count(14), Count::AtLeast(10));
        assert_eq!(SmallCells::Shown.count(4), Count::Exactly(4));
    }

    /// Returns the least and the most that a shown count can stand for.
    fn bounds(count: Count, below: u64) -> (u64, u64) {
        match count {
            Count::Exactly(count) => (count, count),
            Count::FewerThan(most) => (0, most - 1),
            Count::AtLeast(least) => (least, least + below - 1),
        }
    }

    proptest! {
        /// Whoever subtracts the parts of a table from its total learns no hidden part exactly.
        #[test]
        fn no_difference_tells_what_is_hidden(parts in prop::collection::vec(0_u64..40, 2..8), below in 2_u64..9) {
            let cells = SmallCells::Hidden { below };
            let hidden: u64 = parts.iter().filter(|part| cells.hides(**part)).sum();
            let (least, most) = bounds(cells.count(parts.iter().sum()), below);
            let shown: Vec<_> =
                parts.iter().filter(|part| !cells.hides(**part)).map(|part| bounds(cells.count(*part), below)).collect();
            // What is left for the hidden parts, given the total and the parts that are shown.
            let rest_least = least.saturating_sub(shown.iter().map(|(_, most)| most).sum());
            let rest_most = most.saturating_sub(shown.iter().map(|(least, _)| least).sum());
            prop_assert!((rest_least..=rest_most).contains(&hidden));
            prop_assert!(rest_most - rest_least >= below - 1, "{parts:?}: {rest_least}..={rest_most}");
        }
    }
}
