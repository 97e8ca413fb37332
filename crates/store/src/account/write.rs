//! Writing accounts.

use access::Permit;
use domain::account::{Account, AccountState, Standing};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

use crate::{
    error::Error,
    row::account::{ActiveModel, Column, Entity, Model},
    tx::Tx,
};

const TABLE: &str = "account";

/// Adds an account. A login that is taken is [`Error::Duplicate`].
pub async fn add(tx: &mut Tx, permit: &Permit, account: &Account) -> Result<(), Error> {
    demand(permit)?;
    let row = ActiveModel::from(row(account)).reset_all();
    Entity::insert(row).exec_without_returning(tx.inner()).await?;
    Ok(())
}

/// Saves a changed account and gives it the next version; [`Error::Stale`] where somebody else changed it since it was
/// read.
pub async fn save(tx: &mut Tx, permit: &Permit, account: Account) -> Result<Account, Error> {
    demand(permit)?;
    let saved = Account { version: account.version + 1, ..account };
    let mut row = ActiveModel::from(row(&saved)).reset_all();
    row.id = NotSet;
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(saved.id.as_str()))
        .filter(Column::Version.eq(account.version))
        .exec(tx.inner())
        .await?;
    match done.rows_affected {
        1 => Ok(saved),
        _ => Err(Error::Stale { table: TABLE, row: saved.id.to_string() }),
    }
}

/// Notes a sign-in, or a failed one: the count, the lock. It is no new version, because nobody edited the account.
pub async fn note_sign_in(tx: &mut Tx, permit: &Permit, account: &Account) -> Result<(), Error> {
    demand(permit)?;
    let row = row(account);
    let noted = ActiveModel {
        state: Set(row.state),
        locked_until: Set(row.locked_until),
        locked_before: Set(row.locked_before),
        failures: Set(row.failures),
        ..Default::default()
    };
    let done =
        Entity::update_many().set(noted).filter(Column::Id.eq(row.id.as_str())).exec(tx.inner()).await?;
    match done.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Missing { table: TABLE, row: row.id }),
    }
}

/// Signing in and giving roles change an account too: a lock, a version.
fn demand(permit: &Permit) -> Result<(), Error> {
    match permit.action().noun() {
        "account" | "session" | "grant" => Ok(()),
        _ => Err(Error::WrongPermit { wanted: TABLE, found: permit.action().name() }),
    }
}

fn row(account: &Account) -> Model {
    let (locked_until, locked_before) = match account.state {
        AccountState::Locked { until, before } => {
            let before = match before {
                Standing::Invited => "invited",
                Standing::Active => "active",
            };
            (Some(until.into()), Some(before.to_owned()))
        }
        _ => (None, None),
    };
    Model {
        id: account.id.to_string(),
        login: account.login.to_string(),
        name: account.name.clone(),
        email: account.email.clone(),
        unit: account.unit.as_ref().map(ToString::to_string),
        state: account.state.name().to_owned(),
        locked_until,
        locked_before,
        failures: i64::from(account.failures),
        password: account.password.expose().to_owned(),
        created_at: account.created_at.into(),
        version: account.version,
    }
}
