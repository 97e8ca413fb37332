//! People who sign in.

mod login;
mod password;
mod policy;
mod state;

use jiff::Timestamp;

use crate::organisation::UnitId;

pub use login::{InvalidLogin, Login};
pub use password::{PasswordHash, PasswordProblem, check_password};
pub use policy::AccountPolicy;
pub use state::{AccountState, InvalidTransition, SignInRefused, Standing};

kernel::string_id!(
    /// The id of an account.
    AccountId
);

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: AccountId,
    /// What the person types to sign in; no two accounts share one.
    pub login: Login,
    /// Name, as colleagues know it.
    pub name: String,
    /// Address for e-mail, where one is known.
    pub email: Option<String>,
    /// The unit that the person works in.
    pub unit: Option<UnitId>,
    /// Whether the person may sign in.
    pub state: AccountState,
    /// Failed sign-ins since the last success.
    pub failures: u32,
    /// The password, hashed.
    pub password: PasswordHash,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Counts the changes: what two clerks who edit at once are told apart by.
    pub version: i64,
}

/// What an account is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Id.
    pub id: AccountId,
    /// What the person will type to sign in.
    pub login: Login,
    /// Name.
    pub name: String,
    /// Address for e-mail.
    pub email: Option<String>,
    /// The unit that the person works in.
    pub unit: Option<UnitId>,
    /// The first password, hashed; the person replaces it at the first sign-in.
    pub password: PasswordHash,
}

impl Account {
    /// An invited account: its first sign-in allows nothing but choosing a password.
    pub fn invite(new: NewAccount, now: Timestamp) -> Self {
        let NewAccount { id, login, name, email, unit, password } = new;
        Self {
            id,
            login,
            name,
            email,
            unit,
            state: AccountState::Invited,
            failures: 0,
            password,
            created_at: now,
            version: 1,
        }
    }
}
