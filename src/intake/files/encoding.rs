//! Tells how a file's bytes stand for characters.
//!
//! Byte order marks are believed. Without one, a file in which every second byte is zero is UTF-16; what reads as
//! UTF-8 is UTF-8, and anything else is Windows-1252, in which Nordic programs write when they do not write Unicode.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a file's bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Encoding {
    /// The encoding.
    pub(super) encoding: &'static encoding_rs::Encoding,
    /// Whether some bytes stand for nothing in it, so that U+FFFD in the decoded text means damage.
    pub(super) damaged: bool,
}

/// Of the bytes at even (or odd) places in UTF-16 text, the least share that is zero.
const LEAST_ZEROS: f64 = 0.3;
/// Of the bytes at the other places, the largest share that is zero.
const MOST_ZEROS: f64 = 0.05;

impl Encoding {
    /// Tells the encoding from the beginning of a file.
    pub(super) fn guess(sample: &[u8]) -> Self {
        let mut survey = Utf8Survey::default();
        survey.look_at(sample);
        Self::decide(sample, &survey)
    }

    /// Tells the encoding of a whole file by reading it once.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn detect(mut file: impl Read) -> io::Result<Self> {
        let mut sample = Vec::new();
        file.by_ref().take(super::SAMPLE).read_to_end(&mut sample)?;
        let mut survey = Utf8Survey::default();
        survey.look_at(&sample);
        let mut chunk = vec![0; super::SAMPLE as usize];
        loop {
            let read = file.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            survey.look_at(&chunk[..read]);
        }
        survey.finish();
        Ok(Self::decide(&sample, &survey))
    }

    /// Returns UTF-8, or UTF-16 where a file says or shows that it is that: what JSON may be written in.
    pub(super) fn of_json(file: impl Read) -> io::Result<Self> {
        let found = Self::detect(file)?;
        if found.encoding == WINDOWS_1252 { Ok(Self { encoding: UTF_8, damaged: true }) } else { Ok(found) }
    }

    fn decide(sample: &[u8], survey: &Utf8Survey) -> Self {
        if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(sample) {
            return Self { encoding, damaged: encoding != UTF_8 || survey.invalid > 0 };
        }
        if let Some(encoding) = utf_16_by_zeros(sample) {
            return Self { encoding, damaged: true };
        }
        // A few broken letters among many good ones are damage, not another encoding.
        if survey.invalid > survey.multibyte {
            return Self { encoding: WINDOWS_1252, damaged: false };
        }
        Self { encoding: UTF_8, damaged: survey.invalid > 0 }
    }

    /// Decodes the beginning of a file; a character cut off at its end is left out.
    pub(super) fn decode(self, sample: &[u8]) -> Cow<'_, str> {
        let mut decoder = self.encoding.new_decoder_with_bom_removal();
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or(sample.len()));
        let _ = decoder.decode_to_string(sample, &mut text, false);
        Cow::Owned(text)
    }
}

fn utf_16_by_zeros(sample: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| {
        let at_places = sample.iter().skip(offset).step_by(2);
        at_places.filter(|&&byte| byte == 0).count() as f64 / pairs as f64
    };
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if odd >= LEAST_ZEROS && even <= MOST_ZEROS => Some(UTF_16LE),
        () if even >= LEAST_ZEROS && odd <= MOST_ZEROS => Some(UTF_16BE),
        () => None,
    }
}

/// Counts what speaks for and against UTF-8.
#[derive(Debug, Default)]
struct Utf8Survey {
    /// Characters of more than one byte.
    multibyte: u64,
    /// Runs of bytes that are not UTF-8.
    invalid: u64,
    /// The beginning of a character at the end of the last chunk; at most three bytes.
    cut_off: Vec<u8>,
}

impl Utf8Survey {
    fn look_at(&mut self, chunk: &[u8]) {
        let mut bytes = std::mem::take(&mut self.cut_off);
        bytes.extend_from_slice(chunk);
        let mut parts = bytes.utf8_chunks().peekable();
        while let Some(part) = parts.next() {
            self.multibyte += part.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
            let is_last = parts.peek().is_none();
            if is_last && is_beginning_of_character(part.invalid()) {
                self.cut_off = part.invalid().to_vec();
            } else if !part.invalid().is_empty() {
                self.invalid += 1;
            }
        }
    }

    /// Counts a character that the end of the file cut off.
    fn finish(&mut self) {
        if !std::mem::take(&mut self.cut_off).is_empty() {
            self.invalid += 1;
        }
    }
}

/// Whether more bytes could make a character of these.
fn is_beginning_of_character(bytes: &[u8]) -> bool {
    matches!(std::str::from_utf8(bytes), Err(error) if error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(bytes: &[u8]) -> (&'static str, bool) {
        let found = Encoding::detect(bytes).unwrap();
        (found.encoding.name(), found.damaged)
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_is_believed() {
        assert_eq!(detect(b"\xEF\xBB\xBFid;text\n"), ("UTF-8", false));
        assert_eq!(detect(&utf_16("\u{FEFF}id;text\n", u16::to_le_bytes)).0, "UTF-16LE");
        assert_eq!(detect(&utf_16("\u{FEFF}id;text\n", u16::to_be_bytes)).0, "UTF-16BE");
    }

    #[test]
    fn utf_16_is_told_without_a_mark() {
        assert_eq!(detect(&utf_16("tunnus;havainto – ääni\n", u16::to_le_bytes)).0, "UTF-16LE");
        assert_eq!(detect(&utf_16("tunnus;havainto – ääni\n", u16::to_be_bytes)).0, "UTF-16BE");
    }

    #[test]
    fn nordic_letters_tell_utf_8_from_windows_1252() {
        assert_eq!(detect("pitkä jono päihdehoitoon".as_bytes()), ("UTF-8", false));
        let (windows, ..) = WINDOWS_1252.encode("pitkä jono päihdehoitoon – 60 €");
        assert_eq!(detect(&windows), ("windows-1252", false));
    }

    #[test]
    fn a_broken_letter_among_good_ones_is_damage() {
        let mut bytes = "pitkä jono päihdehoitoon".as_bytes().to_vec();
        bytes.push(0xFF);
        assert_eq!(detect(&bytes), ("UTF-8", true));
        assert_eq!(Encoding::of_json(&b"{\"text\": \"\xE4\"}"[..]).unwrap().encoding, UTF_8);
    }

    #[test]
    fn a_letter_across_two_chunks_is_one_letter() {
        let bytes = "ä".repeat(super::super::SAMPLE as usize);
        for cut in 0..2 {
            assert_eq!(detect(&[&b"x"[..cut], bytes.as_bytes()].concat()), ("UTF-8", false));
        }
    }

    #[test]
    fn zero_bytes_in_a_text_do_not_make_it_utf_16() {
        assert_eq!(detect(b"b-09;keskell\xC3\xA4\x00 teksti\xC3\xA4").0, "UTF-8");
    }
}
