//! What the analysis tells of one word.

/// One word of a text with everything that search and grouping may match on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as written.
    pub surface: String,
    /// Where the word begins in the analysed text, in bytes.
    pub start: usize,
    /// Where the word ends in the analysed text, in bytes.
    pub end: usize,
    /// The word in lower case, letters kept apart (`å`, `ä`, `ö` stay).
    pub folded: String,
    /// Base forms in lower case, likeliest first; never empty (the stem where no dictionary knows the word).
    pub bases: Vec<String>,
    /// Base forms of a compound's parts, in order; empty for a simple word.
    pub parts: Vec<String>,
    /// What a Snowball stemmer makes of the word.
    pub stem: String,
    /// Whether the word carries little meaning of its own (and, att, olla …).
    pub is_stop_word: bool,
}
