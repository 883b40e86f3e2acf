//! GELU with its gradient.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use pulp::NullaryFnOnce;
use rayon::prelude::*;

use super::{values, with_values};
use crate::encoder::bert::{exponential, gelu, widest};

/// Values that one thread takes at a time.
const CHUNK: usize = 1 << 16;

/// `x · Φ(x)`, as encoding computes it.
pub(super) struct Activation;

impl CustomOp1 for Activation {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let mut output = values(storage, layout)?.to_vec();
        output.par_chunks_mut(CHUNK).for_each(gelu);
        Ok((CpuStorage::F32(output), layout.shape().clone()))
    }

    fn bwd(&self, input: &Tensor, output: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let mut result = with_values(gradient, |gradient| Ok(gradient.to_vec()))?;
        with_values(input, |input| {
            with_values(output, |output| {
                let chunks = result.par_chunks_mut(CHUNK).zip(input.par_chunks(CHUNK)).zip(output.par_chunks(CHUNK));
                chunks.for_each(|((gradient, input), output)| widest(Slope { gradient, input, output }));
                Ok(())
            })
        })?;
        Tensor::from_vec(result, input.shape(), input.device()).map(Some)
    }
}

/// Multiplies gradients with the slope Φ(x) + x · φ(x), where Φ(x) = y / x.
struct Slope<'a> {
    gradient: &'a mut [f32],
    input: &'a [f32],
    output: &'a [f32],
}

impl NullaryFnOnce for Slope<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        /// 1 / √(2π).
        const DENSITY_AT_0: f32 = 0.398_942_3;
        for ((gradient, x), y) in self.gradient.iter_mut().zip(self.input).zip(self.output) {
            let below = if x.abs() > 1e-4 { y / x } else { 0.5 };
            *gradient *= below + x * DENSITY_AT_0 * exponential(-0.5 * x * x);
        }
    }
}
