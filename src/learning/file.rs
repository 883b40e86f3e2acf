//! What was learned as the file that the encoder reads.

use std::collections::HashMap;
use std::path::Path;

use candle_core::{DType, Device, Result, Tensor};

use crate::encoder::{LINEARS, Teachable, adapter_name};
use crate::text::Language;

use super::parameters::Parameters;

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
    let unchanged = Tensor::eye(width, DType::F32, &Device::Cpu)?;
    let projection = match parameters.vars.get("projection") {
        Some(projection) => (unchanged + projection.as_tensor().detach())?,
        None => unchanged,
    };
    tensors.insert("projection".into(), projection.to_dtype(DType::F16)?);
    tensors.insert("mean_fi".into(), parameters.means.get(0)?);
    tensors.insert("mean_sv".into(), parameters.means.get(1)?);
    let pinned = encoder.read_pinned();
    let pinned = parameters.directions(&pinned.iter().collect::<Vec<_>>(), encoder)?;
    let languages = vec![Language::Fi; pinned.dim(0)?];
    tensors.insert("pinned".into(), parameters.compared(&pinned, &languages)?.detach());
    candle_core::safetensors::save(&tensors, path)
}
