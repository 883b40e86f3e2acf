//! Gradients against differences, and layers against those that encode.

use candle_core::{DType, Device, Tensor, Var};

use super::{LayerTensors, LowRankTensors, UpperLayers};
use crate::encoder::bert::{Bert, Embeddings, Layer, LayerAdapters, LayerNorm, Linear, LowRank, WordTable};

const WIDTH: usize = 32;
const WIDE: usize = 48;
const RANK: usize = 2;
/// Tokens of two windows.
const LENGTHS: [usize; 2] = [3, 5];

/// Numbers between −`size` and `size` that differ everywhere.
fn numbers(count: usize, step: usize, size: f32) -> Vec<f32> {
    (0..count).map(|place| ((place * step % 1009) as f32 / 504.5 - 1.0) * size).collect()
}

fn tensor(rows: usize, columns: usize, step: usize, size: f32) -> Tensor {
    Tensor::from_vec(numbers(rows * columns, step, size), (rows, columns), &Device::Cpu).unwrap()
}

fn linear(inputs: usize, outputs: usize, step: usize) -> Linear {
    Linear::from_matrix(&tensor(outputs, inputs, step, 0.4), numbers(outputs, step + 4, 0.2)).unwrap()
}

fn norm(step: usize) -> LayerNorm {
    let weight = numbers(WIDTH, step, 0.5).iter().map(|value| 1.0 + value).collect();
    LayerNorm { weight, bias: numbers(WIDTH, step + 2, 0.3), epsilon: 1e-12 }
}

/// A network of two small layers.
fn bert() -> Bert {
    let layer = |step: usize| Layer {
        projection: linear(WIDTH, 3 * WIDTH, step),
        attention_output: linear(WIDTH, WIDTH, step + 2),
        attention_norm: norm(step + 6),
        up: linear(WIDTH, WIDE, step + 8),
        down: linear(WIDE, WIDTH, step + 12),
        norm: norm(step + 14),
    };
    Bert {
        heads: 2,
        embeddings: Embeddings {
            words: WordTable::Full(tensor(8, WIDTH, 31, 1.0)),
            positions: numbers(8 * WIDTH, 37, 0.5),
            norm: norm(41),
        },
        layers: vec![layer(101).into(), layer(211).into()],
    }
}

/// Matrices of an adapter at each linear layer.
fn adapters() -> Vec<[(Tensor, Tensor); 4]> {
    let shapes = [(WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH, WIDE), (WIDE, WIDTH)];
    let layer = |step: usize| {
        let mut step = step;
        shapes.map(|(inputs, outputs)| {
            step += 2;
            (tensor(RANK, inputs, step, 0.3), tensor(outputs, RANK, step + 1, 0.3))
        })
    };
    vec![layer(307), layer(401)]
}

fn tensors(adapters: &[[(Tensor, Tensor); 4]]) -> Vec<LayerTensors> {
    let of_linear = |(a, b): &(Tensor, Tensor)| Some(LowRankTensors { a: a.clone(), b: b.clone() });
    adapters.iter().map(|layer| layer.each_ref().map(of_linear)).collect()
}

fn flat(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

#[test]
fn they_compute_what_encoding_computes() {
    let (bert, adapters) = (bert(), adapters());
    let windows: [&[u32]; 2] = [&[0, 3, 2], &[0, 4, 5, 6, 2]];
    let low_rank = |(a, b): &(Tensor, Tensor)| Some(LowRank::new(&flat(a), &flat(b), RANK));
    let layer = |layer: &[(Tensor, Tensor); 4]| LayerAdapters {
        projection: low_rank(&layer[0]),
        attention_output: low_rank(&layer[1]),
        up: low_rank(&layer[2]),
        down: low_rank(&layer[3]),
    };
    let encoded = bert.encode(&windows, &adapters.iter().map(layer).collect::<Vec<_>>());
    let hidden = Tensor::from_vec(bert.encode_to(&windows, 0), (8, WIDTH), &Device::Cpu).unwrap();
    let applied = UpperLayers::new(&bert, 0).unwrap().apply(&hidden, &LENGTHS, &tensors(&adapters)).unwrap();
    for (got, wanted) in flat(&applied).iter().zip(encoded) {
        assert!((got - wanted).abs() < 1e-4, "{got} is not {wanted}");
    }
}

#[test]
fn gradients_are_what_small_differences_show() {
    let (bert, adapters) = (bert(), adapters());
    let upper = UpperLayers::new(&bert, 0).unwrap();
    let hidden = tensor(LENGTHS.iter().sum(), WIDTH, 53, 1.0);
    let wanted = tensor(LENGTHS.iter().sum(), WIDTH, 59, 1.0);
    let loss = |adapters: &[[(Tensor, Tensor); 4]], hidden: &Tensor| {
        let applied = upper.apply(hidden, &LENGTHS, &tensors(adapters)).unwrap();
        (applied * &wanted).unwrap().sum_all().unwrap()
    };
    let vars: Vec<[(Var, Var); 4]> = adapters
        .iter()
        .map(|layer| layer.each_ref().map(|(a, b)| (Var::from_tensor(a).unwrap(), Var::from_tensor(b).unwrap())))
        .collect();
    let of_vars: Vec<[(Tensor, Tensor); 4]> = vars
        .iter()
        .map(|layer| layer.each_ref().map(|(a, b)| (a.as_tensor().clone(), b.as_tensor().clone())))
        .collect();
    let gradients = loss(&of_vars, &hidden).backward().unwrap();
    for layer in 0..adapters.len() {
        for linear in 0..4 {
            for second in [false, true] {
                let (a, b) = &vars[layer][linear];
                let gradient = gradients.get(if second { b } else { a }).unwrap();
                let difference = |size: f64| {
                    let mut moved = adapters.clone();
                    let (a, b) = &mut moved[layer][linear];
                    let matrix = if second { b } else { a };
                    *matrix = (&*matrix + (gradient * size).unwrap()).unwrap();
                    f64::from(loss(&moved, &hidden).to_scalar::<f32>().unwrap())
                };
                let squared = gradient.sqr().unwrap().sum_all().unwrap().to_dtype(DType::F64).unwrap();
                let slope: f64 = squared.to_scalar().unwrap();
                let step = 1e-2 / slope.sqrt();
                let measured = (difference(step) - difference(-step)) / (2.0 * step);
                let message = format!("layer {layer}, linear {linear}, {second}: {measured} is not {slope}");
                assert!((measured - slope).abs() < 0.02 * slope, "{message}");
            }
        }
    }
}
