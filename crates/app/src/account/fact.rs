//! An account as its facts tell it: no password, no hash, no address.

use domain::account::Account;
use serde_json::{Value, json};

/// What a fact says of an account.
pub(crate) fn described(account: &Account) -> Value {
    json!({
        "login": account.login.as_str(),
        "name": account.name,
        "unit": account.unit.as_ref().map(ToString::to_string),
        "state": account.state.name(),
    })
}
