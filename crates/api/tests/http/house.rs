//! A platform of a test's own, and people who use it through HTTP alone.

use std::sync::Arc;

use access::{Actor, DataScope, Grant, Role};
use api::router;
use app::{Context, Ctx, HashCost, Settings, account::CreateAccount};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::{account::AccountId, organisation::UnitId};
use jiff::Timestamp;
use serde_json::{Value, json};
use testkit::{Engine, MovableClock, SeededEntropy, TestDb};
use tower::ServiceExt;

pub const FIRST: &str = "First-Sign-In-1";
pub const OWN: &str = "My-Own-Words-2026";

/// The platform.
pub struct House {
    pub clock: Arc<MovableClock>,
    pub context: Context,
    pub router: Router,
    pub test: TestDb,
}

impl House {
    pub async fn open(engine: Engine) -> Option<Self> {
        let test = TestDb::new(engine).await?;
        let clock = Arc::new(MovableClock::new(Timestamp::from_second(1_800_000_000).unwrap()));
        let settings = Settings { hash: HashCost { memory: 8, passes: 1 }, ..Settings::default() };
        let entropy = Arc::new(SeededEntropy::new(7));
        let context = Context::new(test.db.clone(), clock.clone(), entropy, settings);
        let router = router(context.clone());
        Some(Self { clock, context, router, test })
    }

    /// The program itself, as the composition root acts.
    pub fn program(&self) -> Ctx {
        Ctx::new(&self.context, Actor::Program("test"), "test")
    }

    /// Somebody who has not signed in.
    pub fn nobody(&self) -> Client {
        Client { router: self.router.clone(), cookie: None, id: String::new() }
    }

    /// An invited account with these roles.
    pub async fn invite(&self, login: &str, grants: &[(Role, DataScope)]) -> AccountId {
        let input = CreateAccount {
            login: login.to_owned(),
            name: login.to_owned(),
            email: None,
            unit: None,
            password: FIRST.to_owned(),
        };
        let account = app::account::create(&self.program(), input).await.unwrap();
        let grants = grants.iter().map(|(role, scope)| Grant { role: *role, scope: scope.clone() }).collect();
        app::grant::assign(&self.program(), &account.id, 1, grants).await.unwrap();
        account.id
    }

    /// A unit and an appointment in it that nothing else touches.
    pub async fn fixture(&self) -> (String, String) {
        let id = kernel::new_id(self.program().now(), self.context.entropy());
        let unit = self.unit(&format!("u-{id}"), &[]).await;
        let input = app::organisation::Appoint {
            office: format!("{unit}.head").parse().unwrap(),
            person: domain::organisation::PersonId::new("p-head").unwrap(),
            name: "李四".to_owned(),
            from: jiff::civil::date(2026, 1, 1),
            until: None,
            kind: domain::organisation::AppointmentKind::Held,
            home: None,
        };
        let kept = app::organisation::appoint(&self.program(), input).await.unwrap();
        (unit, kept.id.to_string())
    }

    /// A unit under these.
    pub async fn unit(&self, id: &str, parents: &[&str]) -> String {
        let new = app::organisation::NewUnit {
            id: UnitId::new(id).unwrap(),
            name: format!("单位{id}"),
            classes: vec!["member_unit".to_owned()],
            parents: parents.iter().map(|parent| UnitId::new(parent).unwrap()).collect(),
            area: String::new(),
            since: None,
        };
        app::organisation::create(&self.program(), new).await.unwrap().id.to_string()
    }

    /// Somebody with these roles who has signed in and chosen a password.
    pub async fn member(&self, login: &str, grants: &[(Role, DataScope)]) -> Client {
        let id = self.invite(login, grants).await;
        let mut client = self.nobody();
        assert_eq!(client.sign_in(login, FIRST).await.status, StatusCode::CREATED);
        let change = client.post("/api/v1/session/password", json!({ "old": FIRST, "new": OWN })).await;
        assert_eq!(change.status, StatusCode::NO_CONTENT, "{:?}", change.body);
        client.id = id.to_string();
        client
    }

    /// Somebody with one role over everything.
    pub async fn holder(&self, role: Role) -> Client {
        self.member(role.name(), &[(role, DataScope::All)]).await
    }
}

/// A browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub cookie: Option<String>,
    pub id: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    pub fn etag(&self) -> String {
        self.headers[header::ETAG].to_str().unwrap().to_owned()
    }
}

impl Client {
    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let answer = self.post("/api/v1/session", json!({ "login": login, "password": password })).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// Reads the account at `path` for its version, then posts to a verb of it.
    pub async fn verb(&self, path: &str, version: &str, body: Option<Value>) -> Answer {
        self.send(Method::POST, path, &[("if-match", version)], body).await
    }

    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("x-chuangwen-client", "test");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.raw(request.body(body).unwrap()).await
    }

    pub async fn raw(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
