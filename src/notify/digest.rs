//! The letter that tells a person of new alerts: as text and as HTML.

use askama::Template;

use super::news::News;
use crate::web::Locale;

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// What it says as plain text.
    pub text: String,
    /// What it says as HTML.
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail/digest.html")]
struct DigestHtml<'a> {
    locale: Locale,
    subject: &'a str,
    news: &'a [News],
    alerts_address: String,
    settings_address: String,
    unsubscribe: &'a str,
}

/// Writes the letter about new alerts; `unsubscribe` is the address that ends them.
///
/// # Errors
///
/// When the template fails.
pub fn letter(news: &[News], locale: Locale, public_url: &str, unsubscribe: &str) -> Result<Letter, askama::Error> {
    let count = u32::try_from(news.len()).unwrap_or(u32::MAX);
    let subject = locale.text_with("digest-subject", &[("count", count.into())]).into_owned();
    let mut text = format!("{}\n", locale.text("digest-lead"));
    for one in news {
        text.push_str(&format!("\n{}\n{}\n{}\n", one.name, one.sentence, one.address));
    }
    text.push_str(&format!(
        "\n{}\n{}: {public_url}/app/notifications\n{}: {unsubscribe}\n",
        locale.text("digest-no-text"),
        locale.text("digest-settings"),
        locale.text("digest-unsubscribe"),
    ));
    let html = DigestHtml {
        locale,
        subject: &subject,
        news,
        alerts_address: format!("{public_url}/app/alerts"),
        settings_address: format!("{public_url}/app/notifications"),
        unsubscribe,
    };
    let html = html.render()?;
    Ok(Letter { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_tell_the_name_the_figures_and_where_to_read_on() {
        let news = News {
            id: "1".to_owned(),
            kind: "accumulation",
            name: "Häätö & vuokra".to_owned(),
            sentence: "3 havaintoa".to_owned(),
            reports: 3,
            days: 365,
            raised_at: jiff::Timestamp::UNIX_EPOCH,
            address: "https://tutka.example/app/alerts/1".to_owned(),
        };
        for locale in Locale::ALL {
            let news = std::slice::from_ref(&news);
            let letter = letter(news, locale, "https://tutka.example", "https://tutka.example/digests/x").unwrap();
            for part in [&letter.text, &letter.html] {
                assert!(part.contains("3 havaintoa") && part.contains("https://tutka.example/app/alerts/1"));
                assert!(part.contains("https://tutka.example/digests/x"));
            }
            assert!(letter.text.contains("Häätö & vuokra") && !letter.html.contains("Häätö & vuokra"));
            assert!(!letter.subject.is_empty() && !letter.text.contains("digest-"), "{}", letter.text);
        }
    }
}
