//! What must hold for any bytes that are given as a log of facts. Shared by the fuzz target and the replay of its corpus.

use std::collections::BTreeSet;

/// Reads `data`, and panics where a promise of the reader is broken.
pub fn check(data: &[u8]) {
    let (facts, findings) = planner::fact::read("facts.jsonl", data);
    for finding in &findings {
        assert!(
            !finding.message.zh.is_empty() && !finding.message.en.is_empty(),
            "both languages: {finding:?}"
        );
        assert!(
            finding.place.as_ref().is_some_and(|place| place.line > 0),
            "a bad line has its number: {finding:?}"
        );
    }
    let ids: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(ids.len(), facts.len(), "an id stands once");
    for fact in &facts {
        // Whatever the data say, reading them is answered.
        let _ = (fact.date(), fact.starts(), fact.body(), fact.corrects());
        let _ = (fact.parties().count(), fact.names().count(), fact.contexts());
    }
    let lines = data.split(|byte| *byte == b'\n').count();
    assert!(facts.len() + findings.len() <= lines, "a line is read or refused, not both");
}
