//! The feed of alerts (Atom, RFC 4287).

use std::fmt::Write;

use jiff::Timestamp;

use super::news::News;
use crate::web::Locale;

/// Writes a feed of alerts, newest first; `created_at` is when the feed was made, its time while nothing was raised.
pub fn feed(news: &[News], locale: Locale, public_url: &str, created_at: Timestamp) -> String {
    let updated = news.iter().map(|one| one.raised_at).max().unwrap_or(created_at);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{}</id>\n<updated>{updated}</updated>\n<link href=\"{}\"/>\n\
         <author><name>{}</name></author>\n",
        locale.code(),
        escaped(&locale.text("feed-title")),
        escaped(&format!("{public_url}/app/alerts")),
        escaped(&format!("{public_url}/app/alerts")),
        escaped(&locale.text("service-name")),
    );
    for one in news {
        // Writing to a string never fails.
        let _ = write!(
            feed,
            "<entry>\n<title>{}</title>\n<id>urn:uuid:{}</id>\n<updated>{}</updated>\n<link href=\"{}\"/>\n\
             <summary>{}</summary>\n</entry>\n",
            escaped(&one.name),
            one.id,
            one.raised_at,
            escaped(&one.address),
            escaped(&one.sentence),
        );
    }
    feed.push_str("</feed>\n");
    feed
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, character| {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Characters that XML 1.0 cannot hold.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => escaped.push(other),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_an_empty_feed_has_a_time() {
        let now = Timestamp::UNIX_EPOCH;
        let news = News {
            id: "0190".to_owned(),
            kind: "surge",
            name: "Vuokra < eläke & \u{1}\"kallis\"".to_owned(),
            sentence: "3 havaintoa".to_owned(),
            reports: 3,
            days: 30,
            raised_at: now,
            address: "https://tutka.example/app/alerts/0190".to_owned(),
        };
        let written = feed(&[news], Locale::Fi, "https://tutka.example", now);
        assert!(written.contains("<title>Vuokra &lt; eläke &amp; &quot;kallis&quot;</title>"), "{written}");
        assert!(
            feed(&[], Locale::Sv, "https://tutka.example", now).contains("<updated>1970-01-01T00:00:00Z</updated>")
        );
    }
}
