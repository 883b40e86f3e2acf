//! No reader meets a key where a text should be: every key exists in every language, every key
//! that pages or code use exists, and every key is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use jiff::civil::date;
use regex::Regex;

use super::{Locale, messages};

/// Beginnings of keys that are put together from a code, such as `language-` and `fi`.
const FAMILIES: [&str; 1] = ["language-"];

type Keys = BTreeMap<String, BTreeSet<String>>;

/// Returns the keys of a language with the names of their places.
fn keys(locale: Locale) -> Keys {
    let mut keys = Keys::new();
    for (file, source) in messages::sources(locale) {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut places = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect_places(pattern, &mut places);
            }
            assert!(message.value.is_some(), "{file}: `{}` has no text", message.id.name);
            let double = keys.insert(message.id.name.clone(), places);
            assert!(double.is_none(), "{file}: `{}` stands twice", message.id.name);
        }
    }
    keys
}

fn collect_places(pattern: &Pattern<String>, places: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_place(inline, places),
            Expression::Select { selector, variants } => {
                collect_place(selector, places);
                for variant in variants {
                    collect_places(&variant.value, places);
                }
            }
        }
    }
}

fn collect_place(inline: &InlineExpression<String>, places: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            places.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_place(argument, places);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_place(inline, places);
            }
        }
        _ => {}
    }
}

/// Returns every Rust file and template of the package as (path, text).
fn source_files() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("the sources are there when tests run") {
            let path = entry.expect("a folder's entry can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if name != "assets" && name != "locale" {
                    walk(&path, files);
                }
            } else if name.ends_with(".rs") || name.ends_with(".html") || name.ends_with(".xml") {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                files.push((path, text));
            }
        }
    }
    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files
}

#[test]
fn every_key_has_a_text_in_every_language_with_the_same_places() {
    let finnish = keys(Locale::Fi);
    assert!(!finnish.is_empty());
    for locale in [Locale::Sv, Locale::En] {
        let other = keys(locale);
        let missing: Vec<_> = finnish.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !finnish.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{}: missing {missing:?}, not in fi {extra:?}", locale.code());
        for (key, places) in &finnish {
            assert_eq!(places, &other[key], "{}: the places of `{key}` differ", locale.code());
        }
    }
}

#[test]
fn every_key_that_is_used_exists() {
    let known = keys(Locale::Fi);
    let call = Regex::new(r#"\btext(?:_with)?\(\s*"([a-z0-9-]+)""#).unwrap();
    let coded = Regex::new(r#""((?:fault|notice)-[a-z0-9-]*[a-z0-9])""#).unwrap();
    let mut missing = BTreeSet::new();
    // In the store, `text` reads a column.
    for (path, text) in
        source_files().into_iter().filter(|(path, _)| !path.components().any(|piece| piece.as_os_str() == "store"))
    {
        for found in call.captures_iter(&text).chain(coded.captures_iter(&text)) {
            if !known.contains_key(&found[1]) {
                missing.insert(format!("{} in {}", &found[1], path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_key_is_used() {
    let quoted = Regex::new(r#""([a-z0-9]+(?:-[a-z0-9]+)*)""#).unwrap();
    let mut used = BTreeSet::new();
    for (_, text) in source_files() {
        used.extend(quoted.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let unused: Vec<_> = keys(Locale::Fi)
        .into_keys()
        .filter(|key| !used.contains(key) && !FAMILIES.iter().any(|family| key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn numbers_follow_the_language() {
    assert_eq!(Locale::Fi.integer(1_234_567), "1\u{a0}234\u{a0}567");
    assert_eq!(Locale::En.integer(-1_234), "\u{2212}1,234");
    assert_eq!(Locale::Sv.decimal(1_234.56, 1), "1\u{a0}234,6");
    assert_eq!(Locale::Fi.decimal(-0.04, 1), "0,0");
    assert_eq!(Locale::Fi.percent(0.453), "45\u{a0}%");
    assert_eq!(Locale::En.percent(0.453), "45%");
}

#[test]
fn dates_follow_the_language() {
    let day = date(2026, 2, 3);
    assert_eq!(Locale::Fi.date(day), "3.2.2026");
    assert_eq!(Locale::Sv.date(day), "3.2.2026");
    assert_eq!(Locale::En.date(day), "3 Feb 2026");
    let moment = day.at(7, 5, 0, 0).in_tz("Europe/Helsinki").unwrap();
    assert_eq!(Locale::Fi.date_time(&moment), "3.2.2026 klo 7.05");
    assert_eq!(Locale::Sv.date_time(&moment), "3.2.2026 kl. 7.05");
    assert_eq!(Locale::En.date_time(&moment), "3 Feb 2026, 07:05");
}
