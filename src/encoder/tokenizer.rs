//! From a text to the token ids of a model.

use super::unigram::Unigram;

/// A model's tokeniser with the tokens that stand at both ends of a window.
pub(super) struct Tokenizer {
    method: Method,
    first: u32,
    last: u32,
}

/// How texts are cut.
enum Method {
    /// Our own unigram tokeniser.
    Unigram(Unigram),
    /// Whatever a `tokenizer.json` says.
    File(Box<tokenizers::Tokenizer>),
}

impl Tokenizer {
    /// Makes a tokeniser of a unigram vocabulary and the ids of its first and last token.
    pub(super) fn unigram(unigram: Unigram, first: u32, last: u32) -> Self {
        Self { method: Method::Unigram(unigram), first, last }
    }

    /// Makes a tokeniser of a `tokenizer.json`.
    ///
    /// # Errors
    ///
    /// Returns the reason if its post-processor does not put a token at each end.
    pub(super) fn from_file(mut tokenizer: tokenizers::Tokenizer) -> Result<Self, String> {
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| error.to_string())?;
        let ends = tokenizer.encode("", true).map_err(|error| error.to_string())?;
        let (Some(first), Some(last)) = (ends.get_ids().first(), ends.get_ids().last()) else {
            return Err("its post-processor adds no special tokens".into());
        };
        Ok(Self { first: *first, last: *last, method: Method::File(Box::new(tokenizer)) })
    }

    /// Returns the ids of a text, without those at the ends.
    pub(super) fn encode(&self, text: &str) -> Vec<u32> {
        match &self.method {
            Method::Unigram(unigram) => unigram.encode(text),
            Method::File(tokenizer) => {
                let encoding = tokenizer.encode_fast(text, false).expect("text tokenisers accept every text");
                encoding.get_ids().to_vec()
            }
        }
    }

    /// Puts the first and last token around `ids`.
    pub(super) fn window(&self, ids: &[u32]) -> Vec<u32> {
        let mut window = Vec::with_capacity(ids.len() + 2);
        window.push(self.first);
        window.extend_from_slice(ids);
        window.push(self.last);
        window
    }
}
