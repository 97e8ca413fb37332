//! The runner on both engines: once, again after a kill, later after a failure, and never two for one key.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use access::Actor;
use app::{
    Context, Ctx, HashCost, Settings,
    queue::{self, Leased},
};
use jiff::{SignedDuration, Timestamp};
use jobs::{Job, JobError, Ran, Runner};
use rstest::rstest;
use testkit::{Engine, MovableClock, SeededEntropy, TestDb};

struct House {
    _test: TestDb,
    clock: Arc<MovableClock>,
    context: Context,
}

async fn open(engine: Engine) -> Option<House> {
    let test = TestDb::new(engine).await?;
    let clock = Arc::new(MovableClock::new(Timestamp::from_second(1_800_000_000).unwrap()));
    let settings = Settings { hash: HashCost { memory: 8, passes: 1 }, ..Settings::default() };
    let context = Context::new(test.db.clone(), clock.clone(), Arc::new(SeededEntropy::new(7)), settings);
    Some(House { _test: test, clock, context })
}

impl House {
    fn ctx(&self) -> Ctx {
        Ctx::new(&self.context, Actor::Program("test"), "test")
    }
}

/// Fails so often before it does the clean-up.
struct Stubborn {
    failures: AtomicU32,
    forever: bool,
}

impl Job for Stubborn {
    fn kind(&self) -> &'static str {
        "session-clean"
    }

    fn run<'a>(
        &'a self,
        ctx: &'a Ctx,
        job: &'a Leased,
    ) -> std::pin::Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + 'a>> {
        Box::pin(async move {
            if self.forever {
                return Err(JobError::Fail("never".into()));
            }
            if self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok() {
                return Err(JobError::Retry("not yet".into()));
            }
            Ok(app::session::clean(ctx, job).await?)
        })
    }
}

fn stubborn(house: &House, failures: u32, forever: bool) -> Runner {
    Runner::new(house.context.clone(), vec![Box::new(Stubborn { failures: failures.into(), forever })])
}

#[rstest]
#[tokio::test]
async fn a_job_with_a_key_is_queued_once_and_done_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = open(engine).await else { return };
    assert!(queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap());
    assert!(!queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap());
    let runner = Runner::new(house.context.clone(), jobs::all());
    assert_eq!(runner.run_once().await.unwrap(), Some(Ran::Done));
    assert_eq!(runner.run_once().await.unwrap(), None);
    assert!(
        !queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap(),
        "the key outlives the work"
    );
}

#[rstest]
#[tokio::test]
async fn a_failed_job_comes_back_later(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = open(engine).await else { return };
    queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap();
    let runner = stubborn(&house, 2, false);
    assert_eq!(runner.run_once().await.unwrap(), Some(Ran::Later));
    assert_eq!(runner.run_once().await.unwrap(), None, "not before half a minute");
    house.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(runner.run_once().await.unwrap(), Some(Ran::Later));
    house.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(runner.run_once().await.unwrap(), Some(Ran::Done));
}

#[rstest]
#[tokio::test]
async fn a_job_that_never_goes_is_given_up(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = open(engine).await else { return };
    queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap();
    assert_eq!(stubborn(&house, 0, true).run_once().await.unwrap(), Some(Ran::GivenUp));
    queue::schedule(&house.ctx(), "session-clean", "b".into()).await.unwrap();
    let tired = stubborn(&house, 1_000, false);
    let mut outcomes = Vec::new();
    for _ in 0..12 {
        outcomes.extend(tired.run_once().await.unwrap());
        house.clock.advance(SignedDuration::from_hours(6));
    }
    assert_eq!(outcomes.pop(), Some(Ran::GivenUp));
    assert!(outcomes.iter().all(|ran| *ran == Ran::Later) && outcomes.len() == 11);
    assert_eq!(tired.run_once().await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn the_job_of_a_killed_worker_is_begun_again_and_the_old_worker_cannot_finish_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = open(engine).await else { return };
    queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap();
    let first = queue::lease(&house.ctx()).await.unwrap().unwrap();
    assert_eq!(queue::lease(&house.ctx()).await.unwrap(), None, "held by the first");
    house.clock.advance(queue::LEASE);
    let second = queue::lease(&house.ctx()).await.unwrap().unwrap();
    assert_eq!((&second.id, second.attempts), (&first.id, 2));
    assert!(app::session::clean(&house.ctx(), &first).await.is_err(), "its effect is undone");
    app::session::clean(&house.ctx(), &second).await.unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn many_workers_never_take_one_job_twice(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = open(engine).await else { return };
    for n in 0..40 {
        queue::schedule(&house.ctx(), "session-clean", n.to_string()).await.unwrap();
    }
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let ctx = house.ctx();
        workers.spawn(async move {
            let mut taken = Vec::new();
            while let Some(job) = queue::lease(&ctx).await.unwrap() {
                taken.push(job.id);
            }
            taken
        });
    }
    let mut taken = workers.join_all().await.concat();
    taken.sort();
    let count = taken.len();
    taken.dedup();
    assert_eq!((count, taken.len()), (40, 40));
}

#[rstest]
#[tokio::test]
async fn the_clean_up_removes_what_has_ended(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = open(engine).await else { return };
    let input = app::account::CreateAccount {
        login: "wang".into(),
        name: "王".into(),
        email: None,
        unit: None,
        password: "First-Sign-In-1".into(),
    };
    app::account::create(&house.ctx(), input).await.unwrap();
    let sign_in = || app::session::SignIn { login: "wang".into(), password: "First-Sign-In-1".into() };
    let nobody = || Ctx::new(&house.context, Actor::Nobody, "test");
    app::session::sign_in(&nobody(), sign_in()).await.unwrap();
    house.clock.advance(SignedDuration::from_mins(31));
    let lasting = app::session::sign_in(&nobody(), sign_in()).await.unwrap();
    queue::schedule(&house.ctx(), "session-clean", "a".into()).await.unwrap();
    let runner = Runner::new(house.context.clone(), jobs::all());
    assert_eq!(runner.run_once().await.unwrap(), Some(Ran::Done));
    let token = Some(lasting.token.expose());
    let ctx = app::session::authenticate(&house.context, token, "r".into()).await.unwrap();
    assert!(ctx.actor().account().is_some(), "a session that holds stays");
}
