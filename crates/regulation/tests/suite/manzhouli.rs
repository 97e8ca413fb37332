//! The pack of Manzhouli: lint finds the real defects of its regulation, and every row is covered.

use std::path::{Path, PathBuf};

use kernel::{Finding, Severity};
use regulation::lint::{coverage, lint};
use regulation::pack::{self, Pack, SourceFile};
use regulation::resolved::resolve;

use crate::village::show;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn manzhouli() -> Pack {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("packs/manzhouli")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_some_and(|extension| extension == "toml") && name != "organisation.toml" {
            files.push(SourceFile { name, bytes: std::fs::read(&path).unwrap() });
        }
    }
    pack::read(&files).unwrap_or_else(|findings| panic!("{}", show(&findings)))
}

/// Each defect of the catalogue's appendix A that concerns document M: the code that finds it, and the articles that the
/// finding must cite.
const DEFECTS: &[(&str, &str, &[&str])] = &[
    ("C-01", "CW3001", &["M-05A", "M-05B"]),
    ("C-02", "CW3002", &["M-02.4b", "M-02.4c", "M-05B.3e", "M-09.3d", "M-12.11", "M-14.6b"]),
    ("C-03", "CW3003", &["M-02.2c", "M-05B.6a"]),
    ("C-04", "CW3004", &["M-02.3b", "M-02.6"]),
    ("C-05 officers", "CW3005", &["M-02.2a"]),
    ("C-05 emergencies", "CW3006", &["M-02.2a", "M-02.3b"]),
    ("C-05 joint signing", "CW3007", &["M-01.4b", "M-02.2a"]),
    ("C-06 commission", "CW3008", &["M-02.3a", "M-05B.4a"]),
    ("C-06 leading group", "CW3008", &["M-19.1", "M-20.1"]),
    ("C-07", "CW3009", &["M-19.1", "M-20.1"]),
    ("C-08", "CW3012", &["M-09.4a", "M-11.5b", "M-12.1a", "M-15.3a"]),
    ("C-09", "CW3012", &["M-11.6", "M-12.4"]),
    ("C-10", "CW3012", &["M-02.5a", "M-11.7", "M-15.4"]),
    ("C-11", "CW3012", &["M-11.1", "M-12.18"]),
    ("C-12", "CW3023", &["M-12.1a", "M-12.3"]),
    ("C-13", "CW3012", &["M-05B.5c", "M-17.1", "M-25.1a"]),
    ("C-14", "CW3014", &["M-24.4b"]),
    ("C-15", "CW3015", &["M-24.3c", "M-24.4b"]),
    ("C-16", "CW3016", &["M-19.6", "M-23.3", "M-26.2"]),
    ("C-17", "CW3017", &["M-06.3h"]),
    ("C-18", "CW3013", &["M-17.1", "M-18.2"]),
    ("C-42", "CW3021", &["M-14.2a"]),
    ("C-43", "CW3020", &["M-05A.1"]),
    ("C-45", "CW3018", &["M-18.2", "M-24.2.4a"]),
    ("C-47", "CW3019", &["M-15.9a", "M-24.2.1a"]),
];

fn cites(finding: &Finding, article: &str) -> bool {
    finding.article.split(", ").any(|cited| cited == article)
}

#[test]
fn the_real_defects_of_the_regulation_are_found() {
    let findings = lint(vec![manzhouli()]);
    for (defect, code, articles) in DEFECTS {
        let found = findings
            .iter()
            .any(|finding| finding.code == *code && articles.iter().all(|article| cites(finding, article)));
        let same: Vec<Finding> = findings.iter().filter(|finding| finding.code == *code).cloned().collect();
        assert!(found, "{defect}: no {code} that cites {articles:?}, only\n{}", show(&same));
    }
}

#[test]
fn the_pack_can_run() {
    let errors: Vec<Finding> =
        lint(vec![manzhouli()]).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}", show(&errors));
}

#[test]
fn every_row_of_document_m_is_covered() {
    let catalogue = root().join("../shared/catalogue.md");
    let Ok(text) = std::fs::read_to_string(&catalogue) else {
        eprintln!("not checked: ../shared/catalogue.md is not there");
        return;
    };
    let regulation = resolve(vec![manzhouli()]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    let (coverage, findings) = coverage(&regulation, &text, Some("M"));
    assert_eq!(coverage.total, 275);
    assert!(coverage.missing.is_empty(), "{:?}", coverage.missing);
    assert!(findings.is_empty(), "{}", show(&findings));
    let sum = coverage.by_class;
    assert_eq!(sum.duty + sum.rule + sum.setting + sum.declaration, 275);
    assert!(sum.declaration <= 12, "{sum:?}");
}
