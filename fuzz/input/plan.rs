//! What must hold for any pack, organisation and facts that can be read. Shared by the fuzz target and the replay of
//! its corpus.

#[path = "folder.rs"]
mod folder;

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Calendar, Date};
use planner::fact::{self, Fact};
use planner::organisation::Organisation;
use planner::plan::{Item, plan};
use planner::program::{Program, Setup};
use regulation::pack::{self, SourceFile};
use regulation::resolved;

const FROM: Date = Date::constant(2026, 1, 1);
const CUT: Date = Date::constant(2026, 6, 17);
const TO: Date = Date::constant(2026, 12, 31);

/// Plans the year 2026 of the pack, with `organisation.toml` and `facts.jsonl` among the files in `data`; panics where a
/// promise of the planner is broken.
pub fn check(data: &[u8]) {
    let mut files: BTreeMap<String, Vec<u8>> = folder::files(data).into_iter().collect();
    let organisation = files.remove("organisation.toml").unwrap_or_default();
    let (facts, _) = fact::read("facts.jsonl", &files.remove("facts.jsonl").unwrap_or_default());
    let files: Vec<SourceFile> = files.into_iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let Ok(pack) = pack::read(&files) else { return };
    let Ok(regulation) = resolved::resolve(vec![pack]) else { return };
    let Ok(organisation) = Organisation::read("organisation.toml", &organisation) else { return };
    let calendar = Calendar::builtin();
    let built = BTreeSet::from(["meeting".to_owned()]);
    let setup =
        Setup { calendar: &calendar, settings: organisation.settings(), built: &built, from: FROM, to: TO };
    let Ok(program) = Program::compile(&regulation, &setup) else { return };
    promises(&program, &organisation, facts);
}

fn promises(program: &Program, organisation: &Organisation, mut facts: Vec<Fact>) {
    let whole = plan(program, organisation, &facts, FROM, TO);
    let ids: BTreeSet<&str> = whole.items.iter().map(|item| item.obligation.id.as_str()).collect();
    assert_eq!(ids.len(), whole.items.len(), "no obligation is doubled");
    for Item { obligation, .. } in &whole.items {
        assert!(
            obligation.window.0 <= obligation.window.1,
            "a window has a first and a last day: {obligation:?}"
        );
        assert!(obligation.overlaps(FROM, TO), "what is planned lies in the range: {obligation:?}");
    }

    let before = plan(program, organisation, &facts, FROM, CUT);
    let after = plan(program, organisation, &facts, CUT.tomorrow().unwrap_or(CUT), TO);
    let parts: BTreeMap<&str, &Item> =
        before.items.iter().chain(&after.items).map(|item| (item.obligation.id.as_str(), item)).collect();
    let all: BTreeMap<&str, &Item> =
        whole.items.iter().map(|item| (item.obligation.id.as_str(), item)).collect();
    assert_eq!(parts, all, "no obligation is lost or changed when a plan is cut");

    facts.reverse();
    assert_eq!(whole, plan(program, organisation, &facts, FROM, TO), "the order of facts does not matter");
}
