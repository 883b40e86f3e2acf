//! AdamW with a state that can be saved.

use std::collections::BTreeMap;

use candle_core::backprop::GradStore;
use candle_core::{Result, Tensor, Var};

/// How much of the running mean of gradients stays a step.
const FIRST: f64 = 0.9;
/// How much of the running mean of squared gradients stays a step.
const SECOND: f64 = 0.999;
/// Keeps the division finite.
const EPSILON: f64 = 1e-8;

/// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019).
#[derive(Clone, Debug, Default)]
pub(super) struct Adam {
    /// Steps taken.
    pub(super) step: u32,
    /// Running means of gradients and of squared gradients, by parameter.
    pub(super) moments: BTreeMap<String, (Tensor, Tensor)>,
}

impl Adam {
    /// Moves every parameter that has a gradient.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(super) fn step(
        &mut self,
        vars: &BTreeMap<String, Var>,
        gradients: &GradStore,
        rate: f64,
        decay: f64,
    ) -> Result<()> {
        self.step += 1;
        let unbiased = |share: f64| 1.0 - share.powi(self.step as i32);
        for (name, var) in vars {
            let Some(gradient) = gradients.get(var) else { continue };
            let gradient = gradient.detach();
            let (first, second) = match self.moments.get(name) {
                Some((first, second)) => (first.clone(), second.clone()),
                None => (gradient.zeros_like()?, gradient.zeros_like()?),
            };
            let first = ((first * FIRST)? + (&gradient * (1.0 - FIRST))?)?;
            let second = ((second * SECOND)? + (gradient.sqr()? * (1.0 - SECOND))?)?;
            let spread = ((&second / unbiased(SECOND))?.sqrt()? + EPSILON)?;
            let change = ((&first / unbiased(FIRST))? / spread)?;
            let kept = (var.as_tensor().detach() * (1.0 - rate * decay))?;
            var.set(&(kept - (change * rate)?)?)?;
            self.moments.insert(name.clone(), (first, second));
        }
        Ok(())
    }
}
