//! A good pack and a good organisation fit; each case changes one thing and says what is then found.

use std::path::Path;

use kernel::Severity;
use proptest::prelude::*;
use regulation::pack::source::SourceFile;

use super::*;
use crate::organisation::Parts;

/// A pack of one commission with one meeting, its office, and units with three offices each.
const PACK: &str = r#"
[pack]
id = "p"
title = "试行制度"
issuer = "市委"
version = "1"
effective = 2020-01-01

[[article]]
id = "1"
heading = "总则"

[[class]]
id = "member_unit"
name = "成员单位"
article = "1"
required = true

[[class]]
id = "school"
name = "学校"
article = "1"

[[body]]
id = "wmw"
name = "文明委"
article = "1"

[[office]]
id = "director"
of = "body:wmw"
name = "主任"
article = "1"

[[office]]
id = "deputy"
of = "body:wmw"
name = "副主任"
article = "1"
at_least = 0
at_most = 0

[[office]]
id = "member"
of = "body:wmw"
name = "委员"
article = "1"
at_most = 0
member = true

[[body]]
id = "wmb"
name = "文明办"
article = "1"

[[office]]
id = "director"
of = "body:wmb"
name = "主任"
article = "1"
answers_to = ["body:wmw.director"]

[[office]]
id = "staff"
of = "body:wmb"
name = "工作人员"
article = "1"
at_least = 0
at_most = 0

[[body]]
id = "unit-office"
name = "单位创建办"
article = "1"
one_in_each = ["class:member_unit"]

[[office]]
id = "leader"
of = "class:member_unit"
name = "一把手"
article = "1"

[[office]]
id = "deputy"
of = "class:member_unit"
name = "分管领导"
article = "1"
answers_to = ["class:member_unit.leader"]

[[office]]
id = "liaison"
of = "class:member_unit"
name = "联络员"
article = "1"
at_most = 2
answers_to = ["class:member_unit.deputy", "body:wmb"]
eligibility = { rank_at_least = "正科级", article = "1" }

[[setting]]
id = "cycle"
article = "1"
norm = "定期"
asks = "多久报一次?"
kind = "recurrence"
filled_by = "body:wmb.director"

[[duty]]
id = "report"
article = "1"
who = ["class:member_unit.liaison"]
action = "report"
what = "报情况"
to = ["body:wmb"]
when = { setting = "cycle" }

[[meeting]]
id = "plenary"
name = "全会"
article = "1"
body = "body:wmw"
members = ["body:wmw.director", "body:wmw.member"]
voting = ["body:wmw.member"]
chair = "body:wmw.director"
when = { every = "quarter" }
quorum = { fraction = "2/3", article = "1" }
"#;

/// Three member units that lack nothing.
const ORGANISATION: &str = r#"
unit = [
    { id = "u-a", name = "甲局", classes = ["member_unit"] },
    { id = "u-b", name = "乙局", classes = ["member_unit"] },
    { id = "u-c", name = "丙局", classes = ["member_unit"] },
]
body = [
    { id = "wmw", name = "文明委", members = ["u-a.leader", "u-b.leader", "u-c.leader"] },
    { id = "wmb", name = "文明办" },
    { id = "o-a", is = "unit-office", name = "甲局创建办", unit = "u-a" },
    { id = "o-b", is = "unit-office", name = "乙局创建办", unit = "u-b" },
    { id = "o-c", is = "unit-office", name = "丙局创建办", unit = "u-c" },
]
person = [
    { id = "d", name = "主任" },
    { id = "o", name = "办主任" },
    { id = "a1", name = "甲一" }, { id = "a2", name = "甲二" }, { id = "a3", name = "甲三", rank = "正科级" },
    { id = "b1", name = "乙一" }, { id = "b2", name = "乙二" }, { id = "b3", name = "乙三", rank = "二级主任科员" },
    { id = "c1", name = "丙一" }, { id = "c2", name = "丙二" }, { id = "c3", name = "丙三", rank = "副处级" },
    { id = "x", name = "某人", rank = "正科级" },
    { id = "y", name = "另一人" },
]
appointment = [
    { person = "d", office = "wmw.director", from = 2020-01-01 },
    { person = "o", office = "wmb.director", from = 2020-01-01 },
    { person = "a1", office = "u-a.leader", from = 2020-01-01 },
    { person = "a2", office = "u-a.deputy", from = 2020-01-01 },
    { person = "a3", office = "u-a.liaison", from = 2020-01-01 },
    { person = "b1", office = "u-b.leader", from = 2020-01-01 },
    { person = "b2", office = "u-b.deputy", from = 2020-01-01 },
    { person = "b3", office = "u-b.liaison", from = 2020-01-01 },
    { person = "c1", office = "u-c.leader", from = 2020-01-01 },
    { person = "c2", office = "u-c.deputy", from = 2020-01-01 },
    { person = "c3", office = "u-c.liaison", from = 2020-01-01 },
]

[organisation]
name = "某市"

[settings]
cycle = { every = "quarter" }
"#;

const BUILT: [&str; 3] = ["meeting", "bulletin", "assessment"];

fn on() -> Date {
    Date::constant(2026, 3, 2)
}

fn regulation(text: &str) -> Regulation {
    let file = SourceFile { name: "pack.toml".to_owned(), bytes: text.as_bytes().to_vec() };
    let pack = regulation::pack::read::read(&[file]).unwrap_or_else(|findings| panic!("{findings:#?}"));
    regulation::resolved::resolve(vec![pack]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn organisation(text: &str) -> Organisation {
    Organisation::read("org.toml", text.as_bytes()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn found(pack: &str, rows: &str) -> Vec<Finding> {
    let calendar = Calendar::builtin();
    let findings = check(&regulation(pack), &organisation(rows), &calendar, on(), &BUILT);
    for finding in &findings {
        for text in [&finding.message, &finding.help] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{finding:?}");
        }
    }
    findings
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn an_organisation_that_lacks_nothing_has_no_finding() {
    assert_eq!(found(PACK, ORGANISATION), []);
}

/// What changes in the pack or in the organisation, and what is then found. A pair of texts replaces the first by the
/// second; `+` adds items to the pack, or rows to the appointments.
struct Case {
    what: &'static str,
    pack: &'static [(&'static str, &'static str)],
    rows: &'static [(&'static str, &'static str)],
    codes: &'static [&'static str],
}

mod cases;

fn change(what: &str, text: &str, changes: &[(&str, &str)], add: fn(&str, &str) -> String) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        if *from == "+" {
            return add(&text, to);
        }
        assert!(text.contains(from), "{what}: {from}");
        text.replace(from, to)
    })
}

#[test]
fn each_misfit_is_found_and_nothing_else() {
    for case in cases::all() {
        let pack = change(case.what, PACK, case.pack, |text, items| format!("{text}\n{items}"));
        let rows = change(case.what, ORGANISATION, case.rows, |text, rows| {
            text.replace("appointment = [", &format!("appointment = [\n{rows}"))
        });
        let findings = found(&pack, &rows);
        assert_eq!(codes(&findings), case.codes, "{}: {findings:#?}", case.what);
    }
}

fn shipped(pack: &str) -> Regulation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack);
    let files: Vec<SourceFile> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("organisation.toml"))
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    let pack = regulation::pack::read::read(&files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    regulation::resolved::resolve(vec![pack]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The gaps that the demonstration was given, each found by a general rule, and no error.
#[test]
fn the_demonstration_shows_its_gaps_and_no_error() {
    let findings = check(&shipped("manzhouli"), &Organisation::demo(), &Calendar::builtin(), on(), &[]);
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let expected = [
        ("CW4103", "东湖区"),
        ("CW4103", "市供电公司"),
        ("CW4111", "市金融工作办公室联络员"),
        ("CW4112", "未成年教育处处长"),
        ("CW4112", "市体育局分管领导"),
        ("CW4112", "市科学技术协会一把手"),
        ("CW4114", "市博物馆联络员"),
        ("CW4116", "市人民防空办公室联络员"),
        ("CW4127", "2026-10-03(国庆节放假)"),
        ("CW4133", "联络员"),
        ("CW4141", "一票否决由谁决定"),
        ("CW4151", "2025-06-03"),
    ];
    for (code, words) in expected {
        let is_there =
            findings.iter().any(|finding| finding.code == code && finding.message.zh.contains(words));
        assert!(is_there, "{code} {words}: {findings:#?}");
    }
    let open = findings.iter().filter(|finding| finding.code == "CW4141").count();
    assert_eq!(open, 4, "the settings that the demonstration leaves open");
    for code in ["CW4142", "CW4143", "CW4101", "CW4104"] {
        assert!(!codes(&findings).contains(&code), "{code}: {findings:#?}");
    }
}

#[test]
fn the_village_has_what_its_pack_asks_for() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/village/organisation.toml");
    let village = Organisation::read("organisation.toml", &std::fs::read(file).unwrap()).unwrap();
    let findings = check(&shipped("village"), &village, &Calendar::builtin(), on(), &[]);
    let other: Vec<&str> = codes(&findings).into_iter().filter(|code| *code != "CW4144").collect();
    assert_eq!(other, ["CW4141"], "how often households are judged is open: {findings:#?}");
}

mod sittings;

proptest! {
    // Each case checks the whole demonstration twice.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_rows_never_matters(turn in 0usize..100) {
        let demo = Organisation::demo();
        let mut parts = Parts {
            name: demo.name().to_owned(),
            area: demo.area().to_owned(),
            settings: demo.settings().clone(),
            units: demo.units().to_vec(),
            bodies: demo.bodies().to_vec(),
            persons: demo.persons().to_vec(),
            appointments: demo.appointments().to_vec(),
        };
        parts.units.rotate_left(turn);
        parts.bodies.rotate_left(turn % 90);
        parts.appointments.reverse();
        parts.persons.rotate_left(turn);
        let (regulation, calendar) = (regulation(PACK), Calendar::builtin());
        prop_assert_eq!(
            check(&regulation, &Organisation::new(parts), &calendar, on(), &BUILT),
            check(&regulation, &demo, &calendar, on(), &BUILT)
        );
    }
}
