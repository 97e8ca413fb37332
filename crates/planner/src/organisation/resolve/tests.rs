//! Every kind of selector, against a small organisation.

use calendar::Date;
use proptest::prelude::*;
use regulation::pack::{Body, Office, Selector};

use super::*;
use crate::organisation::{Parts, PersonId};

const ON: Date = calendar::Date::constant(2026, 3, 1);

/// Bodies and offices as a pack has them.
fn institution() -> (Vec<Body>, Vec<Office>) {
    #[derive(serde::Deserialize)]
    struct Pack {
        body: Vec<Body>,
        office: Vec<Office>,
    }
    let Pack { body, office } = toml::from_str(
        r#"
        body = [
            { id = "wmw", name = "文明委", article = "1" },
            { id = "wmb", name = "文明办", article = "1" },
            { id = "special-group", name = "专项小组", article = "1", kind = "special_group", several = true },
            { id = "district-body", name = "区创建办", article = "1", one_in_each = ["class:district"] },
        ]
        office = [
            { id = "director", of = "body:wmw", name = "主任", article = "1", member = true },
            { id = "deputy", of = "body:wmw", name = "副主任", article = "1", at_most = 0, member = true },
            { id = "member", of = "body:wmw", name = "委员", article = "1", at_most = 0, member = true },
            { id = "clerk", of = "body:wmw", name = "秘书", article = "1" },
            { id = "leader", of = "kind:special_group", name = "组长", article = "1", member = true },
            { id = "member", of = "kind:special_group", name = "成员", article = "1", at_most = 0, member = true },
            { id = "liaison", of = "class:member_unit", name = "联络员", article = "1" },
        ]
        "#,
    )
    .unwrap();
    (body, office)
}

const FILE: &str = r#"
[organisation]
name = "某市"

[[unit]]
id = "u-edu"
name = "教育局"
classes = ["member_unit"]

[[unit]]
id = "u-law"
name = "司法局"
classes = ["member_unit"]

[[unit]]
id = "u-old"
name = "粮食局"
classes = ["member_unit"]
until = 2025-12-31

[[unit]]
id = "u-new"
name = "数据局"
classes = ["member_unit"]
since = 2026-03-02

[[unit]]
id = "d-east"
name = "东区"
classes = ["district", "member_unit"]

[[unit]]
id = "d-west"
name = "西区"
classes = ["district"]

[[body]]
id = "wmw"
name = "文明委"
members = ["u-law.leader", "u-edu.leader", "u-old.leader"]

[[body]]
id = "wmb"
name = "文明办"

[[body]]
id = "g-1"
is = "special-group"
name = "环境组"
lead = "u-law"
members = ["u-law.deputy", "u-edu.deputy"]

[[body]]
id = "g-2"
is = "special-group"
name = "秩序组"

[[body]]
id = "cj-east"
is = "district-body"
name = "东区创建办"
unit = "d-east"

[[person]]
id = "p1"
name = "甲"

[[appointment]]
person = "p1"
office = "g-2.member"
from = 2020-01-01
"#;

fn organisation() -> Organisation {
    Organisation::read("org.toml", FILE.as_bytes()).unwrap()
}

fn party(id: &str) -> PartyId {
    PartyId::new(id).unwrap()
}

fn resolve(selectors: &str, fact: Option<&FactContext>) -> String {
    let selectors: Vec<Selector> = selectors.split(' ').map(|text| text.parse().unwrap()).collect();
    let found = organisation().resolve_all(&institution(), &selectors, fact, ON);
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_selector_means_whom_it_names() {
    let cases = [
        ("class:member_unit", "d-east u-edu u-law"),
        ("class:member_unit.liaison", "d-east.liaison u-edu.liaison u-law.liaison"),
        ("class:nobody", ""),
        ("body:wmb", "wmb"),
        ("body:wmb.director", "wmb.director"),
        ("body:elsewhere", ""),
        ("body:wmw.director", "wmw.director"),
        ("body:wmw.member", "u-edu.leader u-law.leader"),
        ("members:wmw", "u-edu.leader u-law.leader wmw.deputy wmw.director"),
        ("members:wmb", ""),
        ("kind:special_group", "g-1 g-2"),
        ("kind:special_group.leader", "g-1.leader g-2.leader"),
        ("kind:special_group.member", "g-2.member u-edu.deputy u-law.deputy"),
        ("kind:none", ""),
        ("body:district-body", "cj-east"),
        ("class:member_unit !class:district", "u-edu u-law"),
        ("class:member_unit.liaison !class:district", "u-edu.liaison u-law.liaison"),
        ("class:member_unit.liaison !class:district.leader", "d-east.liaison u-edu.liaison u-law.liaison"),
        ("!class:district class:member_unit", "u-edu u-law"),
        ("class:district class:member_unit", "d-east d-west u-edu u-law"),
        ("!class:district", ""),
        ("subject", ""),
        ("actor.leader", ""),
        ("lead", ""),
        ("responsible", ""),
    ];
    for (selectors, expected) in cases {
        assert_eq!(resolve(selectors, None), expected, "{selectors}");
    }
}

#[test]
fn a_fact_gives_the_parties_that_it_names() {
    let fact = FactContext {
        subject: Some(party("u-edu")),
        actor: Some("wmb.director".parse().unwrap()),
        lead: Some(party("u-law")),
        responsible: vec![party("d-west"), party("u-edu"), party("u-old"), party("unheard-of")],
    };
    let cases = [
        ("subject", "u-edu"),
        ("subject.leader", "u-edu.leader"),
        ("actor", "wmb.director"),
        ("actor.clerk", "wmb.clerk"),
        ("lead", "u-law"),
        ("lead.deputy", "u-law.deputy"),
        ("responsible", "d-west u-edu"),
        ("responsible.liaison", "d-west.liaison u-edu.liaison"),
        ("responsible !subject", "d-west"),
        ("kind:special_group", "g-1 g-2"),
    ];
    for (selectors, expected) in cases {
        assert_eq!(resolve(selectors, Some(&fact)), expected, "{selectors}");
    }
}

#[test]
fn a_rule_about_one_special_group_means_its_own_leader_members_and_lead_unit() {
    let group = |id| FactContext::about(party(id));
    let cases = [
        ("g-1", "kind:special_group", "g-1"),
        ("g-1", "kind:special_group.leader", "g-1.leader"),
        ("g-1", "kind:special_group.member", "u-edu.deputy u-law.deputy"),
        ("g-1", "lead", "u-law"),
        ("g-1", "responsible", "u-edu u-law"),
        ("g-2", "body:special-group.leader", "g-2.leader"),
        ("g-2", "kind:special_group.member", "g-2.member"),
        ("g-2", "lead", ""),
    ];
    for (subject, selectors, expected) in cases {
        assert_eq!(resolve(selectors, Some(&group(subject))), expected, "{subject}: {selectors}");
    }
}

#[test]
fn a_unit_is_meant_from_its_first_day_to_its_last() {
    let organisation = organisation();
    let members = |on: &str| {
        let selector = "class:member_unit".parse().unwrap();
        let found = organisation.resolve(&institution(), &selector, None, on.parse().unwrap());
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(members("2025-12-31"), "d-east u-edu u-law u-old");
    assert_eq!(members("2026-01-01"), "d-east u-edu u-law");
    assert_eq!(members("2026-03-02"), "d-east u-edu u-law u-new");
}

#[test]
fn people_are_those_who_hold_the_office_on_the_day() {
    let people =
        |holder: &str, on: &str| organisation().people(&holder.parse().unwrap(), on.parse().unwrap()).len();
    assert_eq!(people("g-2.member", "2019-12-31"), 0);
    assert_eq!(people("g-2.member", "2020-01-01"), 1);
    assert_eq!(people("g-2", "2020-01-01"), 1);
    assert_eq!(people("g-2.leader", "2020-01-01"), 0);
    assert_eq!(people("g-1", "2020-01-01"), 0);
}

#[test]
fn a_holder_is_called_as_people_say_it() {
    let name = |holder: &str| organisation().name_of(&institution(), &holder.parse().unwrap());
    assert_eq!(name("u-edu"), "教育局");
    assert_eq!(name("u-edu.liaison"), "教育局联络员");
    assert_eq!(name("g-1.leader"), "环境组组长");
    assert_eq!(name("wmb.cook"), "文明办.cook");
    assert_eq!(name("unheard-of"), "unheard-of");
}

proptest! {
    // Each case reads and sorts the whole demonstration.
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Shuffled rows make an equal organisation, whoever is meant.
    #[test]
    fn the_order_of_rows_never_matters(seed in any::<u64>()) {
        let demo = Organisation::demo();
        let mut random = kernel::SeededRandom::new(seed);
        let mut parts = Parts {
            name: demo.name().to_owned(),
            area: demo.area().to_owned(),
            settings: demo.settings().clone(),
            units: demo.units().to_vec(),
            bodies: demo.bodies().to_vec(),
            persons: demo.persons().to_vec(),
            appointments: demo.appointments().to_vec(),
        };
        shuffle(&mut random, &mut parts.units);
        shuffle(&mut random, &mut parts.bodies);
        shuffle(&mut random, &mut parts.persons);
        shuffle(&mut random, &mut parts.appointments);
        for unit in &mut parts.units {
            shuffle(&mut random, &mut unit.classes);
            shuffle(&mut random, &mut unit.parents);
        }
        for body in &mut parts.bodies {
            shuffle(&mut random, &mut body.members);
        }
        prop_assert_eq!(Organisation::new(parts), demo);
    }
}

/// What the fact's subject means says nothing of the other units.
#[test]
fn a_subject_alone_is_meant() {
    let demo = Organisation::demo();
    let selector = "subject.leader".parse().unwrap();
    for unit in demo.units() {
        let fact = FactContext::about(unit.id.clone());
        let found = demo.resolve(&institution(), &selector, Some(&fact), ON);
        assert_eq!(found, [Holder::office(unit.id.clone(), "leader")]);
    }
}

fn shuffle<T>(random: &mut kernel::SeededRandom, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        let bound = u32::try_from(at + 1).unwrap();
        list.swap(at, random.below(bound) as usize);
    }
}

#[test]
fn an_id_is_never_lost() {
    let demo = Organisation::demo();
    for person in demo.persons() {
        assert!(demo.person(&PersonId::new(person.id.as_str()).unwrap()).is_some());
    }
    for id in demo.parties() {
        assert!(demo.exists(&id, ON), "{id}");
    }
    assert_eq!(demo.parties().len(), demo.units().len() + demo.bodies().len());
    assert_eq!(
        demo.subtree(&party("u-zlnr")).len(),
        11,
        "a district with its streets, communities, villages, school"
    );
}
