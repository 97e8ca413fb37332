//! A village that keeps its own rules: the pack that tests add to.

use std::fmt::Write as _;

use kernel::Finding;
use regulation::pack::{self, Pack, SourceFile};

/// `[pack]` of the village.
pub const MANIFEST: &str = r#"
[pack]
id = "village"
title = "村规民约"
issuer = "村民委员会"
version = "1"
effective = 2026-01-01
"#;

/// The institution that the rules of tests speak of.
pub const BASE: &str = r#"
[[article]]
id = "V-1"
number = "一"
heading = "机构"

[[article]]
id = "V-2"
number = "二"
heading = "事务"

[[class]]
id = "household"
name = "农户"
article = "V-1"

[[office]]
id = "head"
of = "class:household"
name = "户主"
article = "V-1"

[[body]]
id = "committee"
name = "村民委员会"
article = "V-1"

[[office]]
id = "chair"
of = "body:committee"
name = "主任"
article = "V-1"
member = true

[[body]]
id = "team"
name = "卫生队"
article = "V-1"
kind = "team"
parent = "committee"
several = true

[[office]]
id = "leader"
of = "kind:team"
name = "队长"
article = "V-1"
"#;

/// One file.
pub fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// The village with further rules.
pub fn village(rules: &str) -> Pack {
    read(&[file("pack.toml", MANIFEST), file("base.toml", BASE), file("rules.toml", rules)])
}

/// A pack that must be readable.
pub fn read(files: &[SourceFile]) -> Pack {
    pack::read(files).unwrap_or_else(|findings| panic!("{}", show(&findings)))
}

/// The codes of findings.
pub fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// Findings as a test prints them.
pub fn show(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place =
            finding.place.as_ref().map_or("-".to_owned(), |place| format!("{}:{}", place.file, place.line));
        writeln!(out, "{:?} {} {place} [{}]", finding.severity, finding.code, finding.article).unwrap();
        writeln!(out, "  {}\n  → {}", finding.message.zh, finding.help.zh).unwrap();
        writeln!(out, "  {}\n  → {}", finding.message.en, finding.help.en).unwrap();
    }
    out
}
