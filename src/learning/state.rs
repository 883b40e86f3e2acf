//! Where a course stands, so that it can be interrupted.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use candle_core::{Device, Result, Tensor, Var, safetensors};

use super::adam::Adam;
use super::course::{Course, LearningError, Outcome};
use super::figures::PairFigures;
use super::parameters::Parameters;

/// Where a course stands.
pub(super) struct State {
    /// Steps taken.
    pub(super) step: usize,
    /// As the last step left them.
    pub(super) parameters: Parameters,
    /// Averaged over the last steps: these are measured.
    pub(super) averaged: Parameters,
    /// The optimiser's state.
    pub(super) adam: Adam,
    /// Measurements since the best one.
    pub(super) measurements_since_best: usize,
    /// The averaged parameters of the best measurement, and its step.
    best: (Parameters, usize),
    /// Figures before the first step, and the best.
    figures: Option<(PairFigures, PairFigures)>,
}

impl State {
    /// Begins a course.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(super) fn start(parameters: Parameters, measured: Option<PairFigures>) -> Result<Self> {
        Ok(Self {
            step: 0,
            averaged: parameters.copy()?,
            adam: Adam::default(),
            measurements_since_best: 0,
            best: (parameters.copy()?, 0),
            figures: measured.map(|figures| (figures, figures)),
            parameters,
        })
    }

    /// Takes a measurement; without one the last step is the best.
    ///
    /// # Errors
    ///
    /// Returns candle's error; there is none on a processor.
    pub(super) fn compare(&mut self, measured: Option<PairFigures>) -> Result<()> {
        self.measurements_since_best += 1;
        let better = match (measured, &mut self.figures) {
            (Some(measured), Some((_, best))) if measured.score() > best.score() => {
                *best = measured;
                true
            }
            (Some(_), Some(_)) => false,
            _ => true,
        };
        if better {
            self.measurements_since_best = 0;
            self.best = (self.averaged.copy()?, self.step);
        }
        Ok(())
    }

    /// Returns the best.
    pub(super) fn outcome(self) -> Outcome {
        let (parameters, steps) = self.best;
        Outcome { parameters, steps, held_apart: self.figures }
    }

    /// Keeps the state in a file; it replaces an older one only when it is whole.
    ///
    /// # Errors
    ///
    /// Returns candle's error if it cannot be written.
    pub(super) fn write(&self, path: &Path, course: &Course) -> Result<()> {
        let mut tensors: HashMap<String, Tensor> = HashMap::new();
        for (kind, parameters) in self.kinds() {
            tensors.insert(format!("{kind}/means"), parameters.means.clone());
            for (name, var) in &parameters.vars {
                tensors.insert(format!("{kind}/{name}"), var.as_tensor().detach());
            }
        }
        for (name, (first, second)) in &self.adam.moments {
            tensors.insert(format!("first/{name}"), first.clone());
            tensors.insert(format!("second/{name}"), second.clone());
        }
        let counts = [self.step, self.measurements_since_best, self.best.1].map(|count| count as u32);
        tensors.insert("counts".into(), Tensor::new(&counts, &Device::Cpu)?);
        if let Some((before, best)) = &self.figures {
            tensors.insert("figures".into(), Tensor::new(&[numbers(before), numbers(best)], &Device::Cpu)?);
        }
        tensors.insert("course".into(), fingerprint(course, &self.parameters)?);
        let whole = path.with_extension("new");
        safetensors::save(&tensors, &whole)?;
        std::fs::rename(&whole, path).map_err(candle_core::Error::wrap)
    }

    fn kinds(&self) -> [(&'static str, &Parameters); 3] {
        [("now", &self.parameters), ("averaged", &self.averaged), ("best", &self.best.0)]
    }

    /// Reads the kept state of a course that began with `start`.
    ///
    /// # Errors
    ///
    /// Returns [`LearningError::OtherCourse`] if it was kept by another course.
    pub(super) fn read(path: &Path, course: &Course, start: &Parameters) -> std::result::Result<Self, LearningError> {
        let tensors = safetensors::load(path, &Device::Cpu)?;
        let tensor = |name: &str| {
            tensors.get(name).ok_or_else(|| candle_core::Error::msg(format!("`{name}` is missing in the kept state")))
        };
        if tensor("course")?.to_vec1::<u8>()? != fingerprint(course, start)?.to_vec1::<u8>()? {
            return Err(LearningError::OtherCourse { path: path.to_owned() });
        }
        let parameters = |kind: &str| -> Result<Parameters> {
            let mut parameters = start.copy()?;
            parameters.means = tensor(&format!("{kind}/means"))?.clone();
            for (name, var) in &mut parameters.vars {
                *var = Var::from_tensor(tensor(&format!("{kind}/{name}"))?)?;
            }
            Ok(parameters)
        };
        let counts = tensor("counts")?.to_vec1::<u32>()?;
        let count = |place: usize| counts.get(place).copied().unwrap_or_default();
        let mut moments = BTreeMap::new();
        for (name, first) in &tensors {
            if let Some(name) = name.strip_prefix("first/") {
                moments.insert(name.to_owned(), (first.clone(), tensor(&format!("second/{name}"))?.clone()));
            }
        }
        let figures = match tensors.get("figures") {
            Some(figures) => {
                let figures = figures.to_vec2::<f32>()?;
                Some((read_numbers(&figures[0]), read_numbers(&figures[1])))
            }
            None => None,
        };
        Ok(Self {
            step: count(0) as usize,
            parameters: parameters("now")?,
            averaged: parameters("averaged")?,
            adam: Adam { step: count(0), moments },
            measurements_since_best: count(1) as usize,
            best: (parameters("best")?, count(2) as usize),
            figures,
        })
    }
}

fn numbers(figures: &PairFigures) -> [f32; 2] {
    [figures.average_precision, figures.nearest_right]
}

fn read_numbers(numbers: &[f32]) -> PairFigures {
    PairFigures { average_precision: numbers[0], nearest_right: numbers[1] }
}

/// Tells courses apart.
fn fingerprint(course: &Course, parameters: &Parameters) -> Result<Tensor> {
    let text = format!("{course:?} {:?}", parameters.plan).into_bytes();
    let length = text.len();
    Tensor::from_vec(text, length, &Device::Cpu)
}
