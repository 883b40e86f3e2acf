//! The activation function of BERT: `x · Φ(x)`, with Φ the normal distribution.

use pulp::NullaryFnOnce;

use super::exponential::exponential;
use super::simd::widest;

/// Replaces each value x by `x · (1 + erf(x / √2)) / 2`.
///
/// The error function is Abramowitz and Stegun's formula 7.1.26 (error under 1.5 · 10⁻⁷).
pub(in crate::encoder) fn gelu(values: &mut [f32]) {
    widest(Gelu(values));
}

/// The work of [`gelu`].
struct Gelu<'a>(&'a mut [f32]);

impl NullaryFnOnce for Gelu<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for value in self.0 {
            let x = *value;
            let size = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
            let t = 1.0 / (1.0 + 0.327_591_1 * size);
            let mut sum = 1.061_405_4;
            for coefficient in [-1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6] {
                sum = sum * t + coefficient;
            }
            let error_function = 1.0 - sum * t * exponential(-(size * size));
            *value = 0.5 * x * (1.0 + error_function.copysign(x));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        let mut values = [-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 10.0];
        gelu(&mut values);
        let known = [-0.004_049_7, -0.158_655_26, 0.0, 0.345_731_2, 0.841_344_7, 1.954_5, 10.0];
        for (value, known) in values.iter().zip(known) {
            assert!((value - known).abs() < 1e-6, "{value} is not {known}");
        }
    }
}
