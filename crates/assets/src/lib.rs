//! The web interface, inside the program: files with their types, compressed forms and lifetimes in a browser's cache.
//!
//! Vite names what it builds by its content, so everything below `assets/` may be kept for ever; the page itself is
//! asked for each time, and answered with "unchanged" while it is.

mod choose;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header},
    routing::get,
};
use rust_embed::{Embed, EmbeddedFile};

use choose::{Encoding, encoding, is_page, is_unchanged};

#[derive(Embed)]
#[cfg_attr(stand_in, folder = "stand-in")]
#[cfg_attr(not(stand_in), folder = "../../ui/dist")]
struct Files;

/// Whether the program was built without the web interface: one page says so instead.
pub const IS_STAND_IN: bool = cfg!(stand_in);

/// What a page of ours may load: only what we serve. Components set styles inline by script; nothing runs inline.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
                      object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

/// Serves the interface: a file by its path, the page for every path of its own, 404 for a file that is not there.
pub fn router() -> Router {
    Router::new().fallback_service(get(serve))
}

async fn serve(uri: Uri, headers: HeaderMap) -> Response<Body> {
    let path = uri.path().trim_start_matches('/');
    // What begins with a dot is bookkeeping of the build; compressed forms are sent in place of their file only.
    let found = (!path.starts_with('.')).then(|| Files::get(path)).flatten();
    match found {
        Some(file) => answer(path, file, &headers),
        None if is_page(path) => match Files::get("index.html") {
            Some(page) => answer("index.html", page, &headers),
            None => missing(),
        },
        None => missing(),
    }
}

fn missing() -> Response<Body> {
    let mut response = Response::new(Body::from("404\n"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn answer(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response<Body> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let encoding =
        encoding(accepted, |encoding| Files::get(&format!("{path}.{}", encoding.suffix())).is_some());
    // One tag for each form: caches must not mix them.
    let hash = u128::from_be_bytes(first_half(file.metadata.sha256_hash()));
    let tag = format!("\"{hash:032x}{}\"", encoding.map_or("", Encoding::suffix));
    let kind = file.metadata.mimetype().to_owned();
    let kind = if kind.starts_with("text/") { format!("{kind}; charset=utf-8") } else { kind };
    let lifetime =
        if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    let unchanged = is_unchanged(known, &tag);

    let mut response = Response::new(Body::empty());
    let mut set = |name, value: &str| {
        // Every value is ASCII of our own making.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &kind);
    set(header::CACHE_CONTROL, lifetime);
    set(header::ETAG, &tag);
    set(header::VARY, "accept-encoding");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let compressed = encoding.and_then(|encoding| {
        set(header::CONTENT_ENCODING, encoding.token());
        Files::get(&format!("{path}.{}", encoding.suffix()))
    });
    *response.body_mut() = Body::from(compressed.unwrap_or(file).data.into_owned());
    response
}

/// Enough of a hash to tell any two files of one program apart.
fn first_half(hash: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| hash[at])
}

#[cfg(test)]
mod tests;
