//! Lists to choose from, in the order of the reader's alphabet.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::Locale;
use super::field::Choice;

/// Returns names as choices that send the name itself, sorted as the language sorts: in Finnish and
/// Swedish å, ä and ö stand last.
pub fn in_order(locale: Locale, names: impl IntoIterator<Item = String>) -> Vec<Choice> {
    let collator = collator(locale);
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by(|one, other| collator.compare(one, other));
    names.into_iter().map(|name| Choice { value: name.clone(), label: name }).collect()
}

/// Sorts things by a name of theirs, as the language sorts.
pub fn sort_by_name<T>(locale: Locale, things: &mut [T], name: impl Fn(&T) -> String) {
    let collator = collator(locale);
    things.sort_by(|one, other| collator.compare(&name(one), &name(other)));
}

fn collator(locale: Locale) -> CollatorBorrowed<'static> {
    let language = match locale {
        Locale::Fi => locale!("fi"),
        Locale::Sv => locale!("sv"),
        // English readers meet Finnish names too.
        Locale::En => locale!("fi"),
    };
    Collator::try_new(language.into(), CollatorOptions::default()).expect("the collator's data is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_language() {
        let names = ["Åbo", "Äänekoski", "Alajärvi", "Öland", "Vasa"].map(str::to_owned);
        let sorted: Vec<String> = in_order(Locale::Sv, names).into_iter().map(|choice| choice.label).collect();
        assert_eq!(sorted, ["Alajärvi", "Vasa", "Åbo", "Äänekoski", "Öland"]);
    }
}
