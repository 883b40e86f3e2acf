//! What is learned.

use std::collections::BTreeMap;

use candle_core::{DType, Device, Result, Tensor, Var};

use crate::encoder::{FACTOR_EXPONENT, LINEARS, LayerTensors, LowRankTensors, ReadText, Teachable, adapter_name};
use crate::text::Language;

use super::random::Random;

/// What shape the learned parts have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Rank of each linear layer's adapter; 0 for none.
    pub ranks: [usize; 4],
    /// What low-rank products are multiplied with: a larger one learns faster.
    pub scale: f32,
    /// Whether a projection is learned.
    pub projection: bool,
    /// Whether token weights are learned.
    pub token_weight: bool,
}

/// What is learned: adapters, a token weight and a projection.
#[derive(Clone, Debug)]
pub struct Parameters {
    pub(super) plan: Plan,
    /// How many of the upper layers have adapters.
    pub(super) layers: usize,
    /// By name.
    pub(super) vars: BTreeMap<String, Var>,
    /// Mean of the unit vectors of Finnish texts, then of Swedish ones; 2 × width.
    pub(super) means: Tensor,
}

impl Parameters {
    /// Starts where nothing has been learned: every product and weight leaves things as they are.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub fn start(plan: Plan, encoder: &Teachable, seed: u64) -> Result<Self> {
        let mut random = Random::new(seed);
        let mut vars = BTreeMap::new();
        let shapes = encoder.shapes();
        for (layer, shapes) in shapes.iter().enumerate() {
            for ((name, rank), (inputs, outputs)) in LINEARS.iter().zip(plan.ranks).zip(shapes) {
                if rank > 0 {
                    let spread = 1.0 / (*inputs as f32).sqrt();
                    let a: Vec<f32> = (0..rank * inputs).map(|_| random.normal() * spread).collect();
                    let a = Tensor::from_vec(a, (rank, *inputs), &Device::Cpu)?;
                    vars.insert(adapter_name(layer, name, "a"), Var::from_tensor(&a)?);
                    let b = Tensor::zeros((*outputs, rank), DType::F32, &Device::Cpu)?;
                    vars.insert(adapter_name(layer, name, "b"), Var::from_tensor(&b)?);
                }
            }
        }
        let width = encoder.width();
        if plan.projection {
            vars.insert("projection".into(), Var::zeros((width, width), DType::F32, &Device::Cpu)?);
        }
        if plan.token_weight {
            vars.insert("token_weight".into(), Var::zeros((width, 1), DType::F32, &Device::Cpu)?);
        }
        let means = Tensor::zeros((2, width), DType::F32, &Device::Cpu)?;
        Ok(Self { plan, layers: shapes.len(), vars, means })
    }

    /// Returns a copy that does not change with these.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(super) fn copy(&self) -> Result<Self> {
        let mut copy = self.clone();
        for var in copy.vars.values_mut() {
            *var = Var::from_tensor(&var.as_tensor().detach().copy()?)?;
        }
        Ok(copy)
    }

    /// Moves towards others: the share `kept` of these stays.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none if both have one plan.
    pub(super) fn follow(&mut self, others: &Self, kept: f64) -> Result<()> {
        for (var, other) in self.vars.values().zip(others.vars.values()) {
            var.set(&((var.as_tensor().detach() * kept)? + (other.as_tensor().detach() * (1.0 - kept))?)?)?;
        }
        self.follow_means(&others.means, kept)
    }

    /// Moves the means towards others: the share `kept` of these stays.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none if both have one width.
    pub(super) fn follow_means(&mut self, others: &Tensor, kept: f64) -> Result<()> {
        self.means = ((&self.means * kept)? + (others * (1.0 - kept))?)?;
        Ok(())
    }

    /// Returns how many of the upper layers are taught.
    pub fn layers(&self) -> usize {
        self.layers
    }

    /// Returns the adapters, one place a taught layer.
    pub(super) fn adapters(&self) -> Result<Vec<LayerTensors>> {
        let adapter = |layer: usize, name: &str| -> Result<Option<LowRankTensors>> {
            let Some(a) = self.vars.get(&adapter_name(layer, name, "a")) else { return Ok(None) };
            let b = &self.vars[&adapter_name(layer, name, "b")];
            Ok(Some(LowRankTensors { a: a.as_tensor().clone(), b: (b.as_tensor() * f64::from(self.plan.scale))? }))
        };
        let layer = |layer: usize| -> Result<LayerTensors> {
            Ok([
                adapter(layer, LINEARS[0])?,
                adapter(layer, LINEARS[1])?,
                adapter(layer, LINEARS[2])?,
                adapter(layer, LINEARS[3])?,
            ])
        };
        (0..self.layers).map(layer).collect()
    }

    /// Returns each text's vector of length 1 before its language's mean is taken away; texts × width.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none if the parameters were made for `encoder`.
    pub fn directions(&self, texts: &[&ReadText], encoder: &Teachable) -> Result<Tensor> {
        let hidden = encoder.apply(texts, &self.adapters()?)?;
        let tokens = hidden.dim(0)?;
        let mut weights = vec![0.0f32; texts.len() * tokens];
        let mut from = 0;
        for (row, text) in weights.chunks_exact_mut(tokens).zip(texts) {
            row[from..from + text.weights.len()].copy_from_slice(&text.weights);
            from += text.weights.len();
        }
        let weights = Tensor::from_vec(weights, (texts.len(), tokens), &Device::Cpu)?;
        let counted = match self.vars.get("token_weight") {
            Some(direction) => {
                let exponent = hidden.matmul(direction)?.clamp(-FACTOR_EXPONENT, FACTOR_EXPONENT)?;
                hidden.broadcast_mul(&exponent.exp()?)?
            }
            None => hidden,
        };
        unit(&weights.matmul(&counted)?)
    }

    /// Takes the mean of its language away from each vector.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none if the shapes fit.
    pub(super) fn centred(&self, directions: &Tensor, languages: &[Language]) -> Result<Tensor> {
        let rows: Vec<u32> = languages.iter().map(|language| u32::from(*language == Language::Sv)).collect();
        directions - self.means.index_select(&Tensor::new(rows, &Device::Cpu)?, 0)?
    }

    /// Returns the projection.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(super) fn projection(&self) -> Result<Tensor> {
        let unchanged = Tensor::eye(self.means.dim(1)?, DType::F32, &Device::Cpu)?;
        match self.vars.get("projection") {
            Some(change) => unchanged + change.as_tensor().detach(),
            None => Ok(unchanged),
        }
    }

    /// Returns what is compared: vectors of length 1, the mean of their language taken away, projected.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none if the shapes fit.
    pub fn compared(&self, directions: &Tensor, languages: &[Language]) -> Result<Tensor> {
        let centred = self.centred(directions, languages)?;
        match self.vars.get("projection") {
            Some(projection) => unit(&(&centred + centred.matmul(projection)?)?),
            None => unit(&centred),
        }
    }
}

/// Brings rows to length 1.
fn unit(rows: &Tensor) -> Result<Tensor> {
    let lengths = (rows.sqr()?.sum_keepdim(1)? + 1e-12)?.sqrt()?;
    rows.broadcast_div(&lengths)
}

/// Returns the mean of each language's vectors, Finnish then Swedish; 2 × width. A language without texts has that of all.
///
/// # Errors
///
/// Returns candle's error if there are no vectors.
pub(super) fn means(directions: &[(Language, Vec<f32>)]) -> Result<Tensor> {
    let mean = |swedish: bool| -> Result<Tensor> {
        let of_language = directions.iter().filter(|(language, _)| (*language == Language::Sv) == swedish);
        let mut rows: Vec<&[f32]> = of_language.map(|(_, row)| row.as_slice()).collect();
        if rows.is_empty() {
            rows = directions.iter().map(|(_, row)| row.as_slice()).collect();
        }
        let width = rows.first().map_or(0, |row| row.len());
        Tensor::from_vec(rows.concat(), (rows.len(), width), &Device::Cpu)?.mean(0)
    };
    Tensor::stack(&[mean(false)?, mean(true)?], 0)
}
