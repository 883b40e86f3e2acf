//! Times as text of fixed width, so that the order of the text is the order of time.

use jiff::Timestamp;

/// Writes a time in UTC with microseconds: `2026-01-02T03:04:05.000000Z`.
///
/// What is finer than a microsecond is cut off.
pub(super) fn to_text(time: Timestamp) -> String {
    format!("{time:.6}")
}

/// Reads what [`to_text`] wrote.
///
/// # Errors
///
/// When the text is not a time.
pub(super) fn from_text(text: &str) -> Result<Timestamp, jiff::Error> {
    text.parse()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_the_same_width_whatever_its_fraction() {
        for (seconds, nanoseconds, text) in [
            (1_767_323_045, 0, "2026-01-02T03:04:05.000000Z"),
            (1_767_323_045, 500_000_000, "2026-01-02T03:04:05.500000Z"),
            (1_767_323_045, 123_456_789, "2026-01-02T03:04:05.123456Z"),
            (0, 0, "1970-01-01T00:00:00.000000Z"),
        ] {
            let time = Timestamp::new(seconds, nanoseconds).unwrap();
            assert_eq!(to_text(time), text);
        }
    }

    #[test]
    fn a_time_written_and_read_is_the_same_to_the_microsecond() {
        let time = Timestamp::new(1_767_323_045, 123_456_000).unwrap();
        assert_eq!(from_text(&to_text(time)).unwrap(), time);
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_the_text_is_the_order_of_time(a in 0..253_402_207_200_000_000_i64, b in 0..253_402_207_200_000_000_i64) {
            let times = [a, b].map(|microsecond| Timestamp::from_microsecond(microsecond).unwrap());
            proptest::prop_assert_eq!(times[0].cmp(&times[1]), to_text(times[0]).cmp(&to_text(times[1])));
        }
    }
}
