//! Whatever the pack language can say and the engine runs is reached from a pack that is shipped, `packs/manzhouli` or
//! `packs/village`, through the public interface. The lists come from the enums and structs themselves: a new variant or field
//! does not compile until it stands here, and fails until a shipped pack reaches it. What none reaches stands in
//! [`UNREACHED`] with the reason; that list may only shrink.

#[path = "reach/place.rs"]
mod place;

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use jiff::civil::date;
use planner::{
    escalation::{Climbed, Ledger, Suspension, due_rungs, rungs},
    obligation::{ObligationId, State, state},
    plan::Item,
    program::Part,
};
use regulation::{
    pack::{
        Action, Assessment, Duty, Meeting, Occasion, ProxyKind, Schedule, Selector, SettingKind, Strength,
        Within, meeting::Base, selector::Party,
    },
    resolved::Kind,
};

use place::{PLACES, Place};

/// What no shipped pack reaches: group, name, reason.
const UNREACHED: &[(&str, &str, &str)] = &[
    ("kind", "Threshold", "neither regulation has a figure that decides"),
    ("part", "Filing", "neither regulation says that it is filed with a body above"),
    ("action", "Survey", "the survey of document M is one of its assessments (M-24.2.2a)"),
    ("strength", "Should", "neither regulation writes 应当"),
    ("timing", "on", "where document M gives no time, a setting asks for it"),
    ("setting", "Number", "no open norm of the two is a bare number"),
    ("party", "Actor", "whoever acts is named by body or class"),
    ("meeting part", "joint_with", "neither regulation says that its meetings may be held together (C-06)"),
    ("meeting part", "replaces", "neither regulation builds on another"),
    ("proxy", "None", "document M lets proxies convey an opinion, or come with a reason (C-03)"),
    ("proxy", "Vote", "document M lets proxies convey an opinion, or come with a reason (C-03)"),
    ("base", "Members", "both quorums count those who vote"),
];

/// Names of all variants, and the name of a value. A variant that is added to the enum and not to the list does not compile.
macro_rules! variants {
    ($enum:ident { $($variant:ident $(($($field:tt)*))?),* $(,)? }) => {{
        fn name(value: &$enum) -> &'static str {
            match value {
                $($enum::$variant $(($($field)*))? => stringify!($variant),)*
            }
        }
        ([$(stringify!($variant)),*].as_slice(), name as fn(&$enum) -> &'static str)
    }};
}

fn items() -> impl Iterator<Item = (&'static Place, &'static Item)> {
    PLACES.iter().flat_map(|place| place.plan.items.iter().map(move |item| (place, item)))
}

fn item(id: &str) -> &'static Item {
    let id = ObligationId::from_text(id);
    PLACES.iter().find_map(|place| place.plan.get(&id)).unwrap_or_else(|| panic!("no {id}"))
}

/// What is not reached is what [`UNREACHED`] says of the group, no more and no less.
#[track_caller]
fn covers(group: &str, all: &[&str], reached: &BTreeSet<&str>) {
    let strange: Vec<_> = reached.iter().filter(|name| !all.contains(name)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    let unreached: BTreeSet<&str> = all.iter().copied().filter(|name| !reached.contains(name)).collect();
    let known: BTreeSet<&str> =
        UNREACHED.iter().filter(|(of, _, _)| *of == group).map(|(_, name, _)| *name).collect();
    let (new, gone): (Vec<_>, Vec<_>) =
        (unreached.difference(&known).collect(), known.difference(&unreached).collect());
    assert!(new.is_empty(), "no shipped pack reaches {group}: {new:?}");
    assert!(gone.is_empty(), "take these out of UNREACHED, they are reached: {group}: {gone:?}");
}

/// Whether some rule of the kind does what it is for: yields obligations, names who owes them, climbs a rung, lifts notice.
/// The kinds that other modules run only have to stand in a pack.
fn is_reached(kind: Kind) -> bool {
    let rule_of = |part: fn(&Part) -> bool| items().any(|(_, item)| part(&item.obligation.part));
    let holder = |of: fn(&Place, &Item) -> bool| items().any(|(place, item)| of(place, item));
    match kind {
        Kind::Class => holder(|place, item| place.organisation.unit(&item.obligation.who.party).is_some()),
        Kind::Body => holder(|place, item| place.organisation.body(&item.obligation.who.party).is_some()),
        Kind::Office => holder(|_, item| item.obligation.who.office.is_some()),
        Kind::Duty => rule_of(|part| *part == Part::Duty),
        Kind::Meeting => rule_of(|part| *part == Part::Hold),
        Kind::Assessment => rule_of(|part| *part == Part::Round),
        Kind::Setting => rule_of(|part| *part == Part::Settle),
        Kind::Escalation => {
            holder(|place, item| !rungs(&place.program, &item.obligation).unwrap().is_empty())
        }
        // M-02.3b: the permission to skip notice in an emergency waives it.
        Kind::Permission => item("commission-meeting:notice@wmb@s1").outcome().waived.is_some(),
        // M-02.3a: the requirement on exceptions refuses one that nobody approved.
        Kind::Requirement => item("liaison-meeting@cjb@2026-06")
            .outcome()
            .refused
            .iter()
            .any(|why| why.why.zh.contains("approved_by")),
        Kind::Prohibition
        | Kind::Procedure
        | Kind::Vocabulary
        | Kind::Quota
        | Kind::Threshold
        | Kind::Product
        | Kind::Archive
        | Kind::Consequence
        | Kind::Veto
        | Kind::Declaration => PLACES.iter().any(|place| place.regulation.counts().contains_key(&kind)),
    }
}

#[test]
fn every_kind_of_rule() {
    let (all, name) = variants!(Kind {
        Class,
        Body,
        Office,
        Meeting,
        Duty,
        Setting,
        Permission,
        Prohibition,
        Requirement,
        Procedure,
        Vocabulary,
        Quota,
        Threshold,
        Product,
        Archive,
        Assessment,
        Consequence,
        Veto,
        Escalation,
        Declaration,
    });
    // Every kind that a pack holds is asked; what no pack holds cannot be reached.
    let kinds: BTreeSet<Kind> =
        PLACES.iter().flat_map(|place| place.regulation.counts().into_keys()).collect();
    let reached = kinds.iter().filter(|kind| is_reached(**kind)).map(name).collect();
    covers("kind", all, &reached);
}

#[test]
fn every_part_of_a_rule() {
    let (all, name) =
        variants!(Part { Duty, Hold, Notice, Minutes, Circular, Agenda(_), Round, Settle, Filing });
    covers("part", all, &items().map(|(_, item)| name(&item.obligation.part)).collect());
}

#[test]
fn every_kind_of_action() {
    let all: Vec<String> = Action::ALL.iter().map(|action| format!("{action:?}")).collect();
    let reached: Vec<String> = PLACES
        .iter()
        .flat_map(|place| place.program.rules().map(|rule| format!("{:?}", rule.action)))
        .collect();
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    covers("action", &names, &reached.iter().map(String::as_str).collect());
}

#[test]
fn every_strength() {
    let (all, name) = variants!(Strength { Must, MustNot, Generally, InPrinciple, Should, May });
    let strengths = PLACES.iter().flat_map(|place| place.regulation.rules().map(|rule| name(&rule.strength)));
    covers("strength", all, &strengths.collect());
}

/// How a duty is timed: recurring or around a fact, by the regulation or by a setting; or lasting.
fn timing(duty: &Duty) -> &'static str {
    match (&duty.when, &duty.on, &duty.within) {
        (Some(Schedule::Recurrence(_)), _, _) => "when",
        (Some(Schedule::Setting(_)), _, _) => "when setting",
        (None, Some(_), Some(Within::Span(_))) => "on within",
        (None, Some(_), Some(Within::Setting(_))) => "on within setting",
        (None, Some(_), None) => "on",
        (None, None, _) => "standing",
    }
}

#[test]
fn every_timing_of_a_duty() {
    let all = ["when", "when setting", "on", "on within", "on within setting", "standing"];
    let timed = items().filter(|(_, item)| item.obligation.part == Part::Duty).map(|(place, item)| {
        let mut duties = place.regulation.duties();
        let duty = duties.find(|(rule, _)| rule.id.as_str() == &*item.obligation.rule).unwrap().1;
        let timing = timing(duty);
        assert_eq!(timing.starts_with("on"), item.obligation.trigger.is_some(), "{}", duty.id);
        timing
    });
    covers("timing", &all, &timed.collect());
}

#[test]
fn meetings_and_assessments_by_the_regulation_and_by_a_setting() {
    let (all, name) = variants!(Schedule { Setting(_), Recurrence(_) });
    let owed: BTreeSet<&str> = items().map(|(_, item)| &*item.obligation.rule).collect();
    let is_owed = |id: &str| owed.contains(id);
    let meetings = PLACES.iter().flat_map(|place| place.regulation.meetings());
    let meetings = meetings
        .filter(|(rule, _)| is_owed(rule.id.as_str()))
        .filter_map(|(_, meeting)| meeting.when.as_ref());
    covers("meeting", all, &meetings.map(name).collect());
    let rounds = PLACES.iter().flat_map(|place| place.regulation.assessments());
    let rounds =
        rounds.filter(|(rule, _)| is_owed(rule.id.as_str())).filter_map(|(_, round)| round.when.as_ref());
    covers("assessment", all, &rounds.map(name).collect());
}

#[test]
fn every_kind_of_setting() {
    let (all, name) = variants!(SettingKind { Recurrence, Span, Number, Choice, List, Text, Switch });
    let settings = PLACES.iter().flat_map(|place| place.regulation.settings());
    covers("setting", all, &settings.map(|(_, setting)| name(&setting.kind)).collect());
}

#[test]
fn every_kind_of_party() {
    let (all, name) = variants!(Party {
        Body(_), Kind(_), Class(_), Members(_), Subject, Actor, Lead, Responsible,
    });
    let duties = PLACES.iter().flat_map(|place| place.regulation.duties());
    let duties = duties.flat_map(|(_, duty)| duty.who.iter().chain(&duty.to));
    let meetings = PLACES.iter().flat_map(|place| place.regulation.meetings());
    let meetings = meetings.flat_map(|(_, meeting)| meeting.members.iter().chain([&meeting.body]));
    let selectors: Vec<&Selector> = duties.chain(meetings).collect();
    assert!(selectors.iter().any(|selector| selector.except), "nobody is taken away with `!`");
    covers("party", all, &selectors.into_iter().map(|selector| name(&selector.party)).collect());
}

#[test]
fn every_part_of_a_meeting() {
    let mut reached: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, meeting) in PLACES.iter().flat_map(|place| place.regulation.meetings()) {
        for (part, has) in parts(meeting) {
            *reached.entry(part).or_default() |= has;
        }
    }
    let all: Vec<&str> = reached.keys().copied().collect();
    covers("meeting part", &all, &reached.iter().filter(|(_, has)| **has).map(|(part, _)| *part).collect());

    let meetings = || PLACES.iter().flat_map(|place| place.regulation.meetings()).map(|(_, meeting)| meeting);
    let (all, name) = variants!(Occasion { IfAny, Each, Yearly });
    covers(
        "occasion",
        all,
        &meetings().flat_map(|meeting| &meeting.agenda).map(|item| name(&item.required)).collect(),
    );
    let (all, name) = variants!(ProxyKind { None, WithReason, Opinion, Vote });
    covers(
        "proxy",
        all,
        &meetings().filter_map(|meeting| meeting.proxy.as_ref()).map(|proxy| name(&proxy.kind)).collect(),
    );
    let (all, name) = variants!(Base { Voting, Members });
    covers(
        "base",
        all,
        &meetings().filter_map(|meeting| meeting.quorum.as_ref()).map(|quorum| name(&quorum.base)).collect(),
    );
}

/// Which parts a meeting has. Taken apart in full, so that a new field must be named here.
fn parts(meeting: &Meeting) -> Vec<(&'static str, bool)> {
    let Meeting {
        id: _,
        name: _,
        article: _,
        members: _,
        body: _,
        rows,
        strength,
        voting,
        attendees,
        convener,
        chair,
        substitutes,
        organiser,
        recorder,
        when,
        alternates,
        joint_with,
        quorum,
        proxy,
        leave,
        notice,
        emergency,
        countersign,
        agenda,
        minutes,
        circular,
        replaces,
    } = meeting;
    vec![
        ("rows", !rows.is_empty()),
        ("strength", *strength != Strength::Must),
        ("voting", !voting.is_empty()),
        ("attendees", !attendees.is_empty()),
        ("convener", convener.is_some()),
        ("chair", chair.is_some()),
        ("substitutes", !substitutes.is_empty()),
        ("organiser", organiser.is_some()),
        ("recorder", recorder.is_some()),
        ("when", when.is_some()),
        ("alternates", alternates.is_some()),
        ("joint_with", !joint_with.is_empty()),
        ("quorum", quorum.is_some()),
        ("proxy", proxy.is_some()),
        ("leave", leave.is_some()),
        ("notice", notice.is_some()),
        ("emergency", emergency.is_some()),
        ("countersign", countersign.is_some()),
        ("agenda", !agenda.is_empty()),
        ("minutes", minutes.is_some()),
        ("circular", circular.is_some()),
        ("replaces", replaces.is_some()),
    ]
}

/// What makes a meeting count is asked of the meetings of the city: quorum, who called it, signing instead.
#[test]
fn what_makes_a_meeting_count() {
    let why = |id: &str| {
        let refused = &item(id).outcome().refused;
        refused.iter().map(|refusal| refusal.why.zh.clone()).collect::<Vec<_>>().join(";")
    };
    let fourth = why("commission-meeting@wmw@2026-Q4");
    assert!(fourth.contains("M-02.2a") && fourth.contains("M-02.3b"), "{fourth}");
    let signed = item("commission-meeting@wmw@2026-Q1").outcome().met.as_ref();
    assert_eq!(signed.unwrap().fact, "c1", "M-01.4b");
    assert!(item("joint-conference@wmw@2026-H1").outcome().met.is_some());
    let annual = why("joint-conference:agenda:annual@wmw@2026");
    assert!(annual.contains("议程") && annual.contains("M-05B.5a"), "{annual}");
}

#[test]
fn alternation() {
    let arranged: BTreeSet<&str> = items()
        .filter(|(_, item)| item.obligation.slot.is_some())
        .map(|(_, item)| &*item.obligation.rule)
        .collect();
    assert_eq!(arranged, BTreeSet::from(["leading-group-meeting", "review-meeting"]));
}

/// Every rung of every ladder of both packs is climbed by something that is not done.
#[test]
fn escalation() {
    for place in &*PLACES {
        let today = date(2027, 3, 1);
        let climbed = due_rungs(
            &place.program,
            &place.organisation,
            &place.plan.items,
            &Ledger::default(),
            today,
            &Climbed::new(),
        );
        let climbed: BTreeSet<(String, u8)> = climbed
            .unwrap()
            .into_iter()
            .map(|climb| {
                let obligation = &place.plan.get(&climb.obligation).unwrap().obligation;
                (obligation.ladder.as_deref().unwrap().to_owned(), climb.rung)
            })
            .collect();
        let ladders = place.regulation.of::<regulation::pack::Escalation>();
        let all: BTreeSet<(String, u8)> = ladders
            .flat_map(|(_, ladder)| (0..).zip(&ladder.rungs).map(|(at, _)| (ladder.id.to_string(), at)))
            .collect();
        assert_eq!(climbed, all);
    }
}

#[test]
fn every_state_and_waivers() {
    let (all, name) = variants!(State { Scheduled, Due, Met, Late, Missed, Waived(_) });
    let days = [date(2026, 1, 2), date(2026, 12, 31), date(2027, 2, 1)];
    let states = items().flat_map(|(_, item)| {
        days.map(|day| name(&state(&item.obligation, item.outcome(), &Ledger::default(), day)))
    });
    covers("state", all, &states.collect());
    // Both ways to be waived: a recorded exception to what is owed in principle, and no notice of an emergency.
    assert!(item("joint-conference@wmw@2026-H2").outcome().waived.is_some());
    assert!(item("commission-meeting:notice@wmb@s1").outcome().waived.is_some());
}

/// A clock that stands still moves the last day and the rungs by as many days.
#[test]
fn suspension() {
    let place = &PLACES[0];
    let owed = item("rectification-reported@u-edu@p1");
    let mut ledger = Ledger::default();
    let on = |ledger: &Ledger, day: Date| state(&owed.obligation, owed.outcome(), ledger, day);
    assert_eq!(owed.obligation.due(), date(2026, 5, 30));
    assert_eq!(on(&ledger, date(2026, 6, 2)), State::Missed);
    let first = |ledger: &Ledger| {
        let all = due_rungs(
            &place.program,
            &place.organisation,
            [owed],
            ledger,
            date(2026, 12, 1),
            &Climbed::new(),
        );
        all.unwrap().iter().map(|climb| climb.date).min().unwrap()
    };
    let before = first(&ledger);
    ledger.suspend(
        owed.obligation.id.clone(),
        Suspension { from: date(2026, 5, 22), to: Some(date(2026, 5, 26)), reason: "复核".to_owned() },
    );
    assert_eq!(on(&ledger, date(2026, 6, 2)), State::Due);
    assert_eq!(on(&ledger, date(2026, 6, 5)), State::Missed);
    assert_eq!(before.until(first(&ledger)).unwrap().get_days(), 5);
}

/// Both ways of an assessment: by an organiser and by each of itself.
#[test]
fn rounds_of_assessment() {
    let rounds: Vec<&Assessment> =
        PLACES.iter().flat_map(|place| place.regulation.assessments()).map(|(_, round)| round).collect();
    assert!(
        rounds.iter().any(|round| round.self_assessed) && rounds.iter().any(|round| !round.self_assessed)
    );
    for id in ["self-assessment@u-edu@2026-H1", "city-mock-assessment@cjb@2026"] {
        assert_eq!(item(id).obligation.part, Part::Round);
    }
}
