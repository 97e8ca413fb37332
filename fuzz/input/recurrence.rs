//! What must hold for any bytes that are given as a recurrence. Shared by the fuzz target and the replay of its corpus.

use calendar::{Calendar, Date, Occurrence, PeriodConfig, Recurrence, Unit};

const FROM: Date = Date::constant(2024, 1, 1);
const CUT: Date = Date::constant(2025, 2, 28);
const TO: Date = Date::constant(2027, 12, 31);

/// Reads `data` as the TOML of a recurrence, or as a bare rule of RFC 5545; panics where a promise is broken.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let recurrence = toml::from_str::<Recurrence>(text)
        .unwrap_or_else(|_| Recurrence { rrule: Some(text.to_owned()), ..Recurrence::each(Unit::Year) });
    let said = recurrence.describe();
    assert!(!said.zh.is_empty() && !said.en.is_empty(), "every recurrence can be put in words");
    let calendar = Calendar::builtin();
    let within = |from, to| recurrence.occurrences(&calendar, &PeriodConfig::default(), from, to);
    let Ok(whole) = within(FROM, TO) else { return };
    assert!(recurrence.check().is_ok(), "what was checked out is not expanded");
    assert!(
        whole.iter().all(|one| one.from <= one.to && one.from <= TO && one.to >= FROM),
        "windows lie in the range"
    );
    assert!(whole.is_sorted_by_key(|one| (one.from, one.to)), "in order of their windows");

    // Cut anywhere, the parts give what the whole gives.
    let (Ok(before), Ok(after)) = (within(FROM, CUT), within(CUT.tomorrow().unwrap_or(CUT), TO)) else {
        panic!("a part of an expandable range is expandable");
    };
    let mut parts: Vec<Occurrence> = before;
    parts.extend(after.into_iter().filter(|one| one.from > CUT));
    assert_eq!(labels(&parts), labels(&whole), "two adjoining ranges give what the whole gives");
}

fn labels(occurrences: &[Occurrence]) -> Vec<&str> {
    let mut labels: Vec<&str> = occurrences.iter().map(|one| one.label.as_str()).collect();
    let count = labels.len();
    labels.sort_unstable();
    labels.dedup();
    assert_eq!(labels.len(), count, "a label is unique");
    labels
}
