//! Pages of a list: a place to start after, and how many to give.

use serde::{Deserialize, Serialize};

/// The most that one page may hold.
pub const MOST: u32 = 200;
/// What a page holds where nobody says.
pub const USUAL: u32 = 50;

/// Which part of a list is wanted. Lists go on after a key, never by counting rows, so that page 1,000
/// costs what page 1 costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    limit: u32,
    after: Option<String>,
}

impl PageRequest {
    /// At most `limit` items (1 to [`MOST`]; anything else becomes the nearest), after the cursor that
    /// an earlier page ended with.
    pub fn new(limit: Option<u32>, after: Option<String>) -> Self {
        Self { limit: limit.unwrap_or(USUAL).clamp(1, MOST), after }
    }

    /// The most items.
    pub fn limit(&self) -> u32 {
        self.limit
    }

    /// The cursor to start after.
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self::new(None, None)
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of up to `limit + 1` items that were read: the one too many only says that there is more.
    pub fn cut(mut items: Vec<T>, limit: u32, cursor: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(cursor) } else { None };
        Self { items, next }
    }

    /// The same page of something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_stays_within_bounds() {
        let limit = |limit| PageRequest::new(limit, None).limit();
        assert_eq!([limit(None), limit(Some(0)), limit(Some(7)), limit(Some(9_999))], [USUAL, 1, 7, MOST]);
    }

    #[test]
    fn only_a_page_with_more_behind_it_has_a_cursor() {
        let cut = |items: &[u8]| Page::cut(items.to_vec(), 2, ToString::to_string);
        assert_eq!(cut(&[1, 2]), Page { items: vec![1, 2], next: None });
        assert_eq!(cut(&[1, 2, 3]), Page { items: vec![1, 2], next: Some("2".into()) });
    }
}
