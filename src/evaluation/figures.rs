//! Named figures, in the order in which they are told.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A measure; shown with four decimals.
    Measure(f64),
    /// A number of things.
    Count(usize),
    /// There was nothing to measure.
    Nothing,
}

/// Figures by name, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(Vec<(String, Figure)>);

impl Figures {
    /// Adds a measure.
    pub(super) fn measure(&mut self, name: impl Into<String>, value: f64) {
        self.0.push((name.into(), Figure::Measure(value)));
    }

    /// Adds a number of things.
    pub(super) fn count(&mut self, name: impl Into<String>, value: usize) {
        self.0.push((name.into(), Figure::Count(value)));
    }

    /// Adds a number of things, or that there was none to count.
    pub(super) fn count_if_any(&mut self, name: impl Into<String>, value: Option<usize>) {
        self.0.push((name.into(), value.map_or(Figure::Nothing, Figure::Count)));
    }

    /// Returns a figure by its name.
    pub fn get(&self, name: &str) -> Option<Figure> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, figure)| *figure)
    }

    /// Returns the value of a measure by its name; `None` for anything else.
    pub fn value(&self, name: &str) -> Option<f64> {
        match self.get(name)? {
            Figure::Measure(value) => Some(value),
            Figure::Count(_) | Figure::Nothing => None,
        }
    }
}

/// One `name value` a line.
impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, figure) in &self.0 {
            match figure {
                Figure::Measure(value) => writeln!(f, "{name} {value:.4}")?,
                Figure::Count(count) => writeln!(f, "{name} {count}")?,
                Figure::Nothing => writeln!(f, "{name} none")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, figure) in &self.0 {
            match figure {
                Figure::Measure(value) => map.serialize_entry(name, value)?,
                Figure::Count(count) => map.serialize_entry(name, count)?,
                Figure::Nothing => map.serialize_entry(name, &())?,
            }
        }
        map.end()
    }
}

/// Returns the part that `some` of `all` makes; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "numbers of observations, far below 2^52")]
pub(super) fn ratio(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}

/// Returns twice the product over the sum (the harmonic mean); 0 where both are 0.
pub(super) fn harmonic_mean(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}
