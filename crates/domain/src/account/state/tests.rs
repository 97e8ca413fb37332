//! Every state against every verb, and the lock through time.

use jiff::{SignedDuration, Timestamp};
use rstest::rstest;

use super::super::{
    Account, AccountId, AccountPolicy, AccountState, Login, NewAccount, PasswordHash, Standing,
};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn account(state: AccountState) -> Account {
    let new = NewAccount {
        id: AccountId::new("a").unwrap(),
        login: Login::new("wang").unwrap(),
        name: "王".into(),
        email: None,
        unit: None,
        password: PasswordHash::new("old".into()),
    };
    Account { state, ..Account::invite(new, NOW) }
}

fn locked(before: Standing) -> AccountState {
    AccountState::Locked { until: NOW + SignedDuration::from_mins(15), before }
}

const NEW: fn() -> PasswordHash = || PasswordHash::new("new".into());

#[rstest]
#[case(AccountState::Invited, ["active", "invited", "-", "disabled"])]
#[case(AccountState::Active, ["active", "invited", "-", "disabled"])]
#[case(locked(Standing::Invited), ["-", "invited", "invited", "disabled"])]
#[case(locked(Standing::Active), ["-", "invited", "active", "disabled"])]
#[case(AccountState::Disabled, ["-", "-", "-", "-"])]
fn every_state_against_every_verb(#[case] state: AccountState, #[case] expected: [&str; 4]) {
    let after = |result: Result<Account, super::InvalidTransition>| result.map_or("-", |a| a.state.name());
    let found = [
        after(account(state).change_password(NEW())),
        after(account(state).reset_password(NEW())),
        after(account(state).unlock()),
        after(account(state).disable()),
    ];
    assert_eq!(found, expected);
}

#[rstest]
#[case(AccountState::Invited, Standing::Invited)]
#[case(AccountState::Active, Standing::Active)]
fn the_fifth_failure_locks_and_the_lock_remembers(#[case] state: AccountState, #[case] before: Standing) {
    let policy = AccountPolicy::default();
    let mut account = account(state);
    for failures in 1..policy.failures {
        account = account.fail_sign_in(NOW, &policy).unwrap();
        assert_eq!((account.state, account.failures), (state, failures));
    }
    account = account.fail_sign_in(NOW, &policy).unwrap();
    assert_eq!(account.state, locked(before));
    let just_before = NOW + policy.lock - SignedDuration::from_micros(1);
    assert!(account.clone().sign_in(just_before).is_err());
    assert!(account.clone().fail_sign_in(just_before, &policy).is_err());
    let opened = account.sign_in(NOW + policy.lock).unwrap();
    assert_eq!((opened.state, opened.failures), (state, 0));
}

#[test]
fn a_success_forgets_the_failures() {
    let policy = AccountPolicy::default();
    let account = account(AccountState::Active).fail_sign_in(NOW, &policy).unwrap().sign_in(NOW).unwrap();
    assert_eq!(account.failures, 0);
}

#[test]
fn a_disabled_account_stays_shut_whatever_the_time() {
    let account = account(AccountState::Disabled);
    assert!(account.may_sign_in(Timestamp::MAX).is_err());
}

#[test]
fn a_lock_at_the_end_of_time_does_not_overflow() {
    let policy = AccountPolicy { failures: 1, ..AccountPolicy::default() };
    let account = account(AccountState::Active).fail_sign_in(Timestamp::MAX, &policy).unwrap();
    assert_eq!(account.state.name(), "locked");
}
