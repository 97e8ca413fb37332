//! The session cookie.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite, time::Duration};

use crate::error::ApiError;

const NAME: &str = "chuangwen_session";

/// The token that the browser sent.
pub(crate) fn session_token(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| Cookie::split_parse(value.to_owned()))
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == NAME)
        .map(|cookie| cookie.value().to_owned())
}

/// The header that gives the browser a token. Without a lifetime: it ends with the browser, and before that when the
/// session does.
pub(crate) fn set(token: &str, secure: bool) -> Result<HeaderValue, ApiError> {
    header(Cookie::build((NAME, token.to_owned())), secure)
}

/// The header that takes the token away.
pub(crate) fn clear(secure: bool) -> Result<HeaderValue, ApiError> {
    header(Cookie::build((NAME, "")).max_age(Duration::ZERO), secure)
}

fn header(cookie: cookie::CookieBuilder<'_>, secure: bool) -> Result<HeaderValue, ApiError> {
    let cookie = cookie.path("/").http_only(true).same_site(SameSite::Lax).secure(secure).build();
    HeaderValue::from_str(&cookie.to_string()).map_err(|error| ApiError::new("internal").because(error))
}
