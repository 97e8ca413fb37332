//! Which form of which file answers a request.

/// A compressed form that the build left beside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

impl Encoding {
    /// What the compressed file's name ends with.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Its name in HTTP.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }
}

/// The best compressed form that the client takes (`Accept-Encoding`) and that is there.
pub(crate) fn encoding(accepted: &str, is_there: impl Fn(Encoding) -> bool) -> Option<Encoding> {
    let takes = |encoding: Encoding| {
        accepted.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding.token()));
            // `q=0` means never; in any other case we choose by size, not by the client's order.
            named
                && !parts.any(|part| {
                    part.strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty())
                })
        })
    };
    [Encoding::Brotli, Encoding::Gzip].into_iter().find(|encoding| takes(*encoding) && is_there(*encoding))
}

/// Whether a path without a file belongs to the page, which then finds its place by itself. What looks like a file
/// does not: a missing script must not be answered with a page.
pub(crate) fn is_page(path: &str) -> bool {
    const FILES: [&str; 16] = [
        "br", "css", "gif", "gz", "html", "ico", "jpg", "js", "json", "map", "mjs", "png", "svg", "txt",
        "webp", "woff2",
    ];
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_file = name.rsplit_once('.').is_some_and(|(_, end)| FILES.contains(&end)) || name.starts_with('.');
    !is_file && !path.starts_with("assets/") && !path.starts_with("api/")
}

/// Whether the client (`If-None-Match`) has what it would be sent.
pub(crate) fn is_unchanged(known: &str, tag: &str) -> bool {
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_form_that_is_taken_and_there() {
        let all = |_| true;
        assert_eq!(encoding("gzip, deflate, br, zstd", all), Some(Encoding::Brotli));
        assert_eq!(encoding("gzip, br;q=0", all), Some(Encoding::Gzip));
        assert_eq!(encoding("gzip, br;q=0.5", all), Some(Encoding::Brotli));
        assert_eq!(encoding("GZIP", all), Some(Encoding::Gzip));
        assert_eq!(encoding("br", |found| found == Encoding::Gzip), None);
        assert_eq!(encoding("", all), None);
        assert_eq!(encoding("brotli", all), None);
    }

    #[test]
    fn pages_and_files() {
        let pages = ["", "workbench", "organisation/u-edu", "regulations/manzhouli/M-02.3a", "a/b.c"];
        assert!(pages.iter().all(|path| is_page(path)), "{pages:?}");
        let files = ["assets/x-1a2b.js", "assets/anything", "favicon.ico", "x.map", ".stamp", "api/v1/none"];
        assert!(files.iter().all(|path| !is_page(path)), "{files:?}");
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        assert!(is_unchanged("\"a\", W/\"b\"", "\"b\""));
        assert!(is_unchanged("*", "\"b\""));
        assert!(!is_unchanged("\"a\"", "\"b\""));
        assert!(!is_unchanged("", "\"b\""));
    }
}
