//! Reads lines of bounded length: one that is too long is passed over, never held.

use std::io::{self, BufRead};

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineRead {
    /// It is in the buffer, without its line break.
    Whole,
    /// It has more than `limit` bytes; the buffer holds nothing.
    TooLong,
    /// There is no further line.
    End,
}

/// Reads the next line into `line`, which holds `limit` bytes at most.
///
/// # Errors
/// When the source cannot be read.
pub(super) fn read_line(source: &mut impl BufRead, limit: usize, line: &mut Vec<u8>) -> io::Result<LineRead> {
    line.clear();
    let mut length = 0;
    let mut any = false;
    loop {
        let available = source.fill_buf()?;
        if available.is_empty() {
            break;
        }
        any = true;
        let end = available.iter().position(|&byte| byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        length += part.len();
        if length <= limit {
            line.extend_from_slice(part);
        } else {
            line.clear();
        }
        let used = part.len() + usize::from(end.is_some());
        source.consume(used);
        if end.is_some() {
            break;
        }
    }
    match any {
        false => Ok(LineRead::End),
        true if length > limit => Ok(LineRead::TooLong),
        true => Ok(LineRead::Whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_stops_none_of_the_others() {
        let mut source = io::BufReader::with_capacity(4, &b"first\nmuch too long\n\nlast"[..]);
        let mut line = Vec::new();
        let mut read = Vec::new();
        loop {
            let outcome = read_line(&mut source, 6, &mut line).unwrap();
            if outcome == LineRead::End {
                break;
            }
            read.push((outcome, String::from_utf8(line.clone()).unwrap()));
        }
        let expected = [
            (LineRead::Whole, "first".to_owned()),
            (LineRead::TooLong, String::new()),
            (LineRead::Whole, String::new()),
            (LineRead::Whole, "last".to_owned()),
        ];
        assert_eq!(read, expected);
    }
}
