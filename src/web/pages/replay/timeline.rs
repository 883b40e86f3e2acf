//! The picture of a replay: a line for each phenomenon, its reports as dots, its alerts as marks.

use jiff::Timestamp;

use crate::alerts::AlertKind;
use crate::web::replays::{Lane, Raised};

/// How many phenomena the picture shows; the table has all.
pub const MOST_LANES: usize = 40;

/// The width of the time axis, in units of the picture.
pub const WIDTH: u32 = 1_000;

/// The height of a line.
pub const STEP: u32 = 28;

/// A phenomenon in the picture.
pub struct Line {
    /// What it is called.
    pub name: String,
    /// The height of its middle.
    pub y: u32,
    /// The places of its reports.
    pub reports: Vec<u32>,
    /// The places of its alerts, and whether each is a surge.
    pub alerts: Vec<(u32, bool)>,
}

/// A mark on the time axis.
pub struct Tick {
    /// Its place.
    pub x: u32,
    /// What it says.
    pub label: String,
}

/// Returns the lines of the picture; `name` says what a phenomenon is called.
pub fn lines(
    lanes: &[Lane],
    raised: &[Raised],
    period: (Timestamp, Timestamp),
    name: impl Fn(&Lane) -> String,
) -> Vec<Line> {
    (0u32..)
        .zip(lanes.iter().take(MOST_LANES))
        .map(|(number, lane)| Line {
            name: name(lane),
            y: number * STEP + STEP / 2,
            reports: lane.reports.iter().map(|report| place(*report, period)).collect(),
            alerts: raised
                .iter()
                .filter(|alert| alert.phenomenon == lane.phenomenon)
                .map(|alert| (place(alert.at, period), alert.kind == AlertKind::Surge))
                .collect(),
        })
        .collect()
}

/// Returns the place of a moment on the axis.
pub fn place(time: Timestamp, (from, end): (Timestamp, Timestamp)) -> u32 {
    let whole = (end.as_second() - from.as_second()).max(1);
    let part = (time.as_second() - from.as_second()).clamp(0, whole);
    u32::try_from(part * i64::from(WIDTH) / whole).unwrap_or(WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_goes_from_the_beginning_to_the_end() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let period = (at(1_000), at(2_000));
        assert_eq!(
            [500, 1_000, 1_500, 2_000, 9_000].map(|second| place(at(second), period)),
            [0, 0, 500, 1_000, 1_000]
        );
    }
}
