//! Tells what stands between the columns of a file.

/// The separators that we know, likeliest in Finland first: where two are as frequent, the first wins.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// What Excel writes as a first line of its own to name the separator.
const DECLARATION: &str = "sep=";

/// What the beginning of a file tells of its separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Separator {
    /// The separator: an ASCII character.
    pub(super) byte: u8,
    /// Whether the first line names it and is no header.
    pub(super) declared: bool,
}

impl Separator {
    /// Tells the separator from the beginning of a file: the one that the header has most often outside quotes.
    pub(super) fn detect(sample: &str) -> Self {
        let declared = sample.strip_prefix(DECLARATION).and_then(|rest| rest.chars().next());
        if let Some(separator) = declared.filter(char::is_ascii) {
            return Self { byte: separator as u8, declared: true };
        }
        let mut counts = [0_usize; SEPARATORS.len()];
        let mut quoted = false;
        for character in sample.trim_start().chars() {
            match character {
                '"' => quoted = !quoted,
                '\n' | '\r' if !quoted => break,
                _ if quoted => {}
                _ => {
                    if let Some(which) = SEPARATORS.iter().position(|&separator| separator == character) {
                        counts[which] += 1;
                    }
                }
            }
        }
        let most = (0..SEPARATORS.len()).rev().max_by_key(|&which| counts[which]).unwrap_or(0);
        Self { byte: SEPARATORS[most] as u8, declared: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_separator() {
        for (header, expected) in [
            ("id,received_at,text\n1;2;3;4;5", b','),
            ("Nro;Kunta, jota havainto koskee;Havainto", b';'),
            ("a\tb, c\td", b'\t'),
            ("\"mitä; missä; milloin;\r\nmiten\",b,c", b','),
            ("yksi", b';'),
        ] {
            let separator = Separator::detect(header);
            assert_eq!(char::from(separator.byte), char::from(expected), "{header}");
            assert!(!separator.declared);
        }
    }

    #[test]
    fn a_line_of_excel_names_the_separator() {
        assert_eq!(Separator::detect("sep=,\r\na;b,c"), Separator { byte: b',', declared: true });
    }
}
