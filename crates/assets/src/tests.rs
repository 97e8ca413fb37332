//! The interface as a browser asks for it.

use axum::{body::to_bytes, http::Request};
use tower::ServiceExt;

use super::*;

async fn get(path: &str, headers: &[(header::HeaderName, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let response = router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn a_deep_link_is_the_page_and_is_asked_for_each_time() {
    let (status, headers, page) = get("/", &[]).await;
    assert_eq!(
        (status, &headers[header::CACHE_CONTROL]),
        (StatusCode::OK, &HeaderValue::from_static("no-cache"))
    );
    assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    let text = String::from_utf8(page.clone()).unwrap();
    assert!(text.contains("创文"), "{text}");
    let (status, _, deep) = get("/organisation/u-edu?tab=offices", &[]).await;
    assert_eq!((status, deep), (StatusCode::OK, page));

    let (status, _, body) =
        get("/", &[(header::IF_NONE_MATCH, headers[header::ETAG].to_str().unwrap())]).await;
    assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn what_is_not_there_is_not_answered_with_a_page() {
    for path in ["/assets/none-1234.js", "/none.png", "/.stamp", "/api/v1/none"] {
        let (status, headers, _) = get(path, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    }
}

#[tokio::test]
async fn everything_named_by_its_content_is_kept_for_ever_and_sent_compressed() {
    let scripts: Vec<_> =
        Files::iter().filter(|path| path.starts_with("assets/") && path.ends_with(".js")).collect();
    assert_eq!(scripts.is_empty(), IS_STAND_IN);
    for path in scripts {
        let (status, headers, plain) = get(&format!("/{path}"), &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/javascript"), "{path}");
        assert_eq!(headers.get(header::CONTENT_ENCODING), None);
        let (_, headers, small) = get(&format!("/{path}"), &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
        if plain.len() > 2_000 {
            assert_eq!(headers[header::CONTENT_ENCODING], "br", "{path}");
            assert!(small.len() < plain.len(), "{path}");
        }
    }
}
