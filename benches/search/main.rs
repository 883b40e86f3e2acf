//! Search side by side: ours, our words alone, PostgreSQL's full-text search and plain tantivy with stock stemmers, on
//! the same texts and queries, in one run.
//!
//! `cargo bench --bench search -- [FOLDER [SENTENCES.txt SIZES…]]`: FOLDER is a labelled folder (by default the tests'
//! hard corpus). With a file of sentences, one a line, each size is reached by adding them with random dates and
//! places; their vectors are kept beside the file, as `SENTENCES.txt.vectors`, since encoding 50,000 takes a quarter
//! of an hour. PostgreSQL is measured where `ILMIOTUTKA_TEST_POSTGRES` names one. The model is looked for in
//! `ILMIOTUTKA_TEST_MODELS` or `~/.cache/ilmiotutka/models`.

#![expect(clippy::print_stdout, reason = "the figures are this program's data")]

mod plain;
mod postgres;
mod texts;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use ilmiotutka::encoder::{Encoder, EncoderConfig, open};
use ilmiotutka::evaluation::{Corpus, QueryHits, Run, Scores};
use ilmiotutka::phenomena::Preparer;
use ilmiotutka::search::{Index, IndexedObservation, Lexicon, Page, Query, Request, query_evidence};

use texts::Texts;

/// The folder that is measured if none is named.
const FOLDER: &str = "tests/fixtures/corpus/dev";

/// How often each query is asked.
const ROUNDS: usize = 3;

/// How many hits are looked at.
const HITS: usize = 10;

/// Hits and times of one method.
struct Measured {
    hits: Vec<QueryHits>,
    times: Vec<Duration>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let folder = PathBuf::from(arguments.first().map_or(FOLDER, String::as_str));
    let corpus = Corpus::read(&folder)?;
    let encoder = open(EncoderConfig::installed(models_dir()?)).await?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let mut texts = Texts::read(&folder, &preparer, encoder.as_ref()).await?;
    let mut sizes = vec![texts.len()];
    if let Some(sentences) = arguments.get(1) {
        let further = arguments[2..].iter().map(|size| size.parse()).collect::<Result<Vec<usize>, _>>()?;
        texts.add_sentences(sentences, &preparer, encoder.as_ref()).await?;
        sizes.extend(further);
    }
    println!("| observations | method | nDCG@10 | other language in 10 | median | 99th percentile |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for size in sizes {
        texts.grow(size);
        let observations = texts.observations(size);
        let index = index(&texts, size, &preparer)?;
        let hybrid = ours(&corpus, &index, &texts, Some((encoder.as_ref(), &preparer))).await?;
        tell(&corpus, size, "words and meaning, encoder included", hybrid)?;
        tell(&corpus, size, "words alone", ours(&corpus, &index, &texts, None).await?)?;
        drop(index);
        tell(&corpus, size, "plain tantivy", plain::measure(&corpus, observations)?)?;
        if let Ok(address) = std::env::var("ILMIOTUTKA_TEST_POSTGRES") {
            tell(&corpus, size, "PostgreSQL", postgres::measure(&corpus, observations, &address).await?)?;
        }
    }
    Ok(())
}

/// Indexes the first texts with what they mean.
fn index(texts: &Texts, size: usize, preparer: &Preparer) -> anyhow::Result<Index> {
    let index = Index::in_ram(Lexicon::from(preparer))?;
    let indexed = |observation: &ilmiotutka::intake::Observation| IndexedObservation {
        observation: observation.clone(),
        phenomena: Vec::new(),
    };
    for (batch, number) in texts.observations(size).chunks(10_000).zip(1..) {
        index.follow(&batch.iter().map(indexed).collect::<Vec<_>>(), &[], number)?;
    }
    for (observation, evidence) in texts.observations(size).iter().zip(texts.evidence()) {
        index.set_meaning(observation.id, observation.language, Arc::clone(evidence));
    }
    Ok(index)
}

async fn ours(
    corpus: &Corpus,
    index: &Index,
    texts: &Texts,
    meaning: Option<(&dyn Encoder, &Preparer)>,
) -> anyhow::Result<Measured> {
    let mut measured = Measured { hits: Vec::new(), times: Vec::new() };
    for round in 0..ROUNDS {
        for labelled in &corpus.queries {
            let start = Instant::now();
            let query = Query::parse(&labelled.query);
            let wanted = match meaning {
                Some((encoder, preparer)) => query_evidence(&query, encoder, preparer).await,
                None => None,
            };
            let page = Page { limit: HITS, offset: 0 };
            let found = index.search(&Request { query, wanted, page, ..Request::default() })?;
            measured.times.push(start.elapsed());
            if round == 0 {
                let ids = found.hits.iter().map(|hit| texts.name(hit.id)).collect();
                measured.hits.push(QueryHits { query: labelled.query.clone(), ids });
            }
        }
    }
    Ok(measured)
}

fn tell(corpus: &Corpus, size: usize, method: &str, mut measured: Measured) -> anyhow::Result<()> {
    let run = Run { hits: Some(measured.hits), ..Run::default() };
    let scores = serde_json::to_value(Scores::of(corpus, &run)?)?;
    let figure = |name: &str| scores["search"][name].as_f64().map_or("–".to_owned(), |value| format!("{value:.3}"));
    measured.times.sort_unstable();
    let time = |share: usize| {
        let place = (measured.times.len() * share / 100).min(measured.times.len().saturating_sub(1));
        measured.times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    let (ndcg, other) = (figure("ndcg10"), figure("other_language_in_10"));
    println!("| {size} | {method} | {ndcg} | {other} | {:.1} ms | {:.1} ms |", time(50), time(99));
    Ok(())
}

fn models_dir() -> anyhow::Result<PathBuf> {
    if let Ok(named) = std::env::var("ILMIOTUTKA_TEST_MODELS") {
        return Ok(PathBuf::from(named));
    }
    let home = std::env::var("HOME").context("neither ILMIOTUTKA_TEST_MODELS nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cache/ilmiotutka/models"))
}
