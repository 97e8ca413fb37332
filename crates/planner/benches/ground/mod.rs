//! A country for the benchmarks: forty recurring duties, and as many bodies as are asked for.

#![expect(dead_code, reason = "each benchmark uses its part")]

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use calendar::{Calendar, Date};
use jiff::civil::date;
use planner::{
    organisation::Organisation,
    plan::{Owed, PartyView, Profile, Terms, stream},
    program::{Program, Setup},
};
use regulation::{
    pack::{SourceFile, read::read},
    resolved::resolve,
};

/// The year that is planned.
pub const YEAR: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));

/// One duty: how a pack says it, and the same days as a rule of RFC 5545 from the first of January.
pub struct Rule {
    /// The schedule in the pack language.
    pub schedule: &'static str,
    /// The last days of its windows as a recurrence rule.
    pub rrule: &'static str,
    /// How many of the forty duties are like this.
    pub duties: usize,
}

/// Forty duties: what a unit owes under the regulations of a city, by their mix.
pub const RULES: [Rule; 6] = [
    Rule { schedule: r#"{ every = "week", on = ["monday"] }"#, rrule: "FREQ=WEEKLY;BYDAY=MO", duties: 2 },
    Rule { schedule: r#"{ every = "month" }"#, rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", duties: 12 },
    Rule {
        schedule: r#"{ every = "quarter" }"#,
        rrule: "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        duties: 10,
    },
    Rule {
        schedule: r#"{ every = "half_year", at = ["06-30", "12-31"] }"#,
        rrule: "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
        duties: 8,
    },
    Rule { schedule: r#"{ every = "year" }"#, rrule: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", duties: 6 },
    Rule {
        schedule: r#"{ every = "year", on = ["03-05"] }"#,
        rrule: "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5",
        duties: 2,
    },
];

/// The pack of the forty duties, with one duty that a fact starts.
pub fn pack() -> String {
    let mut text = String::from(
        r#"
[pack]
id = "country"
title = "benchmark"
issuer = "benchmark"
version = "1"
effective = 2020-01-01

[[article]]
id = "A"
heading = "duties"

[[class]]
id = "unit"
name = "unit"
article = "A"

[[duty]]
id = "rectify"
article = "A.t"
who = ["subject"]
action = "rectify"
what = "put right what was found"
on = "assessment.published"
within = { amount = 10, unit = "day", side = "after" }
"#,
    );
    let schedules = RULES.iter().flat_map(|rule| std::iter::repeat_n(rule.schedule, rule.duties));
    for (number, schedule) in schedules.enumerate() {
        let _ = write!(
            text,
            "\n[[duty]]\nid = \"d{number:02}\"\narticle = \"A.{number}\"\nwho = [\"class:unit\"]\naction = \"report\"\n\
             what = \"report {number}\"\nwhen = {schedule}\n"
        );
    }
    text
}

/// The forty duties compiled for the year.
pub fn program() -> Program {
    let file = SourceFile { name: "pack.toml".into(), bytes: pack().into_bytes() };
    let regulation = resolve(vec![read(&[file]).expect("the pack reads")]).expect("the pack resolves");
    let calendar = Calendar::builtin();
    let setup = Setup {
        calendar: &calendar,
        settings: &BTreeMap::new(),
        built: &std::collections::BTreeSet::new(),
        from: YEAR.0,
        to: YEAR.1,
    };
    Program::compile(&regulation, &setup).expect("the pack compiles")
}

/// What a unit owes.
pub fn profile(program: &Program) -> Profile {
    program.profile(&Terms { classes: &["unit"], ..Terms::default() })
}

/// Plans a year for so many bodies, one after the other, a thousand ids at a time. How many obligations there are, and a sum over
/// what each is, so that nothing can be left out.
pub fn plan_country(program: &Program, bodies: usize) -> (u64, u64) {
    let profile = profile(program);
    let (mut count, mut sum) = (0_u64, 0_u64);
    let mut ids: Vec<String> = Vec::with_capacity(1000);
    for first in (0..bodies).step_by(1000) {
        ids.clear();
        ids.extend((first..bodies.min(first + 1000)).map(|number| format!("u{number:06}")));
        stream(program, ids.iter().map(|id| PartyView { id, profile: &profile }), |owed: Owed<'_>| {
            count += 1;
            let due = u64::from(owed.slot.due.day_of_year().unsigned_abs());
            sum =
                sum.wrapping_mul(31).wrapping_add(due + owed.rule.id.len() as u64 + owed.party.len() as u64);
        });
    }
    (count, sum)
}

/// A city of so many units of the class.
pub fn city(units: usize) -> Arc<Organisation> {
    let mut text = String::from("[organisation]\nname = \"city\"\n");
    for number in 0..units {
        let _ = write!(
            text,
            "\n[[unit]]\nid = \"u{number:06}\"\nname = \"unit {number}\"\nclasses = [\"unit\"]\n"
        );
    }
    Arc::new(Organisation::read("city.toml", text.as_bytes()).expect("the city reads"))
}
