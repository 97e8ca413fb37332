//! The list of nouns, and the layers that every request passes.

use std::time::Duration;

use app::Context;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::Response,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa_axum::router::OpenApiRouter;

use crate::{account, error, grant, identify, journal, organisation, session, system};

/// The largest body of a request but for uploads, which set their own.
const BODY_LIMIT: usize = 1024 * 1024;
/// The longest that a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::with_openapi(document())
        .merge(session::routes())
        .merge(account::routes())
        .merge(grant::routes())
        .merge(journal::routes())
        .merge(organisation::routes())
        .merge(system::routes())
}

fn document() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Chuangwen 创文")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Every operation names its action (`x-action`) in the policy of who may do what."));
    OpenApiBuilder::new().info(info.build()).build()
}

/// The OpenAPI document of everything that [`router`] serves.
pub fn openapi() -> OpenApi {
    routes().into_openapi()
}

/// The whole interface on one platform.
pub fn router(context: Context) -> Router {
    let (router, _) = routes().split_for_parts();
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    // The last layer is the outermost: it sees the request first and the answer last.
    router
        .fallback(async || StatusCode::NOT_FOUND)
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .layer(middleware::from_fn_with_state(context.clone(), identify::identify))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, TIME_LIMIT))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(error::render))
        .layer(CompressionLayer::new())
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(middleware::from_fn_with_state(context.clone(), number))
        .with_state(context)
}

/// What a page of ours may load: only what we serve. Styles of the components are set inline by scripts.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
                      object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

/// The id of a request: ours always, so that a client cannot write into the journal what it likes.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub String);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

async fn number(
    axum::extract::State(context): axum::extract::State<Context>,
    mut request: Request,
    next: middleware::Next,
) -> Response {
    let id = kernel::new_id(context.clock().now(), context.entropy());
    request.extensions_mut().insert(RequestId(id.clone()));
    let span =
        tracing::info_span!("api.request", id, method = %request.method(), path = request.uri().path());
    let mut response = tracing::Instrument::instrument(next.run(request), span).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
