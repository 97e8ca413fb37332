//! The streaming form says what the plan says, and asks for nothing but the party that passes.

use planner::plan::{PartyView, Profile, Terms, stream};

use crate::{
    ground::{YEAR, ids, organisation, planned, program},
    order::ground,
};

#[test]
fn what_is_streamed_is_what_recurs_in_the_plan() {
    let (program, organisation) = ground();
    let profiles = program.profiles(organisation);
    let parties = profiles.iter().map(|(party, profile)| PartyView { id: party.as_str(), profile });
    let (mut streamed, mut windows) = (Vec::new(), Vec::new());
    stream(program, parties, |owed| {
        streamed.push(owed.id().unwrap().to_string());
        windows.push((owed.obligation().unwrap().id.to_string(), owed.slot.from, owed.slot.due));
    });
    streamed.sort();
    let plan = planned(&[]);
    let mut planned = ids(&plan);
    planned.sort();
    assert_eq!(streamed, planned);
    for (id, from, due) in windows {
        assert_eq!(crate::ground::get(&plan, &id).obligation.window, (from, due));
    }
}

#[test]
fn a_part_of_a_year_streams_that_part() {
    let range = ("2026-05-10".parse().unwrap(), "2026-06-20".parse().unwrap());
    let program = program(range);
    let organisation = organisation();
    let profiles = program.profiles(&organisation);
    let mut streamed = Vec::new();
    let parties = profiles.iter().map(|(party, profile)| PartyView { id: party.as_str(), profile });
    stream(&program, parties, |owed| streamed.push(owed.id().unwrap().to_string()));
    streamed.sort();
    let mut expected = ids(&planned(&[]).within(range.0, range.1));
    expected.sort();
    assert_eq!(streamed, expected);
}

#[test]
fn a_profile_is_made_from_what_a_party_is() {
    let program = program(YEAR);
    let unit = program.profile(&Terms { classes: &["unit"], ..Terms::default() });
    let mut owed = Vec::new();
    stream(&program, [PartyView { id: "u9", profile: &unit }], |one| {
        owed.push(one.id().unwrap().to_string());
    });
    assert_eq!(owed.iter().filter(|id| id.starts_with("news@u9.liaison@2026-")).count(), 12);
    assert_eq!(owed.len(), 12 + 1 + 2, "{owed:?}");
    assert_eq!(program.profile(&Terms { classes: &["village"], ..Terms::default() }), Profile::default());
    let group = program.profile(&Terms { body: Some("sg"), ..Terms::default() });
    let mut meetings = 0;
    stream(&program, [PartyView { id: "sg9", profile: &group }], |_| meetings += 1);
    assert_eq!(meetings, 12);
}
