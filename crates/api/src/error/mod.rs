//! Failures on their way to the client: `application/problem+json` (RFC 9457).

mod table;
mod wire;

use app::{Fault, Problem};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::Text;

pub use table::{CODES, CodeRow};
pub(crate) use wire::{ProblemBody, render};

/// A failure; [`render`] writes it in the client's language.
#[derive(Debug)]
pub(crate) struct ApiError(Box<Problem>);

impl ApiError {
    /// A failure that its code says all of.
    pub(crate) fn new(code: &'static str) -> Self {
        Self(Box::new(Problem::new(code)))
    }

    /// With what is wrong in this case.
    pub(crate) fn detail(self, detail: Text) -> Self {
        Self(Box::new(self.0.detail(detail)))
    }

    /// With its cause, for the log.
    pub(crate) fn because(self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(Box::new(self.0.because(source)))
    }
}

macro_rules! from_app {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for ApiError {
            fn from(error: $error) -> Self {
                Self(Box::new(error.into()))
            }
        })+
    };
}
from_app!(Fault, app::account::Error, app::session::Error, app::grant::Error, app::organisation::Error);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let row = table::row_of(self.0.code);
        log(row, &self.0);
        let status = StatusCode::from_u16(row.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(std::sync::Arc::<Problem>::from(self.0));
        response
    }
}

/// Logs a failure with its whole chain of causes, once: ours as errors, the client's as information.
fn log(row: &CodeRow, problem: &Problem) {
    let mut chain = String::new();
    let mut cause = problem.source.as_deref().map(|source| source as &dyn std::error::Error);
    while let Some(error) = cause {
        chain.push_str(": ");
        chain.push_str(&error.to_string());
        cause = error.source();
    }
    if row.status >= 500 {
        tracing::error!(code = row.code, "the request failed{chain}");
    } else {
        tracing::info!(code = row.code, "the request was refused{chain}");
    }
}
