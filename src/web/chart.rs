//! A chart as the server describes it: the browser draws it, and a table beside it says the same.

use serde::Serialize;

use super::locale::Locale;
use super::page::Page;

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

/// Something that happened at a label of the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// At which label.
    pub at: String,
    /// What, in the reader's language.
    pub text: String,
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
    /// What happened along the axis, one mark a label at most.
    pub marks: Vec<Mark>,
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
            marks: Vec::new(),
        }
    }

    /// Turns it into a small one for a list.
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// Adds what happened; what happened at the same label is told together, and what lies off the axis not at all.
    pub fn marked(mut self, marks: Vec<Mark>) -> Self {
        for mark in marks.into_iter().filter(|mark| self.labels.contains(&mark.at)) {
            match self.marks.iter_mut().find(|known| known.at == mark.at) {
                Some(known) if known.text.split("; ").any(|text| text == mark.text) => {}
                Some(known) => known.text = format!("{}; {}", known.text, mark.text),
                None => self.marks.push(mark),
            }
        }
        let place = |mark: &Mark| self.labels.iter().position(|label| *label == mark.at);
        self.marks.sort_by_key(place);
        self
    }

    /// Returns what happened at a label; empty for nothing.
    pub fn mark_at(&self, label: &str) -> &str {
        self.marks.iter().find(|mark| mark.at == label).map_or("", |mark| &mark.text)
    }

    /// Says in a sentence what the chart of counts shows: how many in all, and where there are most.
    pub fn summary(&self, page: &Page) -> String {
        let sentences = self.series.iter().map(|series| {
            let values: Vec<f64> = series.values.iter().map(|value| value.unwrap_or_default()).collect();
            // Of several, the last: it is the newest.
            let most = values.iter().zip(&self.labels).max_by(|a, b| a.0.total_cmp(b.0));
            let Some((most, label)) = most.filter(|(most, _)| **most > 0.0) else {
                return page.text_with("chart-summary-none", &[("name", series.name.as_str().into())]).into_owned();
            };
            let values = [
                ("name", series.name.as_str().into()),
                ("total", page.locale().decimal(values.iter().sum(), 0).into()),
                ("most", page.locale().decimal(*most, 0).into()),
                ("when", label.as_str().into()),
            ];
            page.text_with("chart-summary", &values).into_owned()
        });
        sentences.collect::<Vec<_>>().join(" ")
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
    fn what_happened_is_told_at_its_label_and_the_whole_in_a_sentence() {
        let counts = [("1/2026", 2), ("2/2026", 5), ("3/2026", 5)].map(|(label, count)| (label.to_owned(), count));
        let chart = Chart::counts("Kulku".into(), "Kuukausi".into(), "Havaintoja".into(), counts.to_vec());
        let mark = |at: &str, text: &str| Mark { at: at.to_owned(), text: text.to_owned() };
        let marks =
            vec![mark("2/2026", "Nosto"), mark("2/2026", "Kysely"), mark("2/2026", "Nosto"), mark("1/2020", "Nosto")];
        let chart = chart.marked(marks);
        assert_eq!(chart.marks, [mark("2/2026", "Nosto; Kysely")]);
        assert_eq!((chart.mark_at("2/2026"), chart.mark_at("3/2026")), ("Nosto; Kysely", ""));
        let page = Page::for_tests(Locale::Fi);
        assert_eq!(chart.summary(&page), "Havaintoja yhteensä 12, eniten 3/2026 (5).");
        let none = Chart::counts("Kulku".into(), "Kuukausi".into(), "Havaintoja".into(), vec![("1/2026".into(), 0)]);
        assert_eq!(none.summary(&page), "Havaintoja ei ole.");
    }

    #[test]
    fn the_table_says_what_the_chart_shows() {
        let mut chart = Chart::counts("Course".into(), "Month".into(), "Reports".into(), vec![("1/2026".into(), 1200)]);
        chart.series.push(Series { name: "Expected".into(), values: vec![None] });
        assert_eq!(chart.rows(Locale::En), [("1/2026", vec!["1,200".to_owned(), "–".to_owned()])]);
    }
}
