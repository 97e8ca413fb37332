//! What must hold for any bytes that are given as a pack. Shared by the fuzz target and the replay of its corpus.

use kernel::Finding;
use regulation::pack::{self, Pack, SourceFile};

/// Reads `data` as files that each begin with a line `#file NAME`, and panics where a promise of the reader is broken.
pub fn check(data: &[u8]) {
    let mut files = files(data);
    let first = pack::read(&files);
    if let Err(findings) = &first {
        assert!(!findings.is_empty(), "a refusal says why");
        findings.iter().for_each(check_finding);
    }
    // The order in which a folder lists its files is nobody's decision.
    files.reverse();
    assert_eq!(said(&first), said(&pack::read(&files)), "the order of files does not matter");
}

fn said(outcome: &Result<Pack, Vec<Finding>>) -> String {
    match outcome {
        Ok(pack) => format!("{pack:?}"),
        Err(findings) => format!("{findings:?}"),
    }
}

fn check_finding(finding: &Finding) {
    assert!(finding.code.starts_with("CW"), "{finding:?}");
    for text in [&finding.message, &finding.help] {
        assert!(!text.zh.is_empty() && !text.en.is_empty(), "both languages: {finding:?}");
    }
    assert!(finding.place.as_ref().is_none_or(|place| place.line > 0), "lines count from 1: {finding:?}");
}

/// The files in `data`. What stands before the first name is `pack.toml`, so that a single file needs none.
fn files(data: &[u8]) -> Vec<SourceFile> {
    const MARK: &[u8] = b"#file ";
    let mut files = vec![SourceFile { name: "pack.toml".to_owned(), bytes: Vec::new() }];
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            let name = String::from_utf8_lossy(name).trim().to_owned();
            files.push(SourceFile { name, bytes: Vec::new() });
        } else if let Some(file) = files.last_mut() {
            file.bytes.extend_from_slice(line);
        }
    }
    files.retain(|file| !file.bytes.is_empty());
    files
}
