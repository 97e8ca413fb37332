//! The whole policy, every action by every actor by every reach; and that a list agrees with the single decision.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::grant::{Grants, Role};

fn unit(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

fn account(id: &str) -> AccountId {
    AccountId::new(id).unwrap()
}

fn holder(grants: &[(Role, DataScope)]) -> Actor {
    let grants = grants.iter().map(|(role, scope)| Grant { role: *role, scope: scope.clone() }).collect();
    Actor::Account {
        id: account("me"),
        unit: None,
        grants: Grants::new(grants).unwrap(),
        must_change_password: false,
    }
}

/// Something of unit `c`, which stands under `b`, which stands under `a`.
fn in_c() -> Resource {
    Resource::default().in_units([unit("c")], [unit("b"), unit("a")])
}

#[test]
fn the_whole_table_is_what_decide_says() {
    for &action in Action::ALL {
        let public = cell(action, Column::Nobody) == Cell::Always;
        assert_eq!(decide(&Actor::Nobody, action, &in_c()).is_ok(), public, "{}", action.name());
        let program = decide(&Actor::Program("test"), action, &in_c()).is_ok();
        assert_eq!(program, public || cell(action, Column::Program) == Cell::Always, "{}", action.name());
        let own = Resource::of_account(&account("me"));
        let stranger = decide(&holder(&[]), action, &own).is_ok();
        assert_eq!(stranger, public || cell(action, Column::Member) == Cell::Own, "{}", action.name());
        for role in Role::ALL {
            let granted = decide(&holder(&[(role, DataScope::All)]), action, &in_c()).is_ok();
            let expected = public || cell(action, Column::Role(role)) == Cell::Granted;
            assert_eq!(granted, expected, "{} for {role:?}", action.name());
        }
    }
}

#[rstest]
#[case(DataScope::All, true)]
#[case(DataScope::Subtree(unit("a")), true)]
#[case(DataScope::Subtree(unit("c")), true)]
#[case(DataScope::Subtree(unit("d")), false)]
#[case(DataScope::Unit(unit("c")), true)]
#[case(DataScope::Unit(unit("a")), false)]
#[case(DataScope::Custom([unit("c"), unit("x")].into()), true)]
#[case(DataScope::Custom([unit("a")].into()), false)]
#[case(DataScope::Own, false)]
fn reach(#[case] scope: DataScope, #[case] expected: bool) {
    let actor = holder(&[(Role::Director, scope)]);
    let decision = decide(&actor, Action::OrganisationRename, &in_c());
    let refused = Err(Denied::OutOfReach(Action::OrganisationRename));
    assert_eq!(decision.map(|_| ()), if expected { Ok(()) } else { refused });
}

#[test]
fn without_any_right_the_answer_is_forbidden_and_not_out_of_reach() {
    let liaison = holder(&[(Role::Liaison, DataScope::All)]);
    let decision = decide(&liaison, Action::JournalList, &Resource::anywhere());
    assert_eq!(decision, Err(Denied::Forbidden(Action::JournalList)));
}

#[test]
fn a_first_password_allows_nothing_but_a_new_one() {
    let Actor::Account { id, unit, grants, .. } = holder(&[(Role::System, DataScope::All)]) else {
        unreachable!("holder makes accounts")
    };
    let invited = Actor::Account { id, unit, grants, must_change_password: true };
    let own = Resource::of_account(&account("me"));
    for &action in Action::ALL {
        let open = action == Action::SessionSignIn || allowed_before_password(action);
        let expected = if open { Ok(()) } else { Err(Denied::PasswordChangeRequired) };
        assert_eq!(decide(&invited, action, &own).map(|_| ()), expected, "{}", action.name());
    }
}

/// Whether a list with this scope would show the object.
fn shows(scope: &Scope, resource: &Resource) -> bool {
    scope.is_all()
        || (scope.own().is_some() && scope.own() == resource.owner.as_ref())
        || !scope.units().is_disjoint(&resource.units)
        || !scope.subtrees().is_disjoint(&resource.above)
}

fn any_scope() -> impl Strategy<Value = DataScope> {
    let one = || prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(unit);
    prop_oneof![
        Just(DataScope::Own),
        Just(DataScope::All),
        one().prop_map(DataScope::Unit),
        one().prop_map(DataScope::Subtree),
        prop::collection::btree_set(one(), 0..3).prop_map(DataScope::Custom),
    ]
}

proptest! {
    #[test]
    fn a_list_shows_exactly_what_a_single_decision_allows(
        grants in prop::collection::vec((prop::sample::select(Role::ALL[2..].to_vec()), any_scope()), 0..4),
        owner in prop::option::of(prop::sample::select(vec!["me", "you"])),
        place in prop::option::of(prop::sample::select(vec!["a", "b", "c"])),
        action in prop::sample::select(Action::ALL.to_vec()),
    ) {
        let actor = holder(&grants);
        let chain = ["a", "b", "c"];
        let above = chain.iter().take_while(|id| place != Some(**id)).map(|id| unit(id));
        let mut resource = Resource { owner: owner.map(account), ..Resource::default() };
        if let Some(place) = place {
            resource = resource.in_units([unit(place)], above);
        }
        if action != Action::SessionSignIn {
            let listed = scope(&actor, action).is_ok_and(|scope| shows(&scope, &resource));
            prop_assert_eq!(listed, decide(&actor, action, &resource).is_ok());
        }
    }
}
