//! Planning a country's year, and planning a city again after one fact. `cargo bench -p planner --bench planning`.

mod ground;

use std::sync::Arc;

use divan::{Bencher, black_box, counter::ItemsCount};
use ground::{YEAR, city, plan_country, program};
use jiff::civil::date;
use planner::{
    fact::Fact,
    organisation::PartyId,
    replan::{Board, Changes},
};

fn main() {
    divan::main();
}

/// Obligations a second, as `items`.
#[divan::bench(args = [7_000, 70_000, 700_000], sample_count = 5, sample_size = 1)]
fn country_year(bencher: Bencher<'_, '_>, bodies: usize) {
    let program = program();
    let (count, _) = plan_country(&program, 1);
    bencher
        .counter(ItemsCount::new(count * bodies as u64))
        .bench_local(|| plan_country(black_box(&program), black_box(bodies)));
}

fn fact(kind: &str, number: usize) -> Fact {
    let mut fact = Fact::new(format!("f{number}"), kind, date(2026, 5, 11).at(10, 0, 0, 0));
    fact.subject = PartyId::new(&format!("u{:06}", number % 3000)).ok();
    fact
}

fn replan(bencher: Bencher<'_, '_>, fact: &Fact) {
    let board = Board::new(Arc::new(program()), city(3000), YEAR.0, YEAR.1);
    bencher
        .with_inputs(|| board.clone())
        .bench_local_refs(|board| -> Changes { board.apply(black_box(fact)).expect("the fact is new") });
}

/// A result is published: one unit's ten days begin.
#[divan::bench(sample_count = 50)]
fn a_fact_that_starts_an_obligation(bencher: Bencher<'_, '_>) {
    replan(bencher, &fact("assessment.published", 17));
}

/// A report is filed: one obligation is met.
#[divan::bench(sample_count = 50)]
fn a_fact_that_meets_an_obligation(bencher: Bencher<'_, '_>) {
    let mut report = fact("report.filed", 1234);
    report.rule = Some("d05".into());
    replan(bencher, &report);
}

/// Nothing in the city waits for it.
#[divan::bench(sample_count = 50)]
fn a_fact_that_concerns_nobody(bencher: Bencher<'_, '_>) {
    replan(bencher, &fact("archive.checked", 2));
}
