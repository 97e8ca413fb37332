//! Before any handler: who is asking, from where, and whether this very request was carried out before.

use app::{Context, Ctx};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use kernel::Text;
use sha2::{Digest, Sha256};
use store::idempotency::{self, Keyed, Outcome};

use crate::{cookie, error::ApiError, router::RequestId};

/// The header that a page of another site cannot send without asking first.
pub(crate) const CLIENT_HEADER: &str = "x-chuangwen-client";
const KEY_HEADER: &str = "idempotency-key";
const REPLAYED_HEADER: &str = "idempotency-replayed";
/// Answers are kept to be given again up to this size; none of ours to a POST comes near.
const ANSWER_LIMIT: usize = 256 * 1024;

/// Makes the [`Ctx`] of a request; answers a repeated one itself.
pub(crate) async fn identify(State(context): State<Context>, request: Request, next: Next) -> Response {
    match try_identify(&context, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

async fn try_identify(context: &Context, mut request: Request, next: Next) -> Result<Response, ApiError> {
    if !request.method().is_safe() && !request.headers().contains_key(CLIENT_HEADER) {
        return Err(ApiError::new("request_without_client_header"));
    }
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let token = cookie::session_token(request.headers());
    let ctx = app::session::authenticate(context, token.as_deref(), id).await?;
    let key = request.headers().get(KEY_HEADER).cloned();
    match (key, ctx.actor().account().cloned()) {
        (Some(key), Some(account)) if request.method() == Method::POST => {
            let (request, body) = buffered(request).await?;
            let token = readable(&key)?;
            let keyed = Keyed { account, token, fingerprint: fingerprint(&request, &body) };
            once(context, ctx, keyed, request, body, next).await
        }
        _ => {
            request.extensions_mut().insert(ctx);
            Ok(next.run(request).await)
        }
    }
}

/// Carries a request out unless it was carried out before; then gives the first answer again.
async fn once(
    context: &Context,
    ctx: Ctx,
    keyed: Keyed,
    mut request: Request,
    body: Bytes,
    next: Next,
) -> Result<Response, ApiError> {
    let db = context.db();
    if let Some(outcome) =
        idempotency::find(db, &keyed.account, &keyed.token).await.map_err(app::Fault::from)?
    {
        return again(outcome, &keyed);
    }
    request.extensions_mut().insert(ctx.keyed(keyed.clone()));
    *request.body_mut() = Body::from(body);
    let response = next.run(request).await;
    if !response.status().is_success() {
        // Two at once: the slower one rolled back, and is given what the quicker one was given.
        let outcome = idempotency::find(db, &keyed.account, &keyed.token).await.map_err(app::Fault::from)?;
        return outcome.map_or(Ok(response), |outcome| again(outcome, &keyed));
    }
    let (parts, body) = response.into_parts();
    let body =
        to_bytes(body, ANSWER_LIMIT).await.map_err(|error| ApiError::new("internal").because(error))?;
    let text = String::from_utf8_lossy(&body);
    idempotency::answer(db, &keyed, parts.status.as_u16(), &text).await.map_err(app::Fault::from)?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn again(outcome: Outcome, keyed: &Keyed) -> Result<Response, ApiError> {
    if outcome.fingerprint != keyed.fingerprint {
        return Err(ApiError::new("idempotency_key_reused"));
    }
    let Some((status, body)) = outcome.answer else {
        let (noun, object) = outcome.object;
        return Err(ApiError::new("idempotency_unanswered").detail(Text::new(
            format!("该请求已执行,对象为 {noun} {object},请直接查看"),
            format!("the request was carried out on {noun} {object}: look it up"),
        )));
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(REPLAYED_HEADER, HeaderValue::from_static("true"));
    Ok(response)
}

async fn buffered(request: Request) -> Result<(Request, Bytes), ApiError> {
    let (parts, body) = request.into_parts();
    // The body is already limited; this figure only has to be larger.
    let body = to_bytes(body, usize::MAX).await.map_err(|_| ApiError::new("request_too_large"))?;
    Ok((Request::from_parts(parts, Body::empty()), body))
}

fn readable(key: &HeaderValue) -> Result<String, ApiError> {
    let key = key.to_str().unwrap_or_default();
    let fits = (8..=128).contains(&key.len()) && key.chars().all(|c| c.is_ascii_graphic());
    if fits { Ok(key.to_owned()) } else { Err(ApiError::new("idempotency_key_malformed")) }
}

fn fingerprint(request: &Request, body: &Bytes) -> String {
    let mut digest = Sha256::new();
    digest.update(request.method().as_str());
    digest.update([0]);
    digest.update(request.uri().to_string());
    digest.update([0]);
    digest.update(request.headers().get(header::IF_MATCH).map_or(&b""[..], HeaderValue::as_bytes));
    digest.update([0]);
    digest.update(body);
    HEXLOWER.encode(&digest.finalize())
}
