//! How well, and how early, phenomena that grow were noticed.

use std::collections::{HashMap, HashSet};

use super::corpus::{Corpus, Course, EvaluationError, LabelledText, LocalTime};
use super::figures::{Figures, ratio};
use super::run::RaisedAlert;

/// The least number of an alert's observations that must report one phenomenon.
const SUBJECT_FROM: usize = 3;
/// The least share of an alert's observations that must report one phenomenon, in tenths.
const SUBJECT_TENTHS: usize = 6;
/// The number of reports within which an alert is in time.
const IN_TIME: usize = 5;
const DAYS_A_YEAR: f64 = 365.25;

/// An alert with its time and the phenomenon it speaks of.
struct Judged<'a> {
    alert: &'a RaisedAlert,
    time: LocalTime,
    subject: Option<&'a str>,
}

/// Scores alerts against the courses of the labelled phenomena.
pub(super) fn score(corpus: &Corpus, alerts: &[RaisedAlert]) -> Result<Figures, EvaluationError> {
    let by_id: HashMap<&str, &LabelledText> = corpus.observations.iter().map(|text| (text.id.as_str(), text)).collect();
    let mut judged = Vec::with_capacity(alerts.len());
    for (index, alert) in alerts.iter().enumerate() {
        let time = alert.time().map_err(|source| EvaluationError::Line {
            path: "alerts.jsonl".into(),
            line: index + 1,
            source,
        })?;
        judged.push(Judged { alert, time, subject: subject(alert, &by_id) });
    }
    judged.sort_by(|a, b| a.alert.at.cmp(&b.alert.at));

    let right = judged.iter().filter(|judged| judged.subject.is_some()).count();
    let surges: Vec<&Judged<'_>> = judged.iter().filter(|judged| judged.alert.kind == "surge").collect();
    let is_growing =
        |subject: &str| corpus.phenomena.get(subject).is_some_and(|phenomenon| phenomenon.course != Course::Other);
    let surges_right = surges.iter().filter(|surge| surge.subject.is_some_and(is_growing)).count();
    let about_subject = judged.iter().filter_map(|judged| Some((judged.subject?, judged.alert.kind.as_str())));
    let kinds: HashSet<(&str, &str)> = about_subject.collect();

    let events: Vec<Option<usize>> = corpus
        .phenomena
        .iter()
        .filter(|(_, phenomenon)| matches!(phenomenon.course, Course::Emerging | Course::Burst))
        .map(|(id, phenomenon)| reports_until_alert(corpus, &judged, id, phenomenon.onset))
        .collect();
    let mut delays: Vec<usize> = events.iter().flatten().copied().collect();
    delays.sort_unstable();

    let mut figures = Figures::default();
    figures.count("alerts", judged.len());
    figures.measure("alert_precision", ratio(right, judged.len()));
    figures.measure("false_alerts_a_year", a_year(judged.len() - right, corpus));
    figures.count("surge_alerts", surges.len());
    figures.measure("surge_precision", ratio(surges_right, surges.len()));
    figures.count("events", events.len());
    figures.measure("event_recall", ratio(delays.len(), events.len()));
    let in_time = delays.iter().filter(|delay| **delay <= IN_TIME).count();
    figures.measure("event_recall_within_5_reports", ratio(in_time, events.len()));
    figures.count_if_any("median_reports_to_alert", delays.get(delays.len() / 2).copied());
    figures.count("repeats", right - kinds.len());
    Ok(figures)
}

/// Returns the phenomenon that most of an alert's observations report, if enough of them do; the
/// one met first where two are reported by as many.
fn subject<'a>(alert: &RaisedAlert, by_id: &HashMap<&str, &'a LabelledText>) -> Option<&'a str> {
    let texts: Vec<&LabelledText> =
        alert.observations.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
    let mut votes: Vec<(&str, usize)> = Vec::new();
    for phenomenon in texts.iter().flat_map(|text| text.accepted()) {
        match votes.iter_mut().find(|(voted, _)| *voted == phenomenon) {
            Some((_, count)) => *count += 1,
            None => votes.push((phenomenon, 1)),
        }
    }
    let (phenomenon, count) = votes.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (count >= SUBJECT_FROM && count * 10 >= SUBJECT_TENTHS * texts.len()).then_some(phenomenon)
}

/// Returns how many reports of a phenomenon had come in since its onset when the first alert about
/// it was raised; `None` if none was raised from the onset on.
fn reports_until_alert(
    corpus: &Corpus,
    judged: &[Judged<'_>],
    phenomenon: &str,
    onset: Option<jiff::civil::Date>,
) -> Option<usize> {
    let since_onset = |time: &LocalTime| onset.is_none_or(|onset| time.day >= onset);
    let about_it = judged.iter().filter(|judged| judged.subject == Some(phenomenon)).map(|judged| judged.time);
    let first_alert = about_it.into_iter().find(since_onset)?;
    let reports: Vec<LocalTime> = corpus
        .observations
        .iter()
        .filter(|text| text.accepted().contains(&phenomenon))
        .map(|text| text.received_at)
        .collect();
    let any_since_onset = reports.iter().any(since_onset);
    let counted = reports.iter().filter(|time| !any_since_onset || since_onset(time));
    Some(counted.filter(|time| time.timestamp <= first_alert.timestamp).count())
}

/// Returns a number of things as a rate a year over the time that the observations span.
#[expect(clippy::cast_precision_loss, reason = "numbers of alerts and days")]
fn a_year(count: usize, corpus: &Corpus) -> f64 {
    let times = || corpus.observations.iter().map(|text| text.received_at.timestamp);
    let (Some(first), Some(last)) = (times().min(), times().max()) else { return 0.0 };
    let whole_days = last.duration_since(first).as_secs() / 86_400;
    if whole_days == 0 { 0.0 } else { count as f64 / (whole_days as f64 / DAYS_A_YEAR) }
}
