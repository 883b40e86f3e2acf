//! Self-attention with its gradient.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Slice};
use rayon::prelude::*;

use super::{values, with_values};
use crate::encoder::bert::attend;

/// Attention within each of several windows that lie one after the other.
pub(super) struct Attention {
    /// Heads of the layer.
    pub(super) heads: usize,
    /// Length of a token's vector.
    pub(super) width: usize,
    /// Tokens of each window.
    pub(super) lengths: Vec<usize>,
}

impl CustomOp1 for Attention {
    fn name(&self) -> &'static str {
        "attention"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let projected = values(storage, layout)?;
        let mut output = vec![0.0; projected.len() / 3];
        let windows: Vec<_> = self.windows(projected, 3).into_iter().zip(self.windows_mut(&mut output, 1)).collect();
        windows.into_par_iter().for_each(|(projected, output)| attend(projected, self.width, self.heads, output));
        let tokens = output.len() / self.width;
        Ok((CpuStorage::F32(output), Shape::from((tokens, self.width))))
    }

    fn bwd(&self, projected: &Tensor, _output: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        let mut result = vec![0.0; projected.elem_count()];
        with_values(projected, |projected| {
            with_values(gradient, |gradient| {
                let windows = self.windows(projected, 3).into_iter().zip(self.windows(gradient, 1));
                let windows: Vec<_> = windows.zip(self.windows_mut(&mut result, 3)).collect();
                windows
                    .into_par_iter()
                    .for_each(|((projected, gradient), result)| self.pull_back(projected, gradient, result));
                Ok(())
            })
        })?;
        Tensor::from_vec(result, projected.shape(), projected.device()).map(Some)
    }
}

impl Attention {
    /// Cuts values into windows, `widths` vectors a token.
    fn windows<'a>(&self, mut values: &'a [f32], widths: usize) -> Vec<&'a [f32]> {
        let mut windows = Vec::with_capacity(self.lengths.len());
        for length in &self.lengths {
            let (window, rest) = values.split_at(length * widths * self.width);
            windows.push(window);
            values = rest;
        }
        windows
    }

    /// The same to write to.
    fn windows_mut<'a>(&self, mut values: &'a mut [f32], widths: usize) -> Vec<&'a mut [f32]> {
        let mut windows = Vec::with_capacity(self.lengths.len());
        for length in &self.lengths {
            let (window, rest) = values.split_at_mut(length * widths * self.width);
            windows.push(window);
            values = rest;
        }
        windows
    }

    /// Turns the gradient of one window's result into that of queries, keys and values, head by head: with
    /// P = softmax(Q Kᵀ / √d) and G the gradient, dV = Pᵀ G, S = P ∘ (G Vᵀ − row sums of P ∘ G Vᵀ), dQ = S K / √d and
    /// dK = Sᵀ Q / √d.
    fn pull_back(&self, projected: &[f32], gradient: &[f32], result: &mut [f32]) {
        let tokens = gradient.len() / self.width;
        let size = self.width / self.heads;
        let scale = 1.0 / (size as f32).sqrt();
        let shape = (tokens, 3 * self.width);
        let projected = ArrayView2::from_shape(shape, projected).expect("three vectors a token");
        let gradient = ArrayView2::from_shape((tokens, self.width), gradient).expect("a vector a token");
        let mut result = ArrayViewMut2::from_shape(shape, result).expect("three vectors a token");
        for head in 0..self.heads {
            let columns = |part: usize| {
                let from = part * self.width + head * size;
                Slice::from(from..from + size)
            };
            let [queries, keys, of_values] = [0, 1, 2].map(|part| projected.slice_axis(Axis(1), columns(part)));
            let gradient = gradient.slice_axis(Axis(1), columns(0));
            let weights = softmax(queries.dot(&keys.t()) * scale);
            let mut scores = gradient.dot(&of_values.t());
            for (mut scores, weights) in scores.axis_iter_mut(Axis(0)).zip(weights.axis_iter(Axis(0))) {
                let sum = scores.dot(&weights);
                scores.zip_mut_with(&weights, |score, weight| *score = (*score - sum) * weight * scale);
            }
            let pulled = [scores.dot(&keys), scores.t().dot(&queries), weights.t().dot(&gradient)];
            for (part, pulled) in pulled.iter().enumerate() {
                result.slice_axis_mut(Axis(1), columns(part)).assign(pulled);
            }
        }
    }
}

/// Turns each row of scores into weights of sum 1.
fn softmax(mut scores: Array2<f32>) -> Array2<f32> {
    for mut row in scores.axis_iter_mut(Axis(0)) {
        let largest = row.fold(f32::MIN, |one, other| one.max(*other));
        row.mapv_inplace(|score| (score - largest).exp());
        let sum = row.sum();
        row /= sum;
    }
    scores
}
