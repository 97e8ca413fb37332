//! What must hold for any bytes that are given as a pack. Shared by the fuzz target and the replay of its corpus.

#[path = "folder.rs"]
mod folder;

use kernel::Finding;
use regulation::pack::{self, SourceFile};
use regulation::resolved;

/// Reads and resolves the files in `data`, and panics where a promise is broken.
pub fn check(data: &[u8]) {
    let files = folder::files(data).into_iter().map(|(name, bytes)| SourceFile { name, bytes });
    let mut files: Vec<SourceFile> = files.collect();
    let first = pack::read(&files);
    refusal(&first);
    // The order in which a folder lists its files is nobody's decision.
    files.reverse();
    let second = pack::read(&files);
    assert_eq!(format!("{first:?}"), format!("{second:?}"), "the order of files does not matter");
    let Ok(pack) = first else { return };
    let resolved = resolved::resolve(vec![pack.clone()]);
    refusal(&resolved);
    let again = resolved::resolve(vec![pack]);
    assert_eq!(format!("{resolved:?}"), format!("{again:?}"), "the same pack is resolved the same way");
}

/// A refusal gives reasons that a person can act on.
fn refusal<T>(outcome: &Result<T, Vec<Finding>>) {
    let Err(findings) = outcome else { return };
    assert!(!findings.is_empty(), "a refusal says why");
    for finding in findings {
        assert!(finding.code.starts_with("CW"), "{finding:?}");
        for text in [&finding.message, &finding.help] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "both languages: {finding:?}");
        }
        assert!(finding.place.as_ref().is_none_or(|place| place.line > 0), "lines count from 1: {finding:?}");
    }
}
