//! What must hold for any bytes that are given as an organisation. Shared by the fuzz target and the replay of its corpus.

use planner::organisation::Organisation;

/// Reads `data`, and panics where a promise of the reader is broken.
pub fn check(data: &[u8]) {
    let read = Organisation::read("organisation.toml", data);
    if let Err(findings) = &read {
        assert!(!findings.is_empty(), "a refusal says why");
        for finding in findings {
            assert!(
                !finding.message.zh.is_empty() && !finding.message.en.is_empty(),
                "both languages: {finding:?}"
            );
            assert!(
                !finding.help.zh.is_empty() && !finding.help.en.is_empty(),
                "and what to do: {finding:?}"
            );
            assert!(
                finding.place.as_ref().is_none_or(|place| place.line > 0),
                "lines count from 1: {finding:?}"
            );
        }
    }
    let again = Organisation::read("organisation.toml", data);
    assert_eq!(format!("{read:?}"), format!("{again:?}"), "the same bytes are read the same way");
}
