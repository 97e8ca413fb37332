//! How many facts a second `audit verify` checks. The floor is 3×10^5.

use access::{Action, Actor, Resource, decide};
use divan::{Bencher, counter::ItemsCount};
use jiff::Timestamp;
use serde_json::json;
use store::{
    Engine, Tx,
    journal::{Change, Journal, verify},
};
use testkit::TestDb;

fn main() {
    divan::main();
}

const FACTS: usize = 400_000;

#[divan::bench(args = ["sqlite", "postgres"], sample_count = 5, sample_size = 1)]
fn facts(bencher: Bencher, engine: &str) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let engine = if engine == "sqlite" { Engine::Sqlite } else { Engine::Postgres };
    let Some(test) = runtime.block_on(filled(engine)) else { return };
    bencher.counter(ItemsCount::new(FACTS)).bench_local(|| {
        let found = runtime.block_on(verify(&test.db)).expect("it verifies");
        assert!(found.ok && found.facts == FACTS as u64);
    });
    let _inside = runtime.enter();
    drop(test);
}

#[expect(clippy::disallowed_methods, reason = "the benchmark stands where app stands")]
async fn filled(engine: Engine) -> Option<TestDb> {
    let test = TestDb::new(engine).await?;
    let permit = decide(&Actor::Program("bench"), Action::AccountCreate, &Resource::anywhere()).ok()?;
    let mut tx = Tx::begin(&test.db, Timestamp::UNIX_EPOCH, "01JBENCH00000000000000000").await.ok()?;
    for n in 0..FACTS {
        let account =
            json!({ "login": format!("wang.li.{n}"), "name": "王丽", "unit": "u-edu", "state": "active" });
        let change = Change::new("account.disable", format!("01JD0000000000000000{n:06}"))
            .before(account.clone())
            .after(account);
        Journal::record(&mut tx, &permit, change);
    }
    tx.commit().await.ok()?;
    Some(test)
}
