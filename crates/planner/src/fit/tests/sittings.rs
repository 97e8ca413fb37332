//! Meetings that have been scheduled.

use super::*;

fn scheduled(id: &str, meeting: &str, starts: &str) -> Fact {
    let mut fact = Fact::new(id, "meeting.scheduled", "2026-03-01T09:00:00".parse().unwrap());
    fact.data.insert("meeting".to_owned(), meeting.to_owned());
    fact.data.insert("starts".to_owned(), starts.to_owned());
    fact
}

fn sittings(facts: &[Fact]) -> Vec<Finding> {
    let pack = PACK.replace(
        "[[setting]]\nid = \"cycle\"",
        "[[meeting]]\nid = \"leaders\"\nname = \"碰头会\"\narticle = \"1\"\nbody = \"body:wmb\"\nmembers = [\"class:member_unit.leader\"]\n\n\
         [[meeting]]\nid = \"liaisons\"\nname = \"联络员会\"\narticle = \"1\"\nbody = \"body:wmb\"\nmembers = [\"class:member_unit.liaison\"]\n\n\
         [[setting]]\nid = \"cycle\"",
    );
    check_sittings(&regulation(&pack), &organisation(ORGANISATION), &Calendar::builtin(), on(), facts)
}

#[test]
fn one_person_in_two_meetings_at_once_is_named() {
    let plenary = scheduled("1", "plenary", "2026-03-10T09:00:00");
    let found = sittings(&[plenary.clone(), scheduled("2", "leaders", "2026-03-10T10:30:00")]);
    assert_eq!(codes(&found), ["CW4125"]);
    assert!(found[0].message.zh.contains("3人两边都要参加:甲一、乙一、丙一"), "{found:?}");
    for other in [
        scheduled("2", "leaders", "2026-03-10T14:00:00"),
        scheduled("2", "leaders", "2026-03-11T09:00:00"),
        scheduled("2", "liaisons", "2026-03-10T09:00:00"),
        scheduled("2", "unheard-of", "2026-03-10T09:00:00"),
    ] {
        assert_eq!(sittings(&[plenary.clone(), other]), []);
    }
}

#[test]
fn one_sitting_declared_to_be_two_meetings_is_no_clash() {
    assert_eq!(sittings(&[scheduled("1", "plenary,leaders", "2026-03-10T09:00:00")]), []);
}

#[test]
fn a_withdrawn_or_past_meeting_is_none() {
    let (one, two) =
        (scheduled("1", "plenary", "2026-03-10T09:00:00"), scheduled("2", "leaders", "2026-03-10T09:00:00"));
    let mut withdrawal = scheduled("3", "leaders", "2026-03-12T09:00:00");
    withdrawal.data.insert("corrects".to_owned(), "2".to_owned());
    assert_eq!(sittings(&[one, two, withdrawal]), []);
    assert_eq!(sittings(&[scheduled("1", "plenary", "2026-03-01T09:00:00")]), []);
}

#[test]
fn a_meeting_on_a_day_of_rest_is_named_with_a_workday_instead() {
    let found = sittings(&[scheduled("1", "plenary", "2026-10-01T09:00:00")]);
    assert_eq!(codes(&found), ["CW4126"]);
    assert!(found[0].help.zh.contains("2026-10-08"), "{found:?}");
}
