//! Addresses of the web in a text: an observation needs few, advertisements hold many.

use std::sync::LazyLock;

use regex::Regex;

use super::{Fault, Field};

/// How many addresses text and proposal may hold together when nobody known sends them.
const MOST: usize = 3;

static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?:https?://|\bwww\.)\S+").expect("the pattern is valid"));

/// Returns what to mend when a text from the open form holds too many addresses of the web.
pub fn too_many_links(text: &str, proposal: &str) -> Option<Fault> {
    let in_text = ADDRESS.find_iter(text).count();
    let all = in_text + ADDRESS.find_iter(proposal).count();
    let field = if in_text > 0 { Field::Text } else { Field::Proposal };
    (all > MOST).then(|| Fault::new(field, "fault-links").with_value(&all.to_string()).with_limit(MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_addresses_are_enough() {
        let three = "Ohje: https://example.org/a, http://example.org/b ja www.example.org";
        assert_eq!(too_many_links(three, ""), None);
        let fault = too_many_links(three, "HTTPS://www.example.org/c").unwrap();
        assert_eq!((fault.field, fault.key, fault.limit), (Field::Text, "fault-links", Some(3)));
        assert_eq!(fault.value.as_deref(), Some("4"));
        let fault = too_many_links("Katso.", &format!("{three} www.example.com")).unwrap();
        assert_eq!(fault.field, Field::Proposal);
        assert_eq!(too_many_links("Awww. Klo 12.30 p. 040.123 h.k.s. a.b", ""), None);
    }
}
