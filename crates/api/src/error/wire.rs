//! Writing a problem in the language of the client, whoever raised it.

use std::sync::Arc;

use app::Problem;
use axum::{
    Json,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Lang, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::table::{self, CodeRow};
use crate::router::RequestId;

/// A failure (RFC 9457).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// `urn:chuangwen:problem:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// Stable name of the problem.
    code: String,
    /// What is wrong and what to do, in the language of `Accept-Language`.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong in this case.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The id of the request, to give to the administrator.
    request: String,
    /// What is wrong with single fields; all of them at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
    /// Who changed the object meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<ChangedView>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct FieldError {
    /// Its name in the request.
    field: String,
    /// What is wrong and what to do.
    message: String,
}

/// Who changed an object, and when.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct ChangedView {
    /// The account.
    by: String,
    /// When (RFC 3339).
    at: String,
}

/// Writes every failed answer as a problem: ours from what they carry, those of the layers from their status.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let mut response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let problem = response.extensions_mut().remove::<Arc<Problem>>();
    let problem = problem.unwrap_or_else(|| Arc::new(Problem::new(code_of(status))));
    let body = body(table::row_of(problem.code), &problem, lang, id);
    let mut rendered = (status, Json(body)).into_response();
    let json = HeaderValue::from_static("application/problem+json");
    rendered.headers_mut().insert(header::CONTENT_TYPE, json);
    // `Allow` with 405, and whatever else a layer said.
    for (name, value) in response.headers() {
        if !rendered.headers().contains_key(name) && *name != header::CONTENT_LENGTH {
            rendered.headers_mut().append(name.clone(), value.clone());
        }
    }
    rendered
}

fn body(row: &CodeRow, problem: &Problem, lang: Lang, request: String) -> ProblemBody {
    let say = |text: &Text| text.in_lang(lang).to_owned();
    let field = |problem: &app::FieldProblem| FieldError {
        field: problem.field.clone(),
        message: say(&problem.message),
    };
    ProblemBody {
        kind: format!("urn:chuangwen:problem:{}", row.code),
        code: row.code.to_owned(),
        title: match lang {
            Lang::Zh => row.zh.to_owned(),
            Lang::En => row.en.to_owned(),
        },
        status: row.status,
        detail: problem.detail.as_ref().map(say),
        request,
        errors: problem.fields.iter().map(field).collect(),
        changed: problem
            .changed
            .as_ref()
            .map(|changed| ChangedView { by: changed.by.clone(), at: changed.at.to_string() }),
    }
}

/// The code of an answer that a layer gave before any handler.
fn code_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "request_cross_site",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "request_too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "request_not_json",
        StatusCode::GATEWAY_TIMEOUT => "request_timeout",
        _ if status.is_client_error() => "request_malformed",
        _ => "internal",
    }
}

/// English where the client asks for it before Chinese; Chinese otherwise.
fn language(headers: &HeaderMap) -> Lang {
    let wanted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = wanted.split(',').map(str::trim).find(|tag| tag.starts_with("zh") || tag.starts_with("en"));
    if first.is_some_and(|tag| tag.starts_with("en")) { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", Lang::Zh)]
    #[case("zh-CN,zh;q=0.9,en;q=0.8", Lang::Zh)]
    #[case("en-GB,en;q=0.9", Lang::En)]
    #[case("fr, en;q=0.5", Lang::En)]
    #[case("fr", Lang::Zh)]
    fn the_language_is_the_first_of_ours(#[case] header: &str, #[case] expected: Lang) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(header).unwrap());
        assert_eq!(language(&headers), expected);
    }
}
