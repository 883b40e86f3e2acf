//! Normalises what was typed: one spelling of every character, one kind of space, nothing unseen.

use unicode_normalization::UnicodeNormalization;

/// Returns `raw` in Unicode's NFC form with runs of white space made one space, line breaks kept
/// as `\n` (at most one empty line in a row), and control and invisible characters taken out.
///
/// Normalising twice equals normalising once.
pub fn normalise(raw: &str) -> String {
    let composed: String = raw.chars().filter_map(visible).nfc().collect();
    let mut out = String::with_capacity(composed.len());
    let mut pending_breaks = 0;
    let mut pending_space = false;
    // A carriage return with its line feed is one break, alone it is one too.
    for character in composed.replace("\r\n", "\n").chars() {
        if is_line_break(character) {
            pending_breaks += 1;
        } else if character.is_whitespace() {
            pending_space = true;
        } else {
            if !out.is_empty() {
                match pending_breaks {
                    0 if pending_space => out.push(' '),
                    0 => {}
                    1 => out.push('\n'),
                    _ => out.push_str("\n\n"),
                }
            }
            pending_breaks = 0;
            pending_space = false;
            out.push(character);
        }
    }
    out
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Drops what can be neither seen nor meant; the zero-width joiner stays, emoji are made with it.
fn visible(character: char) -> Option<char> {
    let invisible = match character {
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control() && !character.is_whitespace(),
    };
    (!invisible).then_some(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spaces_are_joined_and_lines_kept() {
        assert_eq!(normalise("  Hei\t\u{A0} sinä \r\n\r\n\r\n toinen\rkolmas "), "Hei sinä\n\ntoinen\nkolmas");
    }

    #[test]
    fn letters_are_composed_and_the_unseen_is_taken_out() {
        assert_eq!(normalise("a\u{308}a\u{200B}\u{308}\u{0}ni"), "ääni");
        assert_eq!(normalise("per\u{AD}he 👩\u{200D}👧"), "perhe 👩\u{200D}👧");
    }

    proptest! {
        #[test]
        fn normalising_twice_equals_once(raw in "\\PC{0,40}|[ \\n\\r\\ta\u{308}\u{200B}\u{AD}\u{0}ä]{0,40}|(?s:.{0,40})") {
            let once = normalise(&raw);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
