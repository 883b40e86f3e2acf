//! The index's fields, all of them here.

use tantivy::schema::{
    DateOptions, FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// The schema's own version; a change of fields or of what they hold raises it, and indexes are built anew.
pub(super) const SCHEMA_VERSION: u32 = 2;

/// The fast fields that hold an observation's id as two halves.
pub(super) const ID_HIGH: &str = "id_high";
/// See [`ID_HIGH`].
pub(super) const ID_LOW: &str = "id_low";
/// The fast field that holds the time of an observation.
pub(super) const RECEIVED_AT: &str = "received_at";

/// The fast field of the county's id.
pub(super) const COUNTY: &str = "county";
/// The fast field of the municipality's code or name.
pub(super) const MUNICIPALITY: &str = "municipality";
/// The fast field of the service line's code.
pub(super) const SERVICE_LINE: &str = "service_line";
/// The fast field of the reporter group's code.
pub(super) const REPORTER: &str = "reporter";
/// The fast field of the phenomena's ids.
pub(super) const PHENOMENON: &str = "phenomenon";
/// The fast field of the language's code.
pub(super) const LANGUAGE: &str = "language";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// The id as text: what deletion and replacement go by.
    pub id: Field,
    /// The upper half of the id.
    pub id_high: Field,
    /// The lower half of the id.
    pub id_low: Field,
    /// The text itself, for snippets.
    pub text: Field,
    /// The proposal itself, for snippets.
    pub proposal_text: Field,
    /// The text's words in lower case.
    pub surface: Field,
    /// Their base forms.
    pub base: Field,
    /// Base forms of the parts of compounds.
    pub part: Field,
    /// Their stems.
    pub stem: Field,
    /// All these forms without the marks on letters, for those who type "haato" for "häätö".
    pub bare: Field,
    /// Every form of the proposal's words.
    pub proposal: Field,
    /// When the observation was made.
    pub received_at: Field,
    /// The language's code.
    pub language: Field,
    /// The county's id.
    pub county: Field,
    /// The municipality's code, or its name as written where no code is known.
    pub municipality: Field,
    /// The service line's code.
    pub service_line: Field,
    /// The reporter group's code.
    pub reporter: Field,
    /// The ids of the phenomena it belongs to.
    pub phenomenon: Field,
}

/// Builds the schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        id: builder.add_text_field("id", STRING),
        id_high: builder.add_u64_field(ID_HIGH, FAST),
        id_low: builder.add_u64_field(ID_LOW, FAST),
        text: builder.add_text_field("text", STORED),
        proposal_text: builder.add_text_field("proposal_text", STORED),
        surface: words(&mut builder, "surface"),
        base: words(&mut builder, "base"),
        part: words(&mut builder, "part"),
        stem: words(&mut builder, "stem"),
        bare: words(&mut builder, "bare"),
        proposal: words(&mut builder, "proposal"),
        received_at: builder.add_date_field(RECEIVED_AT, DateOptions::default().set_fast().set_indexed()),
        language: filter(&mut builder, LANGUAGE),
        county: filter(&mut builder, COUNTY),
        municipality: filter(&mut builder, MUNICIPALITY),
        service_line: filter(&mut builder, SERVICE_LINE),
        reporter: filter(&mut builder, REPORTER),
        phenomenon: filter(&mut builder, PHENOMENON),
    };
    (builder.build(), fields)
}

/// Adds a field of words, with positions for phrases; the analyser makes its terms.
fn words(builder: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqsAndPositions);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

/// Adds a field of codes to filter and count by.
fn filter(builder: &mut SchemaBuilder, name: &str) -> Field {
    builder.add_text_field(name, STRING | FAST | STORED)
}
