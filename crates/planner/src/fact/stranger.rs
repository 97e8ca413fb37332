//! Facts that name a unit or body which the organisation does not have.

use kernel::{Finding, Place, Severity, Text};

use super::Fact;
use crate::organisation::{Organisation, PartyId};

/// Each fact with a party that is unknown, by its line. The planner leaves such facts alone, because they concern nobody; in a file
/// that somebody wrote, they are slips of the pen. `file` is the name that findings show.
pub fn strangers(file: &str, facts: &[(usize, Fact)], organisation: &Organisation) -> Vec<Finding> {
    let known = |name: &str| {
        PartyId::new(name)
            .is_ok_and(|id| organisation.unit(&id).is_some() || organisation.body(&id).is_some())
    };
    let mut findings = Vec::new();
    for (line, fact) in facts {
        let named = fact.parties().chain(fact.datum("lead")).chain(fact.list("responsible"));
        let mut unknown: Vec<&str> = named.filter(|name| !known(name)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        findings.extend(unknown.into_iter().map(|name| Finding {
            code: "CW5008",
            severity: Severity::Error,
            article: String::new(),
            message: Text::new(
                format!("事实“{}”说的“{name}”不在名册里", fact.id),
                format!("the fact `{}` names `{name}`, which the organisation does not have", fact.id),
            ),
            help: Text::new(
                "改正编号,或先把它列进名册;已撤销的也留在名册里,写上 until",
                "correct the id, or list it in the organisation; one that was abolished stays there with `until`",
            ),
            place: Some(Place { file: file.to_owned(), line: *line }),
        }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::read_lines;

    #[test]
    fn every_place_where_a_party_may_stand_is_looked_at() {
        let organisation = Organisation::read(
            "o.toml",
            "[organisation]\nname = \"村\"\n[[unit]]\nid = \"zhang\"\nname = \"张家\"\n[[body]]\nid = \"group\"\nname = \"小组\"\n"
                .as_bytes(),
        )
        .unwrap();
        let text = [
            r#"{"id":"f1","kind":"petition.received","at":"2026-03-12","subject":"zhang","actor":"group.leader"}"#,
            r#"{"id":"f2","kind":"petition.received","at":"2026-03-12","subject":"li"}"#,
            r#"{"id":"f3","kind":"petition.received","at":"2026-03-12","actor":"grop.leader"}"#,
            r#"{"id":"f4","kind":"petition.received","at":"2026-03-12","data":{"subjects":"zhang,li,wang"}}"#,
            r#"{"id":"f5","kind":"task.assigned","at":"2026-03-12","data":{"lead":"zhao","responsible":"zhang li"}}"#,
        ]
        .join("\n");
        let (facts, findings) = read_lines("f.jsonl", text.as_bytes());
        assert_eq!(findings, []);
        let found: Vec<_> = strangers("f.jsonl", &facts, &organisation)
            .iter()
            .map(|finding| (finding.place.as_ref().unwrap().line, finding.message.zh.clone()))
            .collect();
        let said = |line, fact: &str, name: &str| (line, format!("事实“{fact}”说的“{name}”不在名册里"));
        assert_eq!(
            found,
            [
                said(2, "f2", "li"),
                said(3, "f3", "grop"),
                said(4, "f4", "li"),
                said(4, "f4", "wang"),
                said(5, "f5", "li"),
                said(5, "f5", "zhao"),
            ]
        );
    }
}
