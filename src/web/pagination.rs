//! Pages of a list: where the reader is, and the addresses of the pages beside it.

/// A list in pages. The part `templates/parts/pages.html` draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The page shown, from 1.
    pub page: u64,
    /// How many there are; at least 1.
    pub pages: u64,
    address: String,
}

impl Pagination {
    /// Makes the pages of a list of `total` entries, `size` a page.
    ///
    /// `page` is brought within the list. `address` is the list's own address with the search
    /// that made it, such as `/app/search?q=asunto`, without `page`.
    ///
    /// # Panics
    ///
    /// When `size` is 0.
    pub fn new(page: u64, total: u64, size: u64, address: impl Into<String>) -> Self {
        let pages = total.div_ceil(size).max(1);
        Self { page: page.clamp(1, pages), pages, address: address.into() }
    }

    /// Returns the address of the page before, if there is one.
    pub fn previous(&self) -> Option<String> {
        (self.page > 1).then(|| self.address_of(self.page - 1))
    }

    /// Returns the address of the page after, if there is one.
    pub fn next(&self) -> Option<String> {
        (self.page < self.pages).then(|| self.address_of(self.page + 1))
    }

    fn address_of(&self, page: u64) -> String {
        let joint = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{joint}page={page}", self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_list_lead_no_further() {
        let first = Pagination::new(1, 41, 20, "/app/search?q=a");
        assert_eq!((first.previous(), first.next()), (None, Some("/app/search?q=a&page=2".to_owned())));
        let last = Pagination::new(99, 41, 20, "/app/phenomena");
        assert_eq!((last.page, last.pages, last.next()), (3, 3, None));
        assert_eq!(last.previous(), Some("/app/phenomena?page=2".to_owned()));
        assert_eq!(Pagination::new(1, 0, 20, "/").pages, 1);
    }
}
