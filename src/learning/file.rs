//! What was learned as the file that the encoder reads.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use candle_core::{DType, Device, Result, Tensor, Var};

use crate::encoder::{LINEARS, Teachable, adapter_name};
use crate::text::Language;

use super::parameters::{Parameters, Plan};

/// Writes a safetensors file, with vectors of the pinned texts by which `model verify` checks it; matrices in 16 bits, which is more than encoding can tell apart.
///
/// # Errors
///
/// Returns candle's error if the file cannot be written.
pub fn write(parameters: &Parameters, encoder: &Teachable, path: &Path) -> Result<()> {
    let mut tensors: HashMap<String, Tensor> = HashMap::new();
    for (number, layer) in parameters.adapters()?.iter().enumerate() {
        for (linear, adapter) in LINEARS.iter().zip(layer) {
            if let Some(adapter) = adapter {
                tensors.insert(adapter_name(number, linear, "a"), adapter.a.to_dtype(DType::F16)?);
                tensors.insert(adapter_name(number, linear, "b"), adapter.b.to_dtype(DType::F16)?);
            }
        }
    }
    let width = parameters.means.dim(1)?;
    let token_weight = match parameters.vars.get("token_weight") {
        Some(weight) => weight.as_tensor().detach(),
        None => Tensor::zeros((width, 1), DType::F32, &Device::Cpu)?,
    };
    tensors.insert("token_weight".into(), token_weight);
    tensors.insert("projection".into(), parameters.projection()?.to_dtype(DType::F16)?);
    tensors.insert("mean_fi".into(), parameters.means.get(0)?);
    tensors.insert("mean_sv".into(), parameters.means.get(1)?);
    let pinned = encoder.read_pinned();
    let pinned = parameters.directions(&pinned.iter().collect::<Vec<_>>(), encoder)?;
    let languages = vec![Language::Fi; pinned.dim(0)?];
    tensors.insert("pinned".into(), parameters.compared(&pinned, &languages)?.detach());
    candle_core::safetensors::save(&tensors, path)
}

/// Reads what [`write()`] wrote, to learn on from there.
///
/// # Errors
///
/// Returns candle's error if the bytes are no such file.
pub fn read(bytes: &[u8]) -> Result<Parameters> {
    let tensors = candle_core::safetensors::load_buffer(bytes, &Device::Cpu)?;
    let tensor = |name: &str| match tensors.get(name) {
        Some(tensor) => tensor.to_dtype(DType::F32),
        None => Err(candle_core::Error::msg(format!("`{name}` is missing"))),
    };
    let mut vars = BTreeMap::new();
    for name in tensors.keys().filter(|name| name.ends_with(".a") || name.ends_with(".b")) {
        vars.insert(name.clone(), Var::from_tensor(&tensor(name)?)?);
    }
    let means = Tensor::stack(&[tensor("mean_fi")?, tensor("mean_sv")?], 0)?;
    let unchanged = Tensor::eye(means.dim(1)?, DType::F32, &Device::Cpu)?;
    vars.insert("projection".into(), Var::from_tensor(&(tensor("projection")? - unchanged)?)?);
    vars.insert("token_weight".into(), Var::from_tensor(&tensor("token_weight")?)?);
    let rank = |linear: &str| vars.get(&adapter_name(0, linear, "a")).map_or(Ok(0), |a| a.dim(0));
    let [projection, attention_output, up, down] = LINEARS;
    let plan = Plan {
        ranks: [rank(projection)?, rank(attention_output)?, rank(up)?, rank(down)?],
        scale: 1.0,
        projection: true,
        token_weight: true,
    };
    let layers = vars.keys().filter_map(|name| name.split('.').next()?.parse::<usize>().ok()).max();
    Ok(Parameters { plan, layers: layers.map_or(0, |last| last + 1), vars, means })
}
