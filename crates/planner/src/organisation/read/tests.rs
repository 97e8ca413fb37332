//! Reading whole files: what is read, and every wrong row with its line.

use kernel::Severity;
use proptest::prelude::*;

use crate::organisation::{AppointmentKind, Organisation, PartyId};

const GOOD: &str = r#"
[organisation]
name = "某市"
area = "某市"

[settings]
review-cycle = { every = "quarter" }

[[unit]]
id = "u-city"
name = "市"

[[unit]]
id = "u-edu"
name = "市教育局"
classes = ["member_unit", "city_unit"]
parents = ["u-city"]

[[body]]
id = "wmw"
name = "市文明委"
members = ["u-edu.leader"]
since = 2001-01-01

[[person]]
id = "p1"
name = "甲"
rank = "正科级"

[[appointment]]
person = "p1"
office = "u-edu.leader"
from = 2021-03-01
until = 2021-12-31

[[appointment]]
person = "p1"
office = "u-edu.leader"
from = "2022-01-01"
kind = "acting"
"#;

/// The codes and lines of what is wrong in a text.
fn codes(text: &str) -> Vec<(&'static str, usize)> {
    codes_of_bytes(text.as_bytes())
}

fn codes_of_bytes(bytes: &[u8]) -> Vec<(&'static str, usize)> {
    match Organisation::read("org.toml", bytes) {
        Ok(_) => Vec::new(),
        Err(findings) => findings
            .into_iter()
            .map(|finding| {
                assert_eq!(finding.severity, Severity::Error);
                for text in [&finding.message, &finding.help] {
                    assert!(!text.zh.is_empty() && !text.en.is_empty(), "{finding:?}");
                }
                (finding.code, finding.place.map_or(0, |place| place.line))
            })
            .collect(),
    }
}

#[test]
fn a_good_file_is_read() {
    let organisation = Organisation::read("org.toml", GOOD.as_bytes()).unwrap();
    let edu = PartyId::new("u-edu").unwrap();
    assert_eq!(organisation.name(), "某市");
    assert_eq!(organisation.unit(&edu).unwrap().classes, ["city_unit", "member_unit"]);
    assert_eq!(organisation.bodies()[0].is, "wmw");
    assert_eq!(organisation.bodies()[0].members[0].to_string(), "u-edu.leader");
    assert_eq!(organisation.appointments()[1].kind, AppointmentKind::Acting);
    assert!(organisation.setting("review-cycle").is_some());
    assert_eq!(organisation.setting("other"), None);
}

type Case = (&'static str, &'static str, &'static [(&'static str, usize)]);

/// Every way in which a file was found to be wrong: what, the file (`H` is a good head), codes and lines. The list
/// only grows.
const CASES: &[Case] = &[
    ("an empty file", "", &[("CW4013", 1)]),
    ("no name", "[organisation]\n", &[("CW4004", 1)]),
    ("an empty name", "[organisation]\nname = \" \"\n", &[("CW4004", 1)]),
    ("not TOML", "[organisation\nname = 1\n", &[("CW4002", 1)]),
    ("unit is no list", "H[unit]\nid = \"a\"\n", &[("CW4005", 3)]),
    ("unit is a list of numbers", "unit = [1]\nH", &[("CW4005", 1)]),
    ("settings is no table", "settings = 3\nH", &[("CW4005", 1)]),
    ("an unknown section", "H[[units]]\nid = \"a\"\n", &[("CW4003", 3)]),
    ("an unknown key", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nparent = \"b\"\n", &[("CW4003", 6)]),
    ("no id, no name", "H[[unit]]\n", &[("CW4004", 3), ("CW4004", 3)]),
    ("a number for a name", "H[[unit]]\nid = \"a\"\nname = 3\n", &[("CW4005", 5)]),
    ("a dot in an id", "H[[unit]]\nid = \"a.b\"\nname = \"甲\"\n", &[("CW4005", 4)]),
    ("a space in an id", "H[[body]]\nid = \"a b\"\nname = \"甲\"\n", &[("CW4005", 4)]),
    ("a text for a list", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nparents = \"b\"\n", &[("CW4005", 6)]),
    ("a number in a list", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nclasses = [1]\n", &[("CW4005", 6)]),
    (
        "a class that is no id",
        "H[[unit]]\nid = \"a\"\nname = \"甲\"\nclasses = [\"x y\"]\n",
        &[("CW4005", 6)],
    ),
    (
        "a unit as a member of nothing",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\nmembers = [\"b.c.d\"]\n",
        &[("CW4005", 6)],
    ),
    ("no such day", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nsince = \"2026-02-30\"\n", &[("CW4006", 6)]),
    (
        "a time of day",
        "H[[unit]]\nid = \"a\"\nname = \"甲\"\nsince = 2026-02-03T08:00:00\n",
        &[("CW4006", 6)],
    ),
    ("a year of long ago", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nsince = 0206-02-03\n", &[("CW4006", 6)]),
    ("a year far ahead", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nuntil = 9999-12-31\n", &[("CW4006", 6)]),
    (
        "days exchanged",
        "H[[unit]]\nid = \"a\"\nname = \"甲\"\nsince = 2026-02-03\nuntil = 2026-02-02\n",
        &[("CW4007", 3)],
    ),
    (
        "one id twice",
        "H[[unit]]\nid = \"a\"\nname = \"甲\"\n[[unit]]\nid = \"a\"\nname = \"乙\"\n",
        &[("CW4008", 6)],
    ),
    (
        "a unit and a body of one id",
        "H[[unit]]\nid = \"a\"\nname = \"甲\"\n[[body]]\nid = \"a\"\nname = \"乙\"\n",
        &[("CW4008", 6)],
    ),
    (
        "one person twice",
        "H[[person]]\nid = \"a\"\nname = \"甲\"\n[[person]]\nid = \"a\"\nname = \"乙\"\n",
        &[("CW4008", 6)],
    ),
    ("an unknown parent", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nparents = [\"b\"]\n", &[("CW4009", 3)]),
    (
        "an unknown unit of a body",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\nunit = \"b\"\nlead = \"c\"\n",
        &[("CW4009", 3), ("CW4009", 3)],
    ),
    ("a body as a lead unit", "H[[body]]\nid = \"a\"\nname = \"甲\"\nlead = \"a\"\n", &[("CW4009", 3)]),
    (
        "an unknown member",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\nmembers = [\"b.leader\"]\n",
        &[("CW4009", 3)],
    ),
    (
        "nobody appointed",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\n[[appointment]]\nperson = \"p\"\noffice = \"a.x\"\nfrom = 2020-01-01\n",
        &[("CW4010", 6)],
    ),
    (
        "appointed to nothing",
        "H[[person]]\nid = \"p\"\nname = \"甲\"\n[[appointment]]\nperson = \"p\"\noffice = \"a.x\"\nfrom = 2020-01-01\n",
        &[("CW4009", 6)],
    ),
    (
        "appointed to a whole unit",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\n[[person]]\nid = \"p\"\nname = \"乙\"\n[[appointment]]\nperson = \"p\"\noffice = \"a\"\nfrom = 2020-01-01\n",
        &[("CW4012", 11)],
    ),
    (
        "appointed from no day",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\n[[person]]\nid = \"p\"\nname = \"乙\"\n[[appointment]]\nperson = \"p\"\noffice = \"a.x\"\n",
        &[("CW4004", 9)],
    ),
    (
        "no such kind",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\n[[person]]\nid = \"p\"\nname = \"乙\"\n[[appointment]]\nperson = \"p\"\noffice = \"a.x\"\nfrom = 2020-01-01\nkind = \"lent\"\n",
        &[("CW4005", 13)],
    ),
    (
        "seat_closed is no switch",
        "H[[body]]\nid = \"a\"\nname = \"甲\"\n[[person]]\nid = \"p\"\nname = \"乙\"\n[[appointment]]\nperson = \"p\"\noffice = \"a.x\"\nfrom = 2020-01-01\nseat_closed = \"yes\"\n",
        &[("CW4005", 13)],
    ),
    ("a unit above itself", "H[[unit]]\nid = \"a\"\nname = \"甲\"\nparents = [\"a\"]\n", &[("CW4011", 3)]),
    (
        "three units in a circle",
        "unit = [\n{ id = \"c\", name = \"丙\", parents = [\"a\"] },\n{ id = \"b\", name = \"乙\", parents = [\"c\"] },\n{ id = \"a\", name = \"甲\", parents = [\"b\"] },\n]\nH",
        &[("CW4011", 4)],
    ),
    (
        "every bad row at once",
        "H[[unit]]\nid = \"a\"\n[[unit]]\nid = \"b\"\nname = \"乙\"\nparents = [\"a\", \"x\"]\n[[unit]]\nid = \"c\"\nname = 1\n",
        &[("CW4004", 3), ("CW4009", 5), ("CW4005", 11)],
    ),
    ("two heads", "HH", &[("CW4002", 3), ("CW4002", 4)]),
];

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let head = "[organisation]\nname = \"某市\"\n";
    for (what, text, expected) in CASES {
        assert_eq!(codes(&text.replace('H', head)), *expected, "{what}");
    }
}

#[test]
fn one_person_may_not_hold_one_office_twice_at_a_time() {
    let overlapping = GOOD.replace("until = 2021-12-31", "until = 2022-01-01");
    assert_eq!(codes(&overlapping), [("CW4014", 36)]);
}

#[test]
fn text_that_is_not_utf8_is_named_with_its_line() {
    let mut bytes = GOOD.as_bytes().to_vec();
    let at = GOOD.find("市教育局").unwrap();
    bytes[at] = 0xff;
    assert_eq!(codes_of_bytes(&bytes), [("CW4001", 15)]);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(codes(&format!("\u{feff}{}", GOOD.trim_start())), []);
}

#[test]
fn rows_of_one_file_may_refer_to_another_and_findings_name_the_file() {
    let (units, rest) = GOOD.split_at(GOOD.find("[[body]]").unwrap());
    let (one, two) = (("units.toml", units.as_bytes()), ("bodies.toml", rest.as_bytes()));
    let whole = Organisation::read("org.toml", GOOD.as_bytes()).unwrap();
    assert_eq!(Organisation::read_all(&[one, two]).unwrap(), whole);
    assert_eq!(Organisation::read_all(&[two, one]).unwrap(), whole);
    let twice = Organisation::read_all(&[one, one, two]).unwrap_err();
    let codes: Vec<_> = twice.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["CW4008"; 4]);
    let broken = Organisation::read_all(&[("units.toml", b"[["), two]).unwrap_err();
    assert!(broken.iter().all(|finding| finding.place.as_ref().unwrap().file == "units.toml"), "{broken:?}");
}

#[test]
fn an_unknown_id_that_is_nearly_a_known_one_is_suggested() {
    let findings =
        Organisation::read("org.toml", GOOD.replace("[\"u-city\"]", "[\"u-ctiy\"]").as_bytes()).unwrap_err();
    assert_eq!(findings[0].help.zh, "是否应为 u-city?");
}

/// A line for each number, with one parent.
fn rows(numbers: std::ops::Range<u32>, parent: fn(u32) -> String) -> String {
    let row = |n| format!("{{id=\"u{n}\",name=\"x\",parents=[\"{}\"]}},\n", parent(n));
    numbers.map(row).collect::<Vec<_>>().concat()
}

#[test]
fn a_hundred_thousand_bad_rows_are_all_named() {
    let rows = rows(0..100_000, |n| format!("w{n}"));
    let found = codes(&format!("unit = [\n{rows}]\n[organisation]\nname=\"x\"\n"));
    assert_eq!(found.len(), 100_000);
    assert_eq!(found[99_999], ("CW4009", 100_001));
}

#[test]
fn a_chain_of_twenty_thousand_units_is_read() {
    let rows = rows(1..20_000, |n| format!("u{}", n - 1));
    let text = format!("unit = [{{id=\"u0\",name=\"x\"}},\n{rows}]\n[organisation]\nname=\"x\"\n");
    let organisation = Organisation::read("org.toml", text.as_bytes()).unwrap();
    assert_eq!(organisation.subtree(&PartyId::new("u0").unwrap()).len(), 20_000);
}

proptest! {
    #[test]
    fn the_order_of_rows_never_matters(order in Just((1..7usize).collect::<Vec<_>>()).prop_shuffle()) {
        let starts: Vec<usize> = GOOD.match_indices("\n[").map(|(at, _)| at + 1).chain([GOOD.len()]).collect();
        // The sections after the head and the settings, in another order; the two single tables stay in front.
        let sections: Vec<&str> = starts.windows(2).map(|pair| &GOOD[pair[0]..pair[1]]).collect();
        let shuffled: String = order.iter().map(|at| sections[at + 1]).collect();
        let text = format!("{}{}{shuffled}", sections[0], sections[1]);
        prop_assert_eq!(
            Organisation::read("org.toml", text.as_bytes()).unwrap(),
            Organisation::read("org.toml", GOOD.as_bytes()).unwrap()
        );
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\[\\[?(unit|body|person|appointment|settings)\\]?\\]\n|(id|name|parents|from|office) = (\"[a-c.]{0,3}\"|\\[\"a\"\\]|2020-01-01|1e9)\n|.{0,5}){0,12}") {
        codes(&text);
    }
}
