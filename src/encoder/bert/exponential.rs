//! The exponential function, the same to the bit on every machine.

/// Added and taken away again, it rounds a 32-bit value to the nearest whole number.
const TO_WHOLE: f32 = 12_582_912.0;
/// ln 2 in two parts; whole numbers up to 127 times the first are exact.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = -2.121_944_4e-4;
/// Below this the result would no longer be a normal number.
const SMALLEST: f32 = -87.0;

/// Returns eˣ for x ≤ 0, to 2 units in the last place; below −87 it returns e⁻⁸⁷.
///
/// Written without calls and branches, so that a loop over it uses vector instructions. The polynomial is that of
/// Cephes' `expf`.
#[inline(always)]
pub(in crate::encoder) fn exponential(x: f32) -> f32 {
    let x = if x > SMALLEST { x } else { SMALLEST };
    let shifted = x * std::f32::consts::LOG2_E + TO_WHOLE;
    let whole = shifted - TO_WHOLE;
    let rest = x - whole * LN_2_HIGH - whole * LN_2_LOW;
    let mut sum = 1.987_569_1e-4;
    for coefficient in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        sum = sum * rest + coefficient;
    }
    let power_of_two = f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
    (sum * rest * rest + rest + 1.0) * power_of_two
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_the_exact_function() {
        for step in 0..8_700 {
            let x = -(step as f32) / 100.0;
            let exact = f64::from(x).exp();
            let error = (f64::from(exponential(x)) - exact).abs() / exact;
            assert!(error < 3e-7, "e^{x} is off by {error}");
        }
    }

    #[test]
    fn far_below_zero_it_stays_a_number() {
        assert!(exponential(f32::MIN) < 1e-37);
        assert_eq!(exponential(0.0), 1.0);
    }
}
