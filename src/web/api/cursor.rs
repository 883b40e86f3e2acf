//! Where a page of a list ended, as an opaque text: base64url of a few bytes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Uuid;

/// The last entry of a page in a list that is ordered by time and id; later entries may come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The entry's time, to the microsecond.
    pub at: Timestamp,
    /// The entry's id.
    pub id: Uuid,
}

impl Position {
    pub fn cursor(self) -> String {
        let mut bytes = self.at.as_microsecond().to_be_bytes().to_vec();
        bytes.extend_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads what [`Position::cursor`] wrote.
    pub fn parse(cursor: &str) -> Option<Self> {
        let bytes: [u8; 24] = URL_SAFE_NO_PAD.decode(cursor).ok()?.try_into().ok()?;
        let (time, id) = bytes.split_at(8);
        let at = Timestamp::from_microsecond(i64::from_be_bytes(time.try_into().ok()?)).ok()?;
        Some(Self { at, id: Uuid::from_slice(id).ok()? })
    }
}

/// How many entries of a ranked list have been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset(pub(super) u32);

impl Offset {
    pub fn cursor(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.to_be_bytes())
    }

    /// Reads what [`Offset::cursor`] wrote.
    pub fn parse(cursor: &str) -> Option<Self> {
        let bytes: [u8; 4] = URL_SAFE_NO_PAD.decode(cursor).ok()?.try_into().ok()?;
        Some(Self(u32::from_be_bytes(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_written_and_read_is_the_same() {
        for microsecond in [-1, 0, 1_767_323_045_123_456] {
            let at = Timestamp::from_microsecond(microsecond).unwrap();
            let position = Position { at, id: Uuid::from_u128(7) };
            assert_eq!(Position::parse(&position.cursor()), Some(position));
        }
        assert_eq!(Offset::parse(&Offset(40).cursor()), Some(Offset(40)));
    }

    #[test]
    fn what_is_no_cursor_of_this_kind_is_none() {
        // The last one names a time later than any.
        let beyond = format!("f{}", "_".repeat(31));
        for text in ["", "äö", "AAAA", &Offset(1).cursor(), &beyond] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
    }
}
