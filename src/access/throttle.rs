//! How long an account looks at no attempt to sign in after failed ones.

use jiff::SignedDuration;

/// Failures in a row that cost nothing: people mistype.
const FREE_FAILURES: u32 = 4;

/// The longest pause; a longer one would only help whoever wants to lock others out.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);

/// Returns the pause after so many failures in a row: none for the first four, then 30 s, doubled
/// with each, 15 minutes at most.
pub(super) fn pause_after(failures: u32) -> Option<SignedDuration> {
    let costly = failures.checked_sub(FREE_FAILURES + 1)?;
    Some(SignedDuration::from_secs(30 << costly.min(10)).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failures_are_free_and_the_pauses_then_grow_to_a_bound() {
        let seconds: Vec<Option<i64>> =
            (0..12).map(|failures| pause_after(failures).map(|pause| pause.as_secs())).collect();
        assert_eq!(seconds[..5], [None; 5]);
        assert_eq!(seconds[5..], [30, 60, 120, 240, 480, 900, 900].map(Some));
        assert_eq!(pause_after(u32::MAX), Some(LONGEST));
    }
}
