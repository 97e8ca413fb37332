//! The JSON body of a request.

use axum::{
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use kernel::Text;
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// A body that was read, or a problem that says which field is wrong and how.
pub(crate) struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refuse(&rejection)),
        }
    }
}

fn refuse(rejection: &JsonRejection) -> ApiError {
    let code = match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "request_not_json",
        StatusCode::PAYLOAD_TOO_LARGE => "request_too_large",
        _ => "request_malformed",
    };
    let said = rejection.body_text();
    ApiError::new(code).detail(Text::new(format!("请求内容无法读取:{said}"), said))
}
