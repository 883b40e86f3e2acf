//! The loss that pulls reports of one phenomenon together and pushes others away.

use candle_core::{D, Device, Result, Tensor};

/// What one text of a batch reports; `None` if it is alone.
pub(super) type Label = Option<usize>;

/// Supervised contrastive loss (Khosla and others, "Supervised contrastive learning", 2020, L_out): for each text
/// with others of its phenomenon, the mean over these of −ln of the softmax over all others of cosine / temperature.
///
/// `vectors` has a row of length 1 a text. Texts that are alone are compared with but do not compare.
///
/// # Errors
///
/// Returns candle's error if there is not a row a label.
pub(super) fn contrastive(vectors: &Tensor, labels: &[Label], temperature: f64) -> Result<Tensor> {
    let count = labels.len();
    let mut itself = vec![0.0f32; count * count];
    let mut wanted = vec![0.0f32; count * count];
    let mut anchors = 0.0f64;
    for (one, label) in labels.iter().enumerate() {
        itself[one * count + one] = -1e9;
        let alike = |other: usize| other != one && label.is_some() && labels[other] == *label;
        let number = (0..count).filter(|other| alike(*other)).count();
        for other in (0..count).filter(|other| alike(*other)) {
            wanted[one * count + other] = 1.0 / number as f32;
        }
        anchors += f64::from(u8::from(number > 0));
    }
    let itself = Tensor::from_vec(itself, (count, count), &Device::Cpu)?;
    let wanted = Tensor::from_vec(wanted, (count, count), &Device::Cpu)?;
    let scores = ((vectors.matmul(&vectors.t()?)? / temperature)? + itself)?;
    let largest = scores.max_keepdim(D::Minus1)?.detach();
    let scores = scores.broadcast_sub(&largest)?;
    let total = scores.exp()?.sum_keepdim(D::Minus1)?.log()?;
    let losses = (scores.broadcast_sub(&total)? * wanted)?.sum_all()?;
    losses / -anchors.max(1.0)
}

#[cfg(test)]
mod tests {
    use candle_core::Var;

    use super::*;

    const LABELS: [Label; 5] = [Some(0), Some(1), Some(0), Some(1), None];

    /// Five vectors of length 1 in a plane, at angles.
    fn at(angles: [f32; 5]) -> Tensor {
        let rows: Vec<f32> = angles.iter().flat_map(|angle| [angle.cos(), angle.sin()]).collect();
        Tensor::from_vec(rows, (5, 2), &Device::Cpu).unwrap()
    }

    fn loss_of(vectors: &Tensor) -> Tensor {
        contrastive(vectors, &LABELS, 0.5).unwrap()
    }

    fn loss(vectors: &Tensor) -> f32 {
        loss_of(vectors).to_scalar().unwrap()
    }

    #[test]
    fn it_is_what_the_formula_says() {
        let angles = [0.0f32, 1.0, 0.3, 1.4, 2.0];
        let softmax = |one: usize, other: usize| -> f32 {
            let score = |other: usize| ((angles[one] - angles[other]).cos() / 0.5).exp();
            score(other) / (0..5).filter(|other| *other != one).map(score).sum::<f32>()
        };
        let wanted = -[(0, 2), (2, 0), (1, 3), (3, 1)].map(|(one, other)| softmax(one, other).ln()).iter().sum::<f32>();
        assert!((loss(&at(angles)) - wanted / 4.0).abs() < 1e-5);
    }

    #[test]
    fn it_grows_when_a_text_that_is_alone_comes_near() {
        assert!(loss(&at([0.0, 1.0, 0.3, 1.4, 0.2])) > loss(&at([0.0, 1.0, 0.3, 1.4, 3.0])));
    }

    #[test]
    fn its_gradient_is_what_small_differences_show() {
        let vectors = at([0.0, 1.0, 0.3, 1.4, 2.0]);
        let var = Var::from_tensor(&vectors).unwrap();
        let gradients = loss_of(var.as_tensor()).backward().unwrap();
        let gradient: Vec<Vec<f32>> = gradients.get(&var).unwrap().to_vec2().unwrap();
        for (row, gradients) in gradient.iter().enumerate() {
            for (column, gradient) in gradients.iter().enumerate() {
                let moved = |by: f32| {
                    let mut rows: Vec<Vec<f32>> = vectors.to_vec2().unwrap();
                    rows[row][column] += by;
                    loss(&Tensor::new(rows, &Device::Cpu).unwrap())
                };
                let measured = (moved(1e-2) - moved(-1e-2)) / 2e-2;
                assert!((measured - gradient).abs() < 1e-3, "{measured} is not {gradient}");
            }
        }
    }
}
