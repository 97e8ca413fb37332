//! Forgets sessions that have ended, and other bookkeeping that is old. Retries; loses nothing when late.

use app::{Ctx, queue::Leased, session};

use crate::job::{Job, Outcome};

pub(crate) struct SessionClean;

impl Job for SessionClean {
    fn kind(&self) -> &'static str {
        session::CLEAN
    }

    fn run<'a>(&'a self, ctx: &'a Ctx, job: &'a Leased) -> Outcome<'a> {
        Box::pin(async move { Ok(session::clean(ctx, job).await?) })
    }
}
