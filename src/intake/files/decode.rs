//! Reads a file as UTF-8, whatever it is written in, a piece at a time.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder};

use super::encoding::Encoding;

/// How much of the file is held at a time, in bytes.
const PIECE: usize = 64 << 10;

/// A file's text in UTF-8; bytes that stand for nothing become U+FFFD, a byte order mark is left out.
pub(super) struct Decoded<R> {
    source: R,
    decoder: Decoder,
    /// Whether U+FFFD in the text means damage.
    damaged: bool,
    piece: Vec<u8>,
    text: Vec<u8>,
    /// How much of `text` has been handed over.
    taken: usize,
    /// How many bytes of the file have been read.
    read: u64,
    finished: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R, encoding: Encoding) -> Self {
        Self {
            source,
            decoder: encoding.encoding.new_decoder_with_bom_removal(),
            damaged: encoding.damaged,
            piece: vec![0; PIECE],
            text: Vec::new(),
            taken: 0,
            read: 0,
            finished: false,
        }
    }

    /// Returns how many bytes of the file have been read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Whether `text`, a piece of this file, holds bytes that stood for nothing.
    pub(super) fn is_damaged(&self, text: &[u8]) -> bool {
        self.damaged && text.windows(3).any(|bytes| bytes == "\u{FFFD}".as_bytes())
    }

    fn decode_a_piece(&mut self) -> io::Result<()> {
        let read = self.source.read(&mut self.piece)?;
        self.read += read as u64;
        self.finished = read == 0;
        let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * PIECE);
        self.text.resize(room, 0);
        self.taken = 0;
        let (result, _, written, _) = self.decoder.decode_to_utf8(&self.piece[..read], &mut self.text, self.finished);
        debug_assert_eq!(result, CoderResult::InputEmpty, "the room was enough for the whole piece");
        self.text.truncate(written);
        Ok(())
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.text.len() && !self.finished {
            self.decode_a_piece()?;
        }
        Ok(&self.text[self.taken..])
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount;
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let read = available.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}
