//! The loop: take a job, run it, settle it.

use std::{collections::BTreeMap, future::Future, time::Duration};

use access::Actor;
use app::{
    Context, Ctx, Fault,
    queue::{self, Leased},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    job::{Job, JobError},
    schedule,
};

/// How often an idle runner looks again.
const PAUSE: Duration = Duration::from_secs(1);
/// How often a job is begun before it is given up: with the waits below, about a day.
const ATTEMPTS: u32 = 12;

/// Runs jobs, one after the other.
pub struct Runner {
    context: Context,
    jobs: BTreeMap<&'static str, Box<dyn Job>>,
}

/// What became of one job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ran {
    /// Its work is done.
    Done,
    /// It will be begun again later.
    Later,
    /// It was given up.
    GivenUp,
}

impl Runner {
    /// A runner of these jobs.
    pub fn new(context: Context, jobs: Vec<Box<dyn Job>>) -> Self {
        Self { context, jobs: jobs.into_iter().map(|job| (job.kind(), job)).collect() }
    }

    /// Runs until `stop` is ready, then ends after the job in hand. A failure of the database is logged and waited out.
    pub async fn run(&self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        let mut hour = None;
        loop {
            if let Err(error) = self.queue_hourly(&mut hour).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the hour's jobs could not be queued"
                );
            }
            let idle = match self.run_once().await {
                Ok(ran) => ran.is_none(),
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "the queue could not be read");
                    true
                }
            };
            let pause = if idle { PAUSE } else { Duration::ZERO };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    async fn queue_hourly(&self, last: &mut Option<i64>) -> Result<(), Fault> {
        let ctx = self.ctx("schedule");
        let hour = ctx.now().as_second().div_euclid(3600);
        if *last != Some(hour) {
            schedule::queue_due(&ctx).await?;
            *last = Some(hour);
        }
        Ok(())
    }

    /// Runs the next job that is due; `None` where there is none.
    pub async fn run_once(&self) -> Result<Option<Ran>, Fault> {
        let Some(leased) = queue::lease(&self.ctx("queue")).await? else { return Ok(None) };
        let Some(job) = self.jobs.get(leased.kind.as_str()) else {
            // Queued by a newer version of the program: it waits for one that knows it.
            return self.later(&leased, &format!("no job is called {}", leased.kind)).await.map(Some);
        };
        let ctx = self.ctx(job.kind());
        let ran = match job.run(&ctx, &leased).await {
            Ok(()) => Ran::Done,
            Err(JobError::Retry(error)) if leased.attempts < ATTEMPTS => {
                self.later(&leased, &error.to_string()).await?
            }
            Err(JobError::Retry(error) | JobError::Fail(error)) => {
                tracing::error!(kind = leased.kind, id = leased.id, %error, "a job was given up");
                queue::fail(&self.ctx("queue"), &leased, &error.to_string()).await?;
                Ran::GivenUp
            }
        };
        Ok(Some(ran))
    }

    async fn later(&self, leased: &Leased, problem: &str) -> Result<Ran, Fault> {
        tracing::warn!(kind = leased.kind, id = leased.id, problem, "a job will be begun again");
        let ctx = self.ctx("queue");
        let run_at = ctx.now().saturating_add(wait(leased.attempts)).unwrap_or(Timestamp::MAX);
        queue::retry(&ctx, leased, run_at, problem).await?;
        Ok(Ran::Later)
    }

    fn ctx(&self, purpose: &'static str) -> Ctx {
        let id = kernel::new_id(self.context.clock().now(), self.context.entropy());
        Ctx::new(&self.context, Actor::Program(purpose), id)
    }
}

/// How long a job waits after so many attempts: half a minute, then twice as long each time, six hours at most.
fn wait(attempts: u32) -> SignedDuration {
    let doubled = 30_i64.saturating_mul(1 << attempts.saturating_sub(1).min(20));
    SignedDuration::from_secs(doubled.min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn waits_double_up_to_six_hours() {
        let waits: Vec<i64> = [1, 2, 3, 10, 11, 200].map(|attempts| wait(attempts).as_secs()).to_vec();
        assert_eq!(waits, [30, 60, 120, 15_360, 21_600, 21_600]);
    }
}
