//! A chart as the server describes it: the browser draws it, and a table beside it says the same.

use serde::Serialize;

use super::locale::Locale;

/// How a chart's numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// Upright bars, for counts a period.
    Bar,
    /// Lines, for courses over time.
    Line,
}

/// One row of numbers of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// What is counted, in the reader's language.
    pub name: String,
    /// One value a label; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

/// A chart with everything that drawing and the table need, in the reader's language.
///
/// In a template: `{% import "parts/chart.html" as charts %}` and `{{ charts::chart(course, page) }}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// What the chart shows: its heading, and its description for a screen reader.
    pub title: String,
    /// What the labels are, such as "Month": the head of the table's first column.
    pub label_name: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The labels along the axis, in order.
    pub labels: Vec<String>,
    /// The numbers.
    pub series: Vec<Series>,
    /// Whether the series stand on top of each other.
    pub stacked: bool,
    /// Whether the values are counts, so that the axis shows no fractions.
    pub whole_numbers: bool,
    /// Whether it is a small one in a list: no axes, no legend.
    pub compact: bool,
}

impl Chart {
    /// Makes a chart of counts: one bar a label.
    pub fn counts(title: String, label_name: String, series_name: String, counts: Vec<(String, i64)>) -> Self {
        let (labels, values) = counts.into_iter().map(|(label, count)| (label, Some(count as f64))).unzip();
        Self {
            title,
            label_name,
            kind: ChartKind::Bar,
            labels,
            series: vec![Series { name: series_name, values }],
            stacked: false,
            whole_numbers: true,
            compact: false,
        }
    }

    /// Turns it into a small one for a list.
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// Returns the chart as JSON that may stand inside a `script` element of data.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("a chart is plain text and numbers").replace('<', "\\u003c")
    }

    /// Writes a value as the table shows it.
    pub fn write(&self, value: f64, locale: Locale) -> String {
        locale.decimal(value, if self.whole_numbers { 0 } else { 1 })
    }

    /// Returns the values of one label, a series each, as the table shows them.
    pub fn row(&self, label: usize) -> Vec<Option<f64>> {
        self.series.iter().map(|series| series.values.get(label).copied().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script_element() {
        let chart = Chart::counts("</script>".into(), "Month".into(), "Reports".into(), vec![("1/2026".into(), 2)]);
        assert!(!chart.json().contains('<'));
        assert_eq!(chart.row(0), [Some(2.0)]);
        assert_eq!(chart.row(1), [None]);
    }
}
