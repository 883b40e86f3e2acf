//! Where circles and names stand on the picture.

use crate::phenomena::map::Spot;

/// The picture's width and height in its own units.
pub const SIZE: [f64; 2] = [1000.0, 640.0];

/// How much room is left at the edges.
const EDGE: f64 = 56.0;

/// How much more one way is drawn out than the other at most.
const STRETCH: f64 = 1.7;

/// The smallest and the largest circle.
const RADII: [f64; 2] = [9.0, 30.0];

/// How often circles that overlap are pushed apart.
const PUSHES: usize = 60;

/// About how wide a letter and how high a line of a name is.
const LETTER: [f64; 2] = [7.4, 18.0];

/// A circle with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Its middle.
    pub middle: Spot,
    /// Its radius: the area grows with the number of reports.
    pub radius: f64,
    /// The middle of its name's line.
    pub name_at: Spot,
    /// Whether there is room for the name beside the others; else it is shown when the reader points at the circle.
    pub has_room: bool,
}

/// Draws phenomena, the largest first: where each lies, how many reports it has, and how long its name is.
pub fn draw(phenomena: &[(Spot, u64, usize)]) -> Vec<Dot> {
    let most = phenomena.iter().map(|(_, reports, _)| *reports).max().unwrap_or(1).max(1) as f64;
    let radius = |reports: u64| (RADII[1] * (reports as f64 / most).sqrt()).max(RADII[0]);
    let radii: Vec<f64> = phenomena.iter().map(|(_, reports, _)| radius(*reports)).collect();
    let mut middles = fit(phenomena.iter().map(|(spot, ..)| *spot).collect());
    push_apart(&mut middles, &radii);
    let mut taken: Vec<[f64; 4]> =
        middles.iter().zip(&radii).map(|(spot, r)| [spot[0] - r, spot[1] - r, spot[0] + r, spot[1] + r]).collect();
    let mut dots = Vec::with_capacity(phenomena.len());
    for ((middle, radius), (.., letters)) in middles.into_iter().zip(radii).zip(phenomena) {
        let half = *letters as f64 * LETTER[0] / 2.0;
        let x = middle[0].clamp(half.min(SIZE[0] / 2.0), (SIZE[0] - half).max(SIZE[0] / 2.0));
        // Below, above, to the right, to the left.
        let places = [
            [x, middle[1] + radius + 13.0],
            [x, middle[1] - radius - 9.0],
            [middle[0] + radius + half + 6.0, middle[1]],
            [middle[0] - radius - half - 6.0, middle[1]],
        ];
        let box_at = |[x, y]: Spot| [x - half, y - LETTER[1] / 2.0, x + half, y + LETTER[1] / 2.0];
        let is_free = |place: &Spot| {
            let own = box_at(*place);
            let is_inside = own[0] >= 0.0 && own[1] >= 0.0 && own[2] <= SIZE[0] && own[3] <= SIZE[1];
            is_inside && taken.iter().all(|other| !overlap(&own, other))
        };
        let free = places.into_iter().find(is_free);
        taken.extend(free.map(box_at));
        dots.push(Dot { middle, radius, name_at: free.unwrap_or(places[0]), has_room: free.is_some() });
    }
    dots
}

/// Brings points into the picture, which is wider than high so that names have room; one alone stands in the middle.
fn fit(mut spots: Vec<Spot>) -> Vec<Spot> {
    let bounds = [0, 1].map(|axis| {
        let values = spots.iter().map(|spot| spot[axis]);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    });
    let scales = [0, 1].map(|axis| (SIZE[axis] - 2.0 * EDGE) / (bounds[axis].1 - bounds[axis].0).max(1e-9));
    let least = scales[0].min(scales[1]).min(1e6);
    let scales = scales.map(|scale| scale.min(STRETCH * least));
    for spot in &mut spots {
        *spot = [0, 1].map(|axis| {
            let middle = f64::midpoint(bounds[axis].0, bounds[axis].1);
            SIZE[axis] / 2.0 + (spot[axis] - middle) * scales[axis]
        });
    }
    spots
}

fn push_apart(middles: &mut [Spot], radii: &[f64]) {
    for _ in 0..PUSHES {
        let mut is_calm = true;
        for one in 0..middles.len() {
            for other in 0..one {
                let apart = [0, 1].map(|axis| middles[one][axis] - middles[other][axis]);
                let (drawn, wanted) = (apart[0].hypot(apart[1]), radii[one] + radii[other] + 4.0);
                if drawn >= wanted {
                    continue;
                }
                is_calm = false;
                // What lies in the very same place goes sideways.
                let towards = if drawn > 1e-6 { apart.map(|value| value / drawn) } else { [1.0, 0.0] };
                for axis in [0, 1] {
                    let push = towards[axis] * (wanted - drawn) / 2.0;
                    middles[one][axis] += push;
                    middles[other][axis] -= push;
                }
            }
        }
        for (middle, radius) in middles.iter_mut().zip(radii) {
            *middle = [0, 1].map(|axis| middle[axis].clamp(radius + 2.0, SIZE[axis] - radius - 2.0));
        }
        if is_calm {
            break;
        }
    }
}

fn overlap(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_lie_within_the_picture_and_not_on_each_other() {
        let phenomena: Vec<(Spot, u64, usize)> =
            (0..40).map(|n| ([f64::from(n % 7), f64::from(n / 7) / 9.0], 41 - u64::try_from(n).unwrap(), 12)).collect();
        let dots = draw(&phenomena);
        for (index, dot) in dots.iter().enumerate() {
            assert!(
                [0, 1]
                    .iter()
                    .all(|&axis| dot.middle[axis] >= dot.radius && dot.middle[axis] <= SIZE[axis] - dot.radius)
            );
            for other in &dots[..index] {
                let apart = (dot.middle[0] - other.middle[0]).hypot(dot.middle[1] - other.middle[1]);
                assert!(apart > 0.9 * (dot.radius + other.radius), "{dot:?} lies on {other:?}");
            }
        }
        assert!(dots[0].radius > dots[39].radius);
        assert!(dots.iter().any(|dot| dot.has_room));
    }

    #[test]
    fn names_that_have_room_do_not_stand_on_each_other() {
        let dots = draw(&[([0.0, 0.0], 5, 20), ([0.001, 0.0], 5, 20), ([0.002, 0.0], 5, 20), ([1.0, 0.0], 5, 20)]);
        let shown: Vec<&Dot> = dots.iter().filter(|dot| dot.has_room).collect();
        assert!(shown.len() < 4);
        assert_eq!(draw(&[]), []);
        assert_eq!(draw(&[([7.0, 7.0], 3, 4)])[0].middle, [500.0, 320.0]);
    }
}
