//! The first parameter of every handler: who asks, when, under which id.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::error::ApiError;

/// The context of the request, made by [`crate::identify`].
pub(crate) struct Ctx(pub app::Ctx);

impl<S: Sync> FromRequestParts<S> for Ctx {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<app::Ctx>().cloned().map(Self).ok_or_else(|| ApiError::new("internal"))
    }
}
