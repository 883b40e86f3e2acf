//! The vector instructions that the processor has, found when the program runs.

#[cfg(target_arch = "x86_64")]
pub(super) use super::avx2::Avx2 as Simd;
#[cfg(not(target_arch = "x86_64"))]
pub(super) use none::Nothing as Simd;

/// Runs `work` compiled for the processor's vector instructions where it has them; the result is the same, as
/// nothing is fused or put in another order.
///
/// Whatever `work` calls must be `#[inline(always)]` to profit.
pub(in crate::encoder) fn widest<W: pulp::NullaryFnOnce>(work: W) -> W::Output {
    match Simd::detect() {
        Some(simd) => simd.run(work),
        None => work.call(),
    }
}

/// Processors for which there is no kernel: the compiler's own vectorisation is used.
#[cfg(not(target_arch = "x86_64"))]
mod none {
    use crate::encoder::bert::blocks::BlockLinear;
    use crate::encoder::bert::rounding::RoundedActivations;

    /// Cannot be made.
    #[derive(Clone, Copy)]
    pub(in crate::encoder::bert) enum Nothing {}

    impl Nothing {
        /// Returns `None`.
        pub(in crate::encoder::bert) fn detect() -> Option<Self> {
            None
        }

        /// Runs `work`.
        pub(in crate::encoder::bert) fn run<W: pulp::NullaryFnOnce>(self, _work: W) -> W::Output {
            match self {}
        }

        /// Multiplies.
        pub(in crate::encoder::bert) fn multiply(self, _: &BlockLinear, _: &RoundedActivations, _: &mut [f32]) {
            match self {}
        }
    }
}
