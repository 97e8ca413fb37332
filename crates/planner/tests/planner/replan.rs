//! A board that takes facts one by one is, at every moment, the plan of the same facts.

use std::sync::Arc;

use planner::{
    fact::Fact,
    obligation::ObligationId,
    organisation::PartyId,
    plan::Plan,
    replan::{Board, Changes, Snapshot},
};
use proptest::prelude::*;

use crate::{
    ground::{YEAR, fact, shared},
    order::{facts, ground, year},
};

fn board() -> Board {
    let (program, organisation) = ground();
    Board::new(Arc::new(program.clone()), Arc::new(organisation.clone()), YEAR.0, YEAR.1)
}

/// What the changes make of a plan.
fn replay(before: &Plan, changes: &Changes) -> Vec<planner::plan::Item> {
    let mut items = before.items.clone();
    items.retain(|item| !changes.removed.contains(&item.obligation.id));
    for changed in [&changes.moved, &changes.met, &changes.reopened, &changes.touched].into_iter().flatten() {
        let place = items.iter().position(|item| item.obligation.id == changed.obligation.id);
        items[place.expect("what changes was owed before")] = changed.clone();
    }
    for added in &changes.added {
        assert!(items.iter().all(|item| item.obligation.id != added.obligation.id), "added once");
        items.push(added.clone());
    }
    items.sort_by(|a, b| a.obligation.id.cmp(&b.obligation.id));
    items
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_board_is_the_plan_of_its_facts_at_every_moment(facts in facts(40)) {
        let mut board = board();
        for (count, fact) in facts.iter().enumerate() {
            let before = board.plan();
            let changes = board.apply(fact).unwrap();
            let now = board.plan();
            prop_assert_eq!(&now, &year(&facts[..=count]), "after {:?}", fact);
            let mut items = now.items.clone();
            items.sort_by(|a, b| a.obligation.id.cmp(&b.obligation.id));
            prop_assert_eq!(replay(&before, &changes), items, "the changes say what changed: {:?}", fact);
        }
    }

    #[test]
    fn a_board_that_was_cut_and_resumed_goes_on_as_if_it_had_not_been(facts in facts(30), cut in 0_usize..30) {
        let mut whole = board();
        let mut resumed = board();
        for (count, fact) in facts.iter().enumerate() {
            if count == cut {
                let written = serde_json::to_string(&resumed.snapshot()).unwrap();
                let snapshot: Snapshot = serde_json::from_str(&written).unwrap();
                let (program, organisation) = ground();
                resumed = Board::resume(Arc::new(program.clone()), Arc::new(organisation.clone()), &snapshot);
                prop_assert_eq!(resumed.plan(), whole.plan());
            }
            prop_assert_eq!(whole.apply(fact).unwrap(), resumed.apply(fact).unwrap());
        }
        prop_assert_eq!(whole.plan(), resumed.plan());
    }

    #[test]
    fn the_same_facts_in_another_order_make_the_same_board(facts in facts(30), seed in any::<u64>()) {
        let mut shuffled = facts.clone();
        shuffled.sort_by_key(|fact| kernel::SeededRandom::for_subject(seed, &fact.id).below(1000));
        let mut board = board();
        for fact in &shuffled {
            board.apply(fact).unwrap();
        }
        prop_assert_eq!(serde_json::to_string(&board.plan()).unwrap(), serde_json::to_string(&year(&facts)).unwrap());
    }

    #[test]
    fn asking_for_one_or_for_one_partys_agrees_with_the_plan(facts in facts(30)) {
        let mut board = board();
        for fact in &facts {
            board.apply(fact).unwrap();
        }
        let plan = board.plan();
        for item in &plan.items {
            prop_assert_eq!(board.get(&item.obligation.id), Some(item.clone()));
        }
        for party in ["u1", "lead", "office", "sg1", "council", "nobody"] {
            let party = PartyId::new(party).unwrap();
            let own: Vec<_> = plan.items.iter().filter(|item| item.obligation.who.party == party).cloned().collect();
            prop_assert_eq!(board.owed_by(&party), own);
        }
    }
}

#[test]
fn one_fact_changes_what_it_touches_and_says_so() {
    let (program, organisation) = shared(YEAR);
    let mut board = Board::new(program, organisation, YEAR.0, YEAR.1);
    let mut apply = |fact: Fact| {
        let changes = board.apply(&fact).unwrap();
        let ids = |items: &[planner::plan::Item]| {
            items.iter().map(|item| item.obligation.id.to_string()).collect::<Vec<_>>()
        };
        (
            ids(&changes.added),
            ids(&changes.met),
            ids(&changes.moved),
            ids(&changes.reopened),
            changes.removed.len(),
        )
    };
    let none = Vec::<String>::new;
    let published = fact("p", "2026-04-01", "assessment.published", r#""subject":"u1""#);
    assert_eq!(apply(published.clone()), (vec!["rectify@u1@p".to_owned()], none(), none(), none(), 0));
    assert_eq!(apply(published), (none(), none(), none(), none(), 0), "known already");
    let reported = fact(
        "r",
        "2026-04-05",
        "rectification.reported",
        r#""actor":"u1","data":{"recipients":"council,party,lead"}"#,
    );
    assert_eq!(apply(reported), (none(), vec!["rectify@u1@p".to_owned()], none(), none(), 0));
    let withdrawn =
        fact("w", "2026-04-06", "rectification.reported", r#""actor":"u1","data":{"corrects":"r"}"#);
    assert_eq!(apply(withdrawn), (none(), none(), none(), vec!["rectify@u1@p".to_owned()], 0));
    let unpublished = fact("q", "2026-04-07", "appeal.lodged", r#""data":{"corrects":"p"}"#);
    assert_eq!(apply(unpublished), (none(), none(), none(), none(), 1));
    let scheduled = fact(
        "s",
        "2026-01-08",
        "meeting.scheduled",
        r#""data":{"meeting":"session","starts":"2026-05-10T09:00"}"#,
    );
    let (added, met, moved, ..) = apply(scheduled);
    assert_eq!((added, met), (vec!["session:notice@office@s".to_owned()], none()));
    assert_eq!(
        moved,
        ["review@lead@2026#1", "session@lead@2026-H1", "review@lead@2026#2", "session@lead@2026-H2"],
        "the year is arranged anew around it"
    );
}

#[test]
fn an_id_that_is_taken_is_refused_and_nothing_changes() {
    let (program, organisation) = shared(YEAR);
    let mut board = Board::new(program, organisation, YEAR.0, YEAR.1);
    board.apply(&fact("p", "2026-04-01", "assessment.published", r#""subject":"u1""#)).unwrap();
    let before = board.plan();
    assert!(board.apply(&fact("p", "2026-04-01", "assessment.published", r#""subject":"u2""#)).is_err());
    assert_eq!(board.plan(), before);
    assert!(board.get(&ObligationId::from_text("rectify@u2@p")).is_none());
}
