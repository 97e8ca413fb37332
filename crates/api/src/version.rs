//! Versions of objects: `ETag` with every single one, `If-Match` with every change of one.

use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, header, request::Parts},
};

use crate::error::ApiError;

/// The version that the client read, from `If-Match`.
pub(crate) struct IfMatch(pub i64);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        let value = parts.headers.get(header::IF_MATCH).ok_or_else(|| ApiError::new("version_required"))?;
        let number =
            value.to_str().ok().and_then(|text| text.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        number.map(Self).ok_or_else(|| ApiError::new("version_malformed"))
    }
}

/// The `ETag` header of a version.
pub(crate) fn etag(version: i64) -> [(HeaderName, HeaderValue); 1] {
    // Digits and quotes are always a header.
    let value = HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""));
    [(header::ETAG, value)]
}
