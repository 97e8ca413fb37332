//! Which part of a list is wanted.

use kernel::PageRequest;
use serde::Deserialize;
use utoipa::IntoParams;

/// A part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// At most so many items: 1 to 200, 50 where absent.
    limit: Option<u32>,
    /// Go on after this: the `next` of the page before.
    after: Option<String>,
}

impl From<PageQuery> for PageRequest {
    fn from(query: PageQuery) -> Self {
        Self::new(query.limit, query.after)
    }
}

/// The parameters of a query, or a problem that says what is wrong with them.
pub(crate) struct Params<T>(pub T);

impl<T: serde::de::DeserializeOwned, S: Send + Sync> axum::extract::FromRequestParts<S> for Params<T> {
    type Rejection = crate::error::ApiError;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        state: &S,
    ) -> Result<Self, Self::Rejection> {
        axum::extract::Query::<T>::from_request_parts(parts, state).await.map(|query| Self(query.0)).map_err(
            |error| {
                let said = error.body_text();
                Self::Rejection::new("request_malformed")
                    .detail(kernel::Text::new(format!("查询参数无法读取:{said}"), said))
            },
        )
    }
}
