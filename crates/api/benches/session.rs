//! The path that every request takes: from a cookie to an actor and an answer, through the whole router.

use std::sync::Arc;

use access::Actor;
use app::{Context, Ctx, HashCost, Settings};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use divan::{Bencher, counter::ItemsCount};
use jiff::Timestamp;
use kernel::FixedClock;
use testkit::{Engine, SeededEntropy, TestDb};
use tower::ServiceExt;

fn main() {
    divan::main();
}

const AT_ONCE: usize = 2_000;

/// `GET /api/v1/session` for somebody signed in, 32 at a time.
#[divan::bench(args = ["sqlite", "postgres"], sample_count = 10, sample_size = 1)]
fn signed_in(bencher: Bencher, engine: &str) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let engine = if engine == "sqlite" { Engine::Sqlite } else { Engine::Postgres };
    let Some((test, router, cookie)) = runtime.block_on(prepared(engine)) else { return };
    bencher.counter(ItemsCount::new(AT_ONCE)).bench_local(|| {
        runtime.block_on(async {
            let mut tasks = tokio::task::JoinSet::new();
            for _ in 0..32 {
                let (router, cookie) = (router.clone(), cookie.clone());
                tasks.spawn(async move {
                    for _ in 0..AT_ONCE / 32 {
                        let request = Request::get("/api/v1/session").header(header::COOKIE, &cookie);
                        let request = request.body(Body::empty()).expect("a request");
                        let response = router.clone().oneshot(request).await.expect("an answer");
                        assert_eq!(response.status(), StatusCode::OK);
                    }
                });
            }
            while tasks.join_next().await.is_some() {}
        });
    });
    let _inside = runtime.enter();
    drop(test);
}

async fn prepared(engine: Engine) -> Option<(TestDb, Router, String)> {
    let test = TestDb::new(engine).await?;
    let settings = Settings { hash: HashCost { memory: 8, passes: 1 }, ..Settings::default() };
    let clock = Arc::new(FixedClock(Timestamp::UNIX_EPOCH));
    let context = Context::new(test.db.clone(), clock, Arc::new(SeededEntropy::new(1)), settings);
    let input = app::account::CreateAccount {
        login: "wang".to_owned(),
        name: "王".to_owned(),
        email: None,
        unit: None,
        password: "First-Sign-In-1".to_owned(),
    };
    app::account::create(&Ctx::new(&context, Actor::Program("bench"), "bench"), input).await.ok()?;
    let sign_in = app::session::SignIn { login: "wang".to_owned(), password: "First-Sign-In-1".to_owned() };
    let signed_in = app::session::sign_in(&Ctx::new(&context, Actor::Nobody, "bench"), sign_in).await.ok()?;
    let cookie = format!("chuangwen_session={}", signed_in.token.expose());
    Some((test, api::router(context), cookie))
}
