//! Classes, bodies, offices and who holds them.

use super::Case;

pub(super) const CASES: &[Case] = &[
    // ── classes and bodies ──
    Case {
        what: "a body is not listed",
        pack: &[(
            r#"[[class]]
id = "school""#,
            r#"[[body]]
id = "group"
name = "小组"
article = "1"

[[class]]
id = "school""#,
        )],
        rows: &[],
        codes: &["CW4101"],
    },
    Case {
        what: "a body that stands twice",
        pack: &[],
        rows: &[
            (
                r#"{ id = "wmb", name = "文明办" },"#,
                r#"{ id = "wmb", name = "文明办" }, { id = "wmb2", is = "wmb", name = "又一个", until = 2026-12-31 },"#,
            ),
            ("+", r#"{ person = "x", office = "wmb2.director", from = 2020-01-01 },"#),
        ],
        codes: &["CW4102"],
    },
    Case {
        what: "a body that stood twice until yesterday",
        pack: &[],
        rows: &[(
            r#"{ id = "wmb", name = "文明办" },"#,
            r#"{ id = "wmb", name = "文明办" }, { id = "wmb2", is = "wmb", name = "又一个", until = 2026-03-01 },"#,
        )],
        codes: &[],
    },
    Case {
        what: "a unit without the body that each must have",
        pack: &[],
        rows: &[(r#"{ id = "o-c", is = "unit-office", name = "丙局创建办", unit = "u-c" },"#, "")],
        codes: &["CW4103"],
    },
    Case {
        what: "such a body in no unit",
        pack: &[],
        rows: &[(r#", unit = "u-c""#, "")],
        codes: &["CW4103", "CW4103"],
    },
    Case {
        what: "two such bodies in one unit",
        pack: &[],
        rows: &[(
            "body = [",
            r#"body = [ { id = "o-a2", is = "unit-office", name = "又一个", unit = "u-a" },"#,
        )],
        codes: &["CW4102"],
    },
    Case {
        what: "a required class without units",
        pack: &[(
            r#"id = "school"
name = "学校"
article = "1""#,
            r#"id = "school"
name = "学校"
article = "1"
required = true"#,
        )],
        rows: &[],
        codes: &["CW4104"],
    },
    Case {
        what: "names that no pack knows",
        pack: &[],
        rows: &[
            ("body = [", r#"body = [ { id = "zz", name = "怪机构" },"#),
            (
                r#"classes = ["member_unit"] },
]"#,
                r#"classes = ["member_unit", "menber"] },
]"#,
            ),
            ("+", r#"{ person = "x", office = "wmb.cook", from = 2020-01-01 },"#),
        ],
        codes: &["CW4105", "CW4105", "CW4105"],
    },
    // ── offices ──
    Case {
        what: "nobody was ever appointed",
        pack: &[],
        rows: &[(r#"{ person = "b3", office = "u-b.liaison", from = 2020-01-01 },"#, "")],
        codes: &["CW4111"],
    },
    Case {
        what: "somebody is appointed from tomorrow",
        pack: &[],
        rows: &[(r#"u-b.liaison", from = 2020-01-01"#, r#"u-b.liaison", from = 2026-03-03"#)],
        codes: &["CW4111"],
    },
    Case {
        what: "an office that may stay empty",
        pack: &[(
            r#"name = "联络员"
article = "1""#,
            r#"name = "联络员"
article = "1"
strength = "may""#,
        )],
        rows: &[(r#"{ person = "b3", office = "u-b.liaison", from = 2020-01-01 },"#, "")],
        codes: &[],
    },
    Case {
        what: "somebody left and nobody follows",
        pack: &[],
        rows: &[(
            r#"u-b.deputy", from = 2020-01-01"#,
            r#"u-b.deputy", from = 2020-01-01, until = 2026-02-27"#,
        )],
        codes: &["CW4112"],
    },
    Case {
        what: "somebody left and another followed",
        pack: &[],
        rows: &[
            (r#"u-b.deputy", from = 2020-01-01"#, r#"u-b.deputy", from = 2020-01-01, until = 2026-02-27"#),
            ("+", r#"{ person = "x", office = "u-b.deputy", from = 2026-02-28 },"#),
        ],
        codes: &[],
    },
    Case {
        what: "the successor came before the predecessor left",
        pack: &[],
        rows: &[
            (r#"u-b.deputy", from = 2020-01-01"#, r#"u-b.deputy", from = 2020-01-01, until = 2026-02-27"#),
            ("+", r#"{ person = "x", office = "u-b.deputy", from = 2026-02-01 },"#),
        ],
        codes: &[],
    },
    Case {
        what: "a seat of an office without limit is vacated",
        pack: &[],
        rows: &[(
            "+",
            r#"{ person = "x", office = "wmw.deputy", from = 2020-01-01, until = 2025-12-31 }, { person = "y", office = "wmw.deputy", from = 2020-01-01 },"#,
        )],
        codes: &["CW4112"],
    },
    Case {
        what: "a seat of an office without limit is vacated and filled again",
        pack: &[],
        rows: &[
            ("+", r#"{ person = "x", office = "wmw.deputy", from = 2020-01-01, until = 2025-12-31 },"#),
            ("+", r#"{ person = "y", office = "wmw.deputy", from = 2026-01-10 },"#),
        ],
        codes: &[],
    },
    Case {
        what: "a seat that was closed with its holder",
        pack: &[],
        rows: &[(
            "+",
            r#"{ person = "x", office = "wmw.deputy", from = 2020-01-01, until = 2025-12-31, seat_closed = true }, { person = "y", office = "wmw.deputy", from = 2020-01-01 },"#,
        )],
        codes: &[],
    },
    Case {
        what: "two in an office for one",
        pack: &[],
        rows: &[("+", r#"{ person = "x", office = "u-a.deputy", from = 2021-01-01 },"#)],
        codes: &["CW4113"],
    },
    Case {
        what: "two in an office for two",
        pack: &[],
        rows: &[("+", r#"{ person = "x", office = "u-a.liaison", from = 2021-01-01 },"#)],
        codes: &[],
    },
    Case {
        what: "below the rank",
        pack: &[],
        rows: &[(r#"rank = "二级主任科员""#, r#"rank = "三级主任科员""#)],
        codes: &["CW4114"],
    },
    Case {
        what: "no rank, and one that no ladder knows",
        pack: &[],
        rows: &[(r#"rank = "二级主任科员""#, r#"rank = """#), (r#"rank = "副处级""#, r#"rank = "老资格""#)],
        codes: &["CW4115"],
    },
    Case {
        what: "a pack with a ladder of its own",
        pack: &[(
            "+",
            r#"[[vocabulary]]
id = "rank"
name = "职级"
article = "1"
of = "organisation.rank"
terms = [{ id = "a", name = "副处级" }, { id = "b", name = "正科级" }, { id = "c", name = "二级主任科员" }]"#,
        )],
        rows: &[],
        codes: &["CW4114"],
    },
];
