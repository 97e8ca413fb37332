//! Reading packs: bad input is met with messages, never with a panic.

use std::fmt::Write as _;

use kernel::Finding;
use proptest::prelude::*;
use regulation::pack::{self, SourceFile};

const MANIFEST: &str = r#"
[pack]
id = "village"
title = "村规民约"
issuer = "村民委员会"
version = "1"
effective = 2026-01-01
"#;

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: bytes.into() }
}

fn with_manifest(bytes: impl Into<Vec<u8>>) -> Vec<SourceFile> {
    vec![file("pack.toml", MANIFEST), file("rules.toml", bytes)]
}

fn show(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place =
            finding.place.as_ref().map_or("-".to_owned(), |place| format!("{}:{}", place.file, place.line));
        writeln!(out, "{} {place}\n  {}\n  → {}", finding.code, finding.message.zh, finding.help.zh).unwrap();
        writeln!(out, "  {}\n  → {}", finding.message.en, finding.help.en).unwrap();
    }
    out
}

fn codes(files: &[SourceFile]) -> Vec<(&'static str, usize)> {
    let findings = pack::read(files).err().unwrap_or_default();
    findings
        .iter()
        .map(|finding| (finding.code, finding.place.as_ref().map_or(0, |place| place.line)))
        .collect()
}

/// Each file of `tests/bad` is a pack's second file (or, where its name begins with `pack`, its pack.toml); what is
/// said about it is kept beside it.
#[test]
fn every_bad_file_is_explained() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    assert!(paths.len() >= 12, "{paths:?}");
    for path in paths {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let files =
            if name.starts_with("pack") { vec![file("pack.toml", bytes)] } else { with_manifest(bytes) };
        let findings = pack::read(&files).expect_err(&name);
        insta::with_settings!({ snapshot_path => "../bad", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, show(&findings));
        });
    }
}

#[test]
fn folders_and_bytes_that_hold_no_pack() {
    assert_eq!(codes(&[]), [("CW1001", 0)]);
    assert_eq!(codes(&[file("notes.md", "# x")]), [("CW1001", 0)]);
    assert_eq!(codes(&[file("rules.toml", "")]), [("CW1002", 0)]);
    assert_eq!(codes(&[file("a/pack.toml", MANIFEST), file("b/pack.toml", MANIFEST)]), [("CW1003", 0)]);
    assert_eq!(codes(&with_manifest(*b"# \xd6\xd0")), [("CW1004", 1)]);
    assert_eq!(codes(&with_manifest(*b"# a\n\n# \xff")), [("CW1004", 3)]);
    assert_eq!(codes(&with_manifest(*b"\xff\xfe[\0[\0")), [("CW1004", 1)]);
    assert_eq!(codes(&with_manifest(vec![b'#'; pack::read::MAX_FILE + 1])), [("CW1006", 1)]);
    assert_eq!(codes(&[file("pack.toml", "")]), [("CW1007", 1)]);
    assert_eq!(codes(&with_manifest(MANIFEST)), [("CW1008", 2)]);
}

#[test]
fn what_editors_leave_behind_is_no_fault() {
    let text = "\u{feff}[[article]]\r\nid = \"一\"\r\nheading = \"卫生\"\r\n";
    let pack = pack::read(&with_manifest(text)).unwrap();
    assert_eq!(pack.articles.len(), 1);
    assert_eq!(pack.articles[0].place.line, 1);
    assert_eq!(pack.articles[0].heading, "卫生");
}

#[test]
fn a_hundred_thousand_rules_are_read_with_their_places() {
    let rule = "[[prohibition]]\nid = \"p-N\"\narticle = \"A-1\"\nact = \"roster.open\"\nwhat = \"不得\"\n";
    let text: String = (0..100_000).map(|n| rule.replace('N', &n.to_string())).collect();
    let pack = pack::read(&with_manifest(text)).unwrap();
    assert_eq!(pack.prohibitions.len(), 100_000);
    assert_eq!(pack.prohibitions[99_999].place.line, 99_999 * 5 + 1);
}

#[test]
fn a_hundred_thousand_bad_rules_are_counted() {
    let rule = "[[duty]]\nid = \"d N\"\nwhoo = 1\n";
    let text: String = (0..100_000).map(|n| rule.replace('N', &n.to_string())).collect();
    let found = codes(&with_manifest(text));
    assert_eq!(found.len(), 201);
    assert!(found.contains(&("CW1016", 1)));
}

const SAMPLE: &str = r#"
[[article]]
id = "一"
heading = "卫生"

[[class]]
id = "household"
name = "农户"
article = "一"

[[duty]]
id = "sweep"
article = "一"
who = ["class:household"]
action = "organise"
what = "打扫门前"
when = { every = "month", at = ["start"] }

[[duty]]
id = "answer"
article = "一"
who = ["body:village", "!subject"]
action = "answer"
what = "答复"
on = "petition.received"
of = { kind = "卫生" }
within = { amount = 5, unit = "workday", side = "after" }
"#;

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort();
    findings
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = pack::read(&with_manifest(bytes.clone()));
        let _ = pack::read(&[file("pack.toml", bytes)]);
    }

    #[test]
    fn mutated_packs_never_panic_and_never_lose_a_finding(
        cuts in proptest::collection::vec((0usize..700, 0usize..12, "[\\[\\]{}=\"\n#.,a-d0-9 ]{0,6}"), 1..5),
    ) {
        let mut text: Vec<char> = SAMPLE.chars().collect();
        for (at, length, put) in cuts {
            let at = at.min(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, put.chars());
        }
        let text: String = text.into_iter().collect();
        let files = with_manifest(text);
        if let Err(findings) = pack::read(&files) {
            prop_assert!(!findings.is_empty());
            let mut turned = files.clone();
            turned.reverse();
            prop_assert_eq!(pack::read(&turned).err(), Some(findings.clone()));
            prop_assert_eq!(sorted(findings.clone()), findings);
        }
    }
}
