//! Ladders: each rung of each obligation once, however the days are cut, and time that stands still is taken out.

use std::collections::BTreeSet;

use calendar::Date;
use jiff::ToSpan;
use planner::{
    escalation::{Climb, Climbed, Ledger, Suspension, due_rungs, rungs},
    fact::Fact,
    obligation::{ObligationId, State, state},
};
use proptest::prelude::*;

use crate::{
    ground::{fact, get, planned},
    order::{facts, ground, year},
};

const CLOCK: &str = "rectify@u1@p";

fn published() -> Fact {
    fact("p", "2026-04-01", "assessment.published", r#""subject":"u1""#)
}

fn reported(day: &str) -> Fact {
    fact("r", day, "rectification.reported", r#""actor":"u1","data":{"recipients":"council,party,lead"}"#)
}

fn climb(facts: &[Fact], ledger: &Ledger, today: &str, climbed: &Climbed) -> Vec<Climb> {
    let (program, organisation) = ground();
    let plan = planned(facts);
    let items = plan.items.iter().filter(|item| item.obligation.id.as_str() == CLOCK);
    due_rungs(program, organisation, items, ledger, today.parse().unwrap(), climbed).unwrap()
}

fn days(climbs: &[Climb]) -> Vec<(u8, String)> {
    climbs.iter().map(|climb| (climb.rung, climb.date.to_string())).collect()
}

#[test]
fn rungs_stand_around_the_last_day() {
    let plan = planned(&[published()]);
    let obligation = &get(&plan, CLOCK).obligation;
    let rungs = rungs(&ground().0, obligation).unwrap();
    let dates: Vec<_> =
        rungs.iter().map(|rung| (rung.index, rung.name.as_str(), rung.date.to_string())).collect();
    // Saturday 11 April is the last day; two workdays after it is Tuesday.
    assert_eq!(dates, [(0, "提醒", "2026-04-08".to_owned()), (1, "催办", "2026-04-14".to_owned())]);
}

#[test]
fn a_rung_is_climbed_on_its_day_and_tells_whom_it_names() {
    let (ledger, none) = (Ledger::default(), Climbed::new());
    assert_eq!(climb(&[published()], &ledger, "2026-04-07", &none), []);
    let first = climb(&[published()], &ledger, "2026-04-08", &none);
    assert_eq!(days(&first), [(0, "2026-04-08".to_owned())]);
    assert_eq!(first[0].tell.iter().map(ToString::to_string).collect::<Vec<_>>(), ["u1"]);
    let climbed = Climbed::from([(ObligationId::from_text(CLOCK), 0)]);
    let second = climb(&[published()], &ledger, "2026-04-20", &climbed);
    assert_eq!(days(&second), [(1, "2026-04-14".to_owned())], "only what has not been climbed");
    assert_eq!(second[0].tell.iter().map(ToString::to_string).collect::<Vec<_>>(), ["office", "u1"]);
}

#[test]
fn what_is_done_climbs_no_further() {
    let (ledger, none) = (Ledger::default(), Climbed::new());
    assert_eq!(climb(&[published(), reported("2026-04-07")], &ledger, "2026-05-01", &none), []);
    let done = climb(&[published(), reported("2026-04-12")], &ledger, "2026-05-01", &none);
    assert_eq!(days(&done), [(0, "2026-04-08".to_owned())], "it was open on that day");
    assert!(done[0].moot, "but nobody need be told any more");
}

#[test]
fn time_that_stands_still_moves_rungs_and_last_day() {
    let id = ObligationId::from_text(CLOCK);
    let suspend = |from: &str, to: Option<&str>| {
        let mut ledger = Ledger::default();
        let suspension = Suspension {
            from: from.parse().unwrap(),
            to: to.map(|to| to.parse().unwrap()),
            reason: "申诉".to_owned(),
        };
        ledger.suspend(id.clone(), suspension);
        ledger
    };
    let none = Climbed::new();
    let week = suspend("2026-04-03", Some("2026-04-09"));
    assert_eq!(
        days(&climb(&[published()], &week, "2026-04-30", &none)),
        [(0, "2026-04-15".to_owned()), (1, "2026-04-21".to_owned())]
    );
    let open = suspend("2026-04-10", None);
    assert_eq!(days(&climb(&[published()], &open, "2026-12-30", &none)), [(0, "2026-04-08".to_owned())]);
    let plan = planned(&[published()]);
    let item = get(&plan, CLOCK);
    let on =
        |ledger: &Ledger, day: &str| state(&item.obligation, item.outcome(), ledger, day.parse().unwrap());
    assert_eq!(on(&week, "2026-04-18"), State::Due);
    assert_eq!(on(&week, "2026-04-19"), State::Missed);
    assert_eq!(on(&open, "2026-12-30"), State::Due);
    assert_eq!(on(&Ledger::default(), "2026-04-12"), State::Missed);
}

#[test]
fn suspending_what_has_been_climbed_does_not_climb_it_again() {
    let mut ledger = Ledger::default();
    let id = ObligationId::from_text(CLOCK);
    let climbed: Climbed = climb(&[published()], &ledger, "2026-04-08", &Climbed::new())
        .into_iter()
        .map(|climb| (climb.obligation, climb.rung))
        .collect();
    let (from, to) = ("2026-04-08".parse().unwrap(), "2026-04-17".parse().ok());
    ledger.suspend(id, Suspension { from, to, reason: String::new() });
    assert_eq!(days(&climb(&[published()], &ledger, "2026-05-30", &climbed)), [(1, "2026-04-24".to_owned())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_rung_is_climbed_once_however_the_days_are_cut(
        facts in facts(25),
        cuts in prop::collection::btree_set(0_i64..420, 0..12),
        holds in prop::collection::vec((0_usize..200, 0_i64..365, 0_i64..40), 0..6),
    ) {
        let (program, organisation) = ground();
        let plan = year(&facts);
        let start: Date = "2025-12-31".parse().unwrap();
        let day = |days: i64| start.checked_add(days.days()).unwrap();
        let mut ledger = Ledger::default();
        for (which, from, length) in holds {
            let Some(item) = plan.items.get(which % plan.items.len().max(1)) else { continue };
            let (from, to) = (day(from), (length > 0).then(|| day(from + length)));
            ledger.suspend(item.obligation.id.clone(), Suspension { from, to, reason: String::new() });
        }
        let climbs = |today: Date, climbed: &Climbed| due_rungs(program, organisation, &plan.items, &ledger, today, climbed).unwrap();
        let at_once: BTreeSet<_> = climbs(day(430), &Climbed::new()).into_iter().map(|climb| (climb.obligation, climb.rung, climb.date)).collect();
        let mut climbed = Climbed::new();
        let mut each: BTreeSet<(ObligationId, u8, Date)> = BTreeSet::new();
        for today in cuts.iter().map(|days| day(*days)).chain([day(430)]) {
            for climb in climbs(today, &climbed) {
                prop_assert!(climb.date <= today);
                prop_assert!(climbed.insert((climb.obligation.clone(), climb.rung)), "climbed twice: {:?}", climb);
                each.insert((climb.obligation, climb.rung, climb.date));
            }
        }
        prop_assert_eq!(each, at_once, "none is lost");
    }
}
