//! Suffix rules in the form of hunspell's affix files, read backwards: from a form to its base.

/// One line of an affix file: words that carry `flag` may swap `strip` for `add` at their end when
/// `condition` matches there.
#[derive(Debug)]
pub(super) struct Suffix {
    pub(super) flag: char,
    strip: &'static str,
    add: &'static str,
    condition: Vec<Letter>,
    /// Whether the form thus made may only begin a compound (or stand inside one).
    pub(super) begins_compound: bool,
}

/// One letter of a condition: any, one of, or none of these.
#[derive(Debug)]
enum Letter {
    Any,
    OneOf(&'static str),
    NoneOf(&'static str),
}

impl Suffix {
    /// Returns the base that this suffix would make `form` from, if its rule allows it.
    pub(super) fn base_of(&self, form: &str) -> Option<String> {
        let kept = form.strip_suffix(self.add)?;
        if kept.is_empty() && self.strip.is_empty() {
            return None;
        }
        let base = format!("{kept}{}", self.strip);
        let mut letters = base.chars().rev();
        for expected in self.condition.iter().rev() {
            let letter = letters.next()?;
            let fits = match expected {
                Letter::Any => true,
                Letter::OneOf(set) => set.contains(letter),
                Letter::NoneOf(set) => !set.contains(letter),
            };
            if !fits {
                return None;
            }
        }
        Some(base)
    }
}

/// Reads the suffix rules of an affix file; headers and other lines are passed over.
pub(super) fn read(file: &'static str) -> Vec<Suffix> {
    file.lines().filter_map(read_line).collect()
}

fn read_line(line: &'static str) -> Option<Suffix> {
    let fields: Vec<&'static str> = line.split_whitespace().collect();
    let ["SFX", flag, strip, add, condition, ..] = fields[..] else { return None };
    let (add, continuation) = add.split_once('/').unwrap_or((add, ""));
    let none_if_zero = |text: &'static str| if text == "0" { "" } else { text };
    Some(Suffix {
        flag: flag.chars().next()?,
        strip: none_if_zero(strip),
        add: none_if_zero(add),
        condition: read_condition(condition),
        begins_compound: continuation.contains(['X', 'U']),
    })
}

fn read_condition(text: &'static str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let bracket = rest.strip_prefix('[').and_then(|inside| inside.split_once(']'));
        if let Some((set, after)) = bracket {
            letters.push(match set.strip_prefix('^') {
                Some(others) => Letter::NoneOf(others),
                None => Letter::OneOf(set),
            });
            rest = after;
        } else {
            let (letter, after) = rest.split_at(first.len_utf8());
            letters.push(if letter == "." { Letter::Any } else { Letter::OneOf(letter) });
            rest = after;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_backwards_within_its_condition() {
        let rules = read("SFX G Y 2\nSFX G a or [^k]a\nSFX v 0 s/WXZ [^a]\n");
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0].base_of("hyror"), Some("hyra".to_owned()));
        assert_eq!(rules[0].base_of("klockor"), None);
        assert_eq!(rules[0].base_of("hyran"), None);
        assert!(rules[1].begins_compound);
        assert_eq!(rules[1].base_of("bostads"), Some("bostad".to_owned()));
    }
}
