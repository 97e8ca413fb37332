//! Order never matters: not of rules, units or facts; and a plan may be cut anywhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use calendar::Date;
use jiff::ToSpan;
use planner::{
    fact::Fact,
    organisation::Organisation,
    plan::{Item, Plan, plan},
    program::Program,
};
use proptest::prelude::*;

use crate::ground::{BASE, RULES, YEAR, compile, fact, organisation, organisation_of, program, regulation};

/// Facts of every kind that the rules know, with everything that makes them meet, miss or contradict each other.
pub fn any_fact() -> impl Strategy<Value = Fact> {
    let day = (0_i64..440, 0_i8..3).prop_map(|(day, part)| {
        let date = "2025-12-15".parse::<Date>().unwrap().checked_add(day.days()).unwrap();
        date.at(part * 8, 0, 0, 0).to_string()
    });
    let unit = prop_oneof![Just("u1"), Just("u2"), Just("u3"), Just("nobody")];
    let body = prop_oneof![Just("lead"), Just("sg1"), Just("sg2"), Just("")];
    let kind =
        prop_oneof![Just("session"), Just("review"), Just("group-session"), Just("session,group-session")];
    // Few ids, so that facts name each other.
    let id = (0_u8..40).prop_map(|n| format!("f{n}"));
    let link = prop_oneof![
        6 => Just(String::new()),
        2 => (0_u8..40).prop_map(|n| format!(r#","sitting":"f{n}""#)),
        2 => (0_u8..40).prop_map(|n| format!(r#","occurrence":"f{n}""#)),
        1 => (0_u8..40).prop_map(|n| format!(r#","corrects":"f{n}""#)),
        1 => Just(r#","occurrence":"2026-H1,2026-03""#.to_owned()),
    ];
    let extra = prop_oneof![
        4 => Just(String::new()),
        1 => Just(r#","emergency":"洪水""#.to_owned()),
        1 => Just(r#","emergency":"洪水","regular":"true""#.to_owned()),
        1 => Just(r#","recipients":"council""#.to_owned()),
        1 => Just(r#","recipients":"class:unit,office,party,lead,council""#.to_owned()),
        1 => Just(r#","present":"3","base":"3","noticed_on":"2026-01-02","agenda":"summary""#.to_owned()),
        1 => Just(r#","exception":"另案","approved_by":"lead.chief""#.to_owned()),
    ];
    (id, day.clone(), day, unit, body, kind, link, extra, 0_u8..16).prop_map(
        |(id, at, starts, unit, body, kind, link, extra, what)| {
            let body = if body.is_empty() { String::new() } else { format!(r#","body":"{body}""#) };
            let meeting = format!(r#""data":{{"meeting":"{kind}"{body}{link}{extra}}}"#);
            let data = format!(r#""data":{{"x":"x"{link}{extra}}}"#);
            let (kind, rest) = match what {
                0 | 1 => (
                    "meeting.scheduled",
                    format!(r#""data":{{"meeting":"{kind}","starts":"{starts}"{body}{link}{extra}}}"#),
                ),
                2 | 3 => ("meeting.held", meeting),
                4 => ("meeting.noticed", format!(r#""actor":"office",{meeting}"#)),
                5 => ("meeting.minutes_sent", meeting),
                6 => ("circular.issued", format!(r#""actor":"office",{meeting}"#)),
                7 => ("meeting.countersigned", format!(r#""data":{{"meeting":"session","signed":"lead.chief,lead.vice","reason":"急"{link}}}"#)),
                8 => ("assessment.published", format!(r#""subject":"{unit}",{data}"#)),
                9 => ("rectification.reported", format!(r#""actor":"{unit}",{data}"#)),
                10 => ("bulletin.submitted", format!(r#""actor":"{unit}.liaison",{data}"#)),
                11 => ("petition.received", data),
                12 => ("supervision.opened", format!(r#""actor":"office","rule":"chase",{data}"#)),
                13 => ("report.filed", format!(r#""subject":"{unit}","article":"D.3",{data}"#)),
                14 => ("setting.filled", format!(r#""data":{{"setting":"cycle","value":"{{ every = \"month\" }}"{link}}}"#)),
                _ => ("setting.filled", format!(r#""data":{{"setting":"soon","value":"{{ amount = 4, unit = \"workday\", side = \"after\" }}"{link}}}"#)),
            };
            fact(&id, &at, kind, &rest)
        },
    )
}

/// Facts with distinct ids.
pub fn facts(most: usize) -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec(any_fact(), 0..most).prop_map(|facts| {
        let mut seen = BTreeSet::new();
        facts.into_iter().filter(|fact| seen.insert(fact.id.clone())).collect()
    })
}

/// The same program and organisation for all cases.
pub fn ground() -> &'static (Program, Organisation) {
    static GROUND: OnceLock<(Program, Organisation)> = OnceLock::new();
    GROUND.get_or_init(|| (program(YEAR), organisation()))
}

pub fn year(facts: &[Fact]) -> Plan {
    let (program, organisation) = ground();
    plan(program, organisation, facts, YEAR.0, YEAR.1)
}

fn bytes(plan: &Plan) -> String {
    serde_json::to_string(plan).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_facts_does_not_matter(facts in facts(40), seed in any::<u64>()) {
        let mut shuffled = facts.clone();
        shuffled.sort_by_key(|fact| kernel::SeededRandom::for_subject(seed, &fact.id).below(1000));
        prop_assert_eq!(bytes(&year(&facts)), bytes(&year(&shuffled)));
    }

    #[test]
    fn a_fact_twice_is_a_fact_once(facts in facts(20)) {
        let twice = [facts.clone(), facts.clone()].concat();
        prop_assert_eq!(year(&facts), year(&twice));
    }

    #[test]
    fn a_fact_that_concerns_nobody_changes_nothing(facts in facts(20), day in 1_i8..28) {
        let at = format!("2026-05-{day:02}");
        let strangers = [
            fact("z1", &at, "honour.applied", r#""subject":"u1""#),
            fact("z2", &at, "training.held", r#""actor":"stranger""#),
            fact("z3", &at, "meeting.held", r#""data":{"meeting":"unknown-meeting"}"#),
            fact("z4", &at, "report.filed", r#""article":"Z.9","subject":"u1""#),
            fact("z5", &at, "setting.filled", r#""data":{"setting":"unknown","value":"3"}"#),
        ];
        prop_assert_eq!(year(&facts), year(&[&facts[..], &strangers[..]].concat()));
    }

    #[test]
    fn nothing_is_lost_or_doubled_when_a_plan_is_cut(facts in facts(40), cut in 0_i64..365) {
        let whole = year(&facts);
        let organisation = &ground().1;
        let cut = YEAR.0.checked_add(cut.days()).unwrap();
        let part = |from: Date, to: Date| plan(&program((from, to)), organisation, &facts, from, to);
        let (head, tail) = (part(YEAR.0, cut), part(cut.tomorrow().unwrap().min(YEAR.1), YEAR.1));
        let mut union: BTreeMap<String, &Item> = BTreeMap::new();
        for item in head.items.iter().chain(&tail.items) {
            if let Some(other) = union.insert(item.obligation.id.to_string(), item) {
                prop_assert_eq!(other, item, "what both halves hold is the same");
            }
        }
        let all: BTreeMap<String, &Item> =
            whole.items.iter().map(|item| (item.obligation.id.to_string(), item)).collect();
        prop_assert_eq!(union, all);
    }

    #[test]
    fn a_part_of_the_range_is_that_part_of_the_plan(facts in facts(30), from in 0_i64..365, days in 0_i64..90) {
        let from = YEAR.0.checked_add(from.days()).unwrap();
        let to = from.checked_add(days.days()).unwrap().min(YEAR.1);
        let (program, organisation) = ground();
        prop_assert_eq!(plan(program, organisation, &facts, from, to).items, year(&facts).within(from, to).items);
    }
}

#[test]
fn the_order_of_rules_and_units_does_not_matter() {
    let blocks: Vec<&str> = RULES.split("\n\n").collect();
    let turned: Vec<&str> = blocks.iter().rev().copied().collect();
    let reversed = compile(&regulation(&[&turned.join("\n\n"), BASE]), &BTreeMap::new(), YEAR).unwrap();
    let organisation = organisation_of(
        r#"
        organisation = { name = "试市" }
        unit = [
            { id = "u3", name = "丙局", classes = ["unit"] },
            { id = "u1", name = "甲局", classes = ["unit"] },
            { id = "u2", name = "乙局", classes = ["unit"] },
        ]
        body = [
            { id = "sg2", is = "sg", name = "专项二组" },
            { id = "sg1", is = "sg", name = "专项一组" },
            { id = "party", name = "市委" },
            { id = "council", name = "市政府" },
            { id = "office", name = "办公室" },
            { id = "lead", name = "领导小组" },
        ]
        "#,
    );
    assert_eq!(bytes(&plan(&reversed, &organisation, &[], YEAR.0, YEAR.1)), bytes(&year(&[])));
}
