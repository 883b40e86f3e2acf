//! Which stretch of the original each tag of a masked text covers.
//!
//! The masked text is the original with tags in place of stretches. What stands between two tags is looked for in the
//! original, in order; a tag covers what lies between. Tags side by side cover one stretch together.

use std::ops::Range;

use crate::text::{Language, PersonalKind};

/// A tag, or tags side by side, and what they cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Where the tag stands in the masked text, in bytes.
    pub tag: Range<usize>,
    /// What it covers, from the original.
    pub original: String,
}

/// Returns what each tag of a masked text covers; `None` where the text is not the original with tags in it.
pub fn covered(original: &str, masked: &str, language: Language) -> Option<Vec<Covered>> {
    let tags = tags(masked, language);
    let first = tags.first().map_or(masked.len(), |tag| tag.start);
    let mut at = original.starts_with(&masked[..first]).then_some(first)?;
    let mut all = Vec::with_capacity(tags.len());
    for (number, tag) in tags.iter().enumerate() {
        let next = tags.get(number + 1).map_or(masked.len(), |next| next.start);
        let between = &masked[tag.end..next];
        let is_last = number + 1 == tags.len();
        let end = match is_last {
            true => original
                .len()
                .checked_sub(between.len())
                .filter(|end| *end >= at && original[at..].ends_with(between))?,
            false => at + original.get(at..)?.find(between)?,
        };
        all.push(Covered { tag: tag.clone(), original: original.get(at..end)?.to_owned() });
        at = end + between.len();
    }
    (at == original.len() || !tags.is_empty()).then_some(all)
}

/// Returns where the tags stand in a text, those side by side as one.
fn tags(masked: &str, language: Language) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for kind in PersonalKind::ALL {
        let tag = kind.tag(language);
        found.extend(masked.match_indices(tag).map(|(at, tag)| at..at + tag.len()));
    }
    found.sort_by_key(|tag| tag.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for tag in found {
        match joined.last_mut() {
            Some(last) if last.end == tag.start => last.end = tag.end,
            _ => joined.push(tag),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(original: &str, masked: &str) -> Option<Vec<String>> {
        Some(covered(original, masked, Language::Fi)?.into_iter().map(|covered| covered.original).collect())
    }

    #[test]
    fn each_tag_covers_what_stood_there() {
        let masked = "Soita [puhelinnumero], [nimi] odottaa.";
        let original = "Soita 040 123 4567, Matti Virtanen odottaa.";
        assert_eq!(told(original, masked).unwrap(), ["040 123 4567", "Matti Virtanen"]);
        assert_eq!(told("Matti Virtanen", "[nimi]").unwrap(), ["Matti Virtanen"]);
        assert_eq!(told("Ei mitään.", "Ei mitään.").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn another_text_is_told_from_the_original() {
        assert_eq!(told("Jotain muuta.", "Soita [puhelinnumero]."), None);
        assert_eq!(told("Soita 040", "Soita [puhelinnumero] heti."), None);
        assert_eq!(told("Ei mitään", "Ei mitää"), None);
    }
}
