//! The Fluent messages, embedded in the binary and read once: one bundle a language, made of every
//! `.ftl` file in the language's folder.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use super::Locale;

#[derive(RustEmbed)]
#[folder = "src/web/locale"]
struct Messages;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Locale::ALL.map(bundle));

/// Returns the message of `key`, its places filled; the key itself where the message is missing.
pub(super) fn format(locale: Locale, key: &str, arguments: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let bundle = &BUNDLES[locale as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return Cow::Owned(key.to_owned());
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut errors);
    debug_assert!(errors.is_empty(), "message `{key}`: {errors:?}");
    text
}

/// Returns the embedded `.ftl` files of a language as (name, text), in order of name.
pub(super) fn sources(locale: Locale) -> Vec<(String, String)> {
    let folder = format!("{}/", locale.code());
    let mut sources: Vec<(String, String)> = Messages::iter()
        .filter(|path| path.starts_with(&folder) && path.ends_with(".ftl"))
        .map(|path| {
            let file = Messages::get(&path).expect("an embedded file that was just listed is there");
            let text = String::from_utf8(file.data.into_owned()).expect("message files are UTF-8");
            (path[folder.len()..].to_owned(), text)
        })
        .collect();
    sources.sort();
    sources
}

fn bundle(locale: Locale) -> Bundle {
    let language: LanguageIdentifier = locale.code().parse().expect("a two-letter code is a language");
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::Fi => |value, _| number(Locale::Fi, value),
        Locale::Sv => |value, _| number(Locale::Sv, value),
        Locale::En => |value, _| number(Locale::En, value),
    }));
    for (name, source) in sources(locale) {
        let resource = FluentResource::try_new(source)
            .unwrap_or_else(|(_, errors)| panic!("locale/{}/{name}: {errors:?}", locale.code()));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("locale/{}/{name}: {errors:?}", locale.code()));
    }
    bundle
}

/// Writes numbers in messages as the language does; leaves the rest to Fluent.
fn number(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.options.minimum_fraction_digits.unwrap_or_else(|| usize::from(number.value.fract() != 0.0));
    Some(locale.decimal(number.value, digits))
}
