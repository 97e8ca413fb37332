//! One request or job: who asks, when, and under which id.

use access::Actor;
use jiff::Timestamp;
use store::{
    Committed, Error, Tx,
    idempotency::{self, Keyed},
};

use crate::context::Context;

/// The first parameter of every verb.
#[derive(Clone)]
pub struct Ctx {
    context: Context,
    actor: Actor,
    request: String,
    now: Timestamp,
    session: Option<String>,
    keyed: Option<Keyed>,
}

impl Ctx {
    /// A request by `actor` at this instant of the context's clock.
    pub fn new(context: &Context, actor: Actor, request: impl Into<String>) -> Self {
        let now = context.clock().now();
        Self { context: context.clone(), actor, request: request.into(), now, session: None, keyed: None }
    }

    /// The same request within a session, by the hash of its token.
    #[must_use]
    pub fn in_session(mut self, token_hash: String) -> Self {
        self.session = Some(token_hash);
        self
    }

    /// The same request with a key: its work is done once, however often it is sent.
    #[must_use]
    pub fn keyed(mut self, keyed: Keyed) -> Self {
        self.keyed = Some(keyed);
        self
    }

    /// The platform.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When: one instant for the whole request.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The id of the request or job.
    pub fn request(&self) -> &str {
        &self.request
    }

    /// The hash of the session's token, within a session.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    /// A new id, which sorts by time.
    pub fn new_id(&self) -> String {
        kernel::new_id(self.now, self.context.entropy())
    }

    /// Begins the transaction of this use case.
    #[expect(clippy::disallowed_methods, reason = "the one place where a use case begins its transaction")]
    pub(crate) async fn begin(&self) -> Result<Tx, Error> {
        Tx::begin(self.context.db(), self.now, &self.request).await
    }

    /// Commits. A request with a key claims it here, within the same transaction: [`Error::Duplicate`] of table
    /// `idempotency` where another request with the key was quicker.
    pub(crate) async fn commit(&self, mut tx: Tx) -> Result<Committed, Error> {
        if let (Some(keyed), Some((noun, object))) = (&self.keyed, tx.first_change()) {
            let object = object.to_owned();
            idempotency::claim(&mut tx, keyed, noun, &object).await?;
        }
        tx.commit().await
    }
}
