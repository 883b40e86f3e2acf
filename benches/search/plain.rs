//! Plain tantivy: each text in a field with the stock Finnish stemmer and in one with the Swedish, BM25 over both.

use std::time::Instant;

use ilmiotutka::evaluation::{Corpus, QueryHits};
use ilmiotutka::intake::Observation;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{TantivyDocument, doc};

use super::{HITS, Measured, ROUNDS};

/// The longest word that is kept, in bytes: what tantivy's own analysers keep.
const LONGEST_WORD: usize = 40;

/// Indexes the observations and asks the queries.
pub fn measure(corpus: &Corpus, observations: &[Observation]) -> anyhow::Result<Measured> {
    let mut builder = Schema::builder();
    let options = |name: &str| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(name).set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let id = builder.add_text_field("id", STRING | STORED);
    let finnish = builder.add_text_field("finnish", options("finnish"));
    let swedish = builder.add_text_field("swedish", options("swedish"));
    let index = tantivy::Index::create_in_ram(builder.build());
    for (name, language) in [("finnish", Language::Finnish), ("swedish", Language::Swedish)] {
        let analyser = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(LONGEST_WORD))
            .filter(LowerCaser)
            .filter(Stemmer::new(language))
            .build();
        index.tokenizers().register(name, analyser);
    }
    let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
    for observation in observations {
        let name = observation.external_id.clone().unwrap_or_default();
        writer.add_document(
            doc!(id => name, finnish => observation.text.as_str(), swedish => observation.text.as_str()),
        )?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![finnish, swedish]);
    let mut measured = Measured { hits: Vec::new(), times: Vec::new() };
    for round in 0..ROUNDS {
        for labelled in &corpus.queries {
            let start = Instant::now();
            let (query, _) = parser.parse_query_lenient(&labelled.query);
            let top = searcher.search(&query, &TopDocs::with_limit(HITS).order_by_score())?;
            let mut ids = Vec::with_capacity(top.len());
            for (_, address) in top {
                let document: TantivyDocument = searcher.doc(address)?;
                ids.push(document.get_first(id).and_then(|name| name.as_str()).unwrap_or_default().to_owned());
            }
            measured.times.push(start.elapsed());
            if round == 0 {
                measured.hits.push(QueryHits { query: labelled.query.clone(), ids });
            }
        }
    }
    Ok(measured)
}
