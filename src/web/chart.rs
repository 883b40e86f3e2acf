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

    /// Returns the table beside the chart: a label with what each series says of it, as text.
    pub fn rows(&self, locale: Locale) -> Vec<(&str, Vec<String>)> {
        let write = |value: f64| locale.decimal(value, if self.whole_numbers { 0 } else { 1 });
        self.labels
            .iter()
            .enumerate()
            .map(|(index, label)| {
                let values = self.series.iter().map(|series| series.values.get(index).copied().flatten());
                (label.as_str(), values.map(|value| value.map_or_else(|| "–".to_owned(), write)).collect())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script_element() {
        let chart = Chart::counts("</script>".into(), "Month".into(), "Reports".into(), vec![("1/2026".into(), 2)]);
        assert!(!chart.json().contains('<'));
    }

    #[test]
    fn the_table_says_what_the_chart_shows() {
        let mut chart = Chart::counts("Course".into(), "Month".into(), "Reports".into(), vec![("1/2026".into(), 1200)]);
        chart.series.push(Series { name: "Expected".into(), values: vec![None] });
        assert_eq!(chart.rows(Locale::En), [("1/2026", vec!["1,200".to_owned(), "–".to_owned()])]);
    }
}
