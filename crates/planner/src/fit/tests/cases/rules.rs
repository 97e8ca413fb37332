//! What rules ask: superiors, quorums, whom they mean, settings, days.

use super::Case;

pub(super) const CASES: &[Case] = &[
    // ── one's own superior, stand-in, assessor ──
    Case {
        what: "the deputy is the liaison who answers to the deputy",
        pack: &[],
        rows: &[
            (r#"{ person = "b3", office = "u-b.liaison""#, r#"{ person = "b2", office = "u-b.liaison""#),
            (r#"name = "乙二""#, r#"name = "乙二", rank = "正科级""#),
        ],
        codes: &["CW4116"],
    },
    Case {
        what: "the office's director answers to the commission's, who is the same person",
        pack: &[],
        rows: &[(r#"person = "o", office"#, r#"person = "d", office"#)],
        codes: &["CW4116"],
    },
    Case {
        what: "a leader of one unit is the deputy of another",
        pack: &[],
        rows: &[(r#"person = "b2", office"#, r#"person = "a1", office"#)],
        codes: &[],
    },
    Case {
        what: "the stand-in is the chair",
        pack: &[(
            r#"chair = "body:wmw.director""#,
            r#"chair = "body:wmw.director"
substitutes = ["body:wmw.deputy"]"#,
        )],
        rows: &[("+", r#"{ person = "d", office = "wmw.deputy", from = 2020-01-01 },"#)],
        codes: &["CW4117"],
    },
    Case {
        what: "assessors of their own unit",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessors = ["class:member_unit.liaison"]
assessed = ["class:member_unit"]"#,
        )],
        rows: &[],
        codes: &["CW4133"],
    },
    Case {
        what: "each assesses itself, as it should",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "自评"
article = "1"
organiser = ["class:member_unit"]
assessed = ["class:member_unit"]
self_assessed = true"#,
        )],
        rows: &[],
        codes: &[],
    },
    Case {
        what: "the assessing body sits in a unit that it assesses",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessed = ["class:member_unit"]"#,
        )],
        rows: &[(r#"name = "文明办" }"#, r#"name = "文明办", unit = "u-a" }"#)],
        codes: &["CW4133"],
    },
    Case {
        what: "inspectors whose own unit is assessed",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessed = ["class:member_unit"]

[[duty]]
id = "inspect"
article = "1"
who = ["class:member_unit.liaison"]
action = "inspect"
what = "参加检查"
standing = true"#,
        )],
        rows: &[],
        codes: &["CW4133", "CW4144"],
    },
    Case {
        what: "the same, with a rule that makes them stand aside",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessed = ["class:member_unit"]

[[duty]]
id = "inspect"
article = "1"
who = ["class:member_unit.liaison"]
action = "inspect"
recusal = true
what = "参加检查"
standing = true"#,
        )],
        rows: &[],
        codes: &["CW4144"],
    },
    Case {
        what: "assessors stand aside, and others are left",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessors = ["class:member_unit.liaison"]
assessed = ["class:member_unit"]
recusal = true"#,
        )],
        rows: &[],
        codes: &[],
    },
    Case {
        what: "the only assessor stands aside",
        pack: &[(
            "+",
            r#"[[assessment]]
id = "yearly"
name = "年度考评"
article = "1"
organiser = ["body:wmb"]
assessed = ["class:member_unit"]
recusal = true"#,
        )],
        rows: &[(r#"name = "文明办" }"#, r#"name = "文明办", unit = "u-a" }"#)],
        codes: &["CW4133"],
    },
    // ── quorum ──
    Case {
        what: "of three voting members two have retired",
        pack: &[],
        rows: &[
            (r#"u-a.leader", from = 2020-01-01"#, r#"u-a.leader", from = 2020-01-01, until = 2026-01-30"#),
            (r#"u-b.leader", from = 2020-01-01"#, r#"u-b.leader", from = 2020-01-01, until = 2026-02-27"#),
        ],
        codes: &["CW4121", "CW4112"],
    },
    Case {
        what: "of three voting members one has retired",
        pack: &[],
        rows: &[(
            r#"u-a.leader", from = 2020-01-01"#,
            r#"u-a.leader", from = 2020-01-01, until = 2026-01-30"#,
        )],
        codes: &["CW4112", "CW4122"],
    },
    Case {
        what: "of three voting members two have retired, where half is enough and not more",
        pack: &[(r#"fraction = "2/3""#, r#"fraction = "1/3""#)],
        rows: &[
            (r#"u-a.leader", from = 2020-01-01"#, r#"u-a.leader", from = 2020-01-01, until = 2026-01-30"#),
            (r#"u-b.leader", from = 2020-01-01"#, r#"u-b.leader", from = 2020-01-01, until = 2026-02-27"#),
        ],
        codes: &["CW4112", "CW4122"],
    },
    Case {
        what: "two of three deputies have retired, who vote",
        pack: &[(r#"voting = ["body:wmw.member"]"#, r#"voting = ["body:wmw.deputy"]"#)],
        rows: &[
            ("+", r#"{ person = "x", office = "wmw.deputy", from = 2020-01-01, until = 2025-12-31 },"#),
            ("+", r#"{ person = "y", office = "wmw.deputy", from = 2020-01-01, until = 2026-01-30 },"#),
            ("+", r#"{ person = "c2", office = "wmw.deputy", from = 2020-01-01 },"#),
        ],
        codes: &["CW4121", "CW4112"],
    },
    Case {
        what: "the same, where their seats were closed",
        pack: &[(r#"voting = ["body:wmw.member"]"#, r#"voting = ["body:wmw.deputy"]"#)],
        rows: &[
            (
                "+",
                r#"{ person = "x", office = "wmw.deputy", from = 2020-01-01, until = 2025-12-31, seat_closed = true },"#,
            ),
            (
                "+",
                r#"{ person = "y", office = "wmw.deputy", from = 2020-01-01, until = 2026-01-30, seat_closed = true },"#,
            ),
            ("+", r#"{ person = "c2", office = "wmw.deputy", from = 2020-01-01 },"#),
        ],
        codes: &[],
    },
    Case {
        what: "nobody votes",
        pack: &[(r#"voting = ["body:wmw.member"]"#, r#"voting = ["body:wmw.deputy"]"#)],
        rows: &[],
        codes: &["CW4121"],
    },
    Case {
        what: "more than all must come",
        pack: &[(r#"fraction = "2/3""#, r#"fraction = "1/1", strict = true"#)],
        rows: &[],
        codes: &["CW4121"],
    },
    // ── whom rules mean ──
    Case {
        what: "a duty of a class that has no unit",
        pack: &[(r#"who = ["class:member_unit.liaison"]"#, r#"who = ["class:school"]"#)],
        rows: &[],
        codes: &["CW4131"],
    },
    Case {
        what: "a class without units among others",
        pack: &[(
            r#"who = ["class:member_unit.liaison"]"#,
            r#"who = ["class:member_unit.liaison", "class:school"]"#,
        )],
        rows: &[],
        codes: &["CW4131"],
    },
    Case {
        what: "an office that only some of the units have",
        pack: &[
            (r#"who = ["class:member_unit.liaison"]"#, r#"who = ["class:school.liaison"]"#),
            (
                "+",
                r#"[[office]]
id = "liaison"
of = "class:school"
name = "联络员"
article = "1"
at_least = 0"#,
            ),
        ],
        rows: &[("unit = [", r#"unit = [ { id = "s", name = "一中", classes = ["school"] },"#)],
        codes: &[],
    },
    // ── settings ──
    Case {
        what: "an open norm",
        pack: &[],
        rows: &[(r#"cycle = { every = "quarter" }"#, "")],
        codes: &["CW4141"],
    },
    Case {
        what: "a text for a recurrence",
        pack: &[],
        rows: &[(r#"cycle = { every = "quarter" }"#, r#"cycle = "每季度""#)],
        codes: &["CW4142"],
    },
    Case {
        what: "a recurrence that cannot be",
        pack: &[],
        rows: &[(r#"cycle = { every = "quarter" }"#, r#"cycle = { every = "quarter", times = 0 }"#)],
        codes: &["CW4142"],
    },
    Case {
        what: "an answer to nothing",
        pack: &[],
        rows: &[(
            "[settings]",
            r"[settings]
cycel = 3",
        )],
        codes: &["CW4143"],
    },
    // ── time ──
    Case {
        what: "two meetings of the same people on the one workday of both windows",
        pack: &[
            (r#"when = { every = "quarter" }"#, r#"when = { every = "year", on = ["06-30"] }"#),
            (
                "+",
                r#"[[meeting]]
id = "other"
name = "另一会"
article = "1"
body = "body:wmb"
members = ["class:member_unit.leader"]
when = { every = "half_year", on = ["06-30", "12-31"] }"#,
            ),
        ],
        rows: &[],
        codes: &["CW4123"],
    },
    Case {
        what: "two meetings on one day that may be one sitting",
        pack: &[
            (
                r#"when = { every = "quarter" }"#,
                r#"when = { every = "year", on = ["06-30"] }
joint_with = ["other"]"#,
            ),
            (
                "+",
                r#"[[meeting]]
id = "other"
name = "另一会"
article = "1"
body = "body:wmb"
members = ["class:member_unit.leader"]
when = { every = "half_year", on = ["06-30", "12-31"] }"#,
            ),
        ],
        rows: &[],
        codes: &[],
    },
    Case {
        what: "the same of other people",
        pack: &[
            (r#"when = { every = "quarter" }"#, r#"when = { every = "year", on = ["06-30"] }"#),
            (
                "+",
                r#"[[meeting]]
id = "other"
name = "另一会"
article = "1"
body = "body:wmb"
members = ["class:member_unit.liaison"]
when = { every = "half_year", on = ["06-30", "12-31"] }"#,
            ),
        ],
        rows: &[],
        codes: &[],
    },
    Case {
        what: "a meeting on a public holiday",
        pack: &[(r#"when = { every = "quarter" }"#, r#"when = { every = "year", on = ["10-01"] }"#)],
        rows: &[],
        codes: &["CW4124"],
    },
    Case {
        what: "a meeting on a holiday that is past",
        pack: &[(r#"when = { every = "quarter" }"#, r#"when = { every = "year", on = ["01-01"] }"#)],
        rows: &[],
        codes: &[],
    },
    Case {
        what: "a term that ends on a Sunday",
        pack: &[],
        rows: &[(
            r#"u-b.deputy", from = 2020-01-01"#,
            r#"u-b.deputy", from = 2020-01-01, until = 2026-05-31"#,
        )],
        codes: &["CW4127"],
    },
    Case {
        what: "a term that ends on a Friday",
        pack: &[],
        rows: &[(
            r#"u-b.deputy", from = 2020-01-01"#,
            r#"u-b.deputy", from = 2020-01-01, until = 2026-05-29"#,
        )],
        codes: &[],
    },
    Case {
        what: "a tenure that ends on a Saturday",
        pack: &[(
            "effective = 2020-01-01",
            r"effective = 2020-01-01

[pack.periods]
tenure = { first = 2021-08-16, years = 5 }",
        )],
        rows: &[],
        codes: &["CW4127"],
    },
    // ── modules and secondments ──
    Case {
        what: "a kind of action without a module",
        pack: &[(r#"action = "report""#, r#"action = "archive""#)],
        rows: &[],
        codes: &["CW4144"],
    },
    Case {
        what: "seconded beyond the day of rotation, and in time",
        pack: &[(
            "+",
            r#"[[duty]]
id = "rotate"
article = "1"
who = ["body:wmb"]
action = "report"
what = "轮换"
on = "secondment.started"
within = { amount = 1, unit = "year", side = "after" }
evidence = "secondment.ended""#,
        )],
        rows: &[(
            "+",
            r#"{ person = "x", office = "wmb.staff", from = 2025-02-28, kind = "seconded", home = "u-a" }, { person = "y", office = "wmb.staff", from = 2025-03-03, kind = "seconded", home = "u-b" },"#,
        )],
        codes: &["CW4151"],
    },
    Case {
        what: "seconded from nowhere",
        pack: &[],
        rows: &[("+", r#"{ person = "x", office = "wmb.staff", from = 2025-09-01, kind = "seconded" },"#)],
        codes: &["CW4152"],
    },
];
