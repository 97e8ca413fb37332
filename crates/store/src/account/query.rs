//! Reading accounts.

use access::Scope;
use domain::{
    account::{Account, AccountId, AccountState, Login, PasswordHash, Standing},
    organisation::UnitId,
};
use kernel::{Page, PageRequest};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    db::{Db, Engine},
    error::Error,
    reach,
    row::account::{Column, Entity, Model},
    tx::Tx,
};

const TABLE: &str = "account";

/// Which accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// In this state.
    pub state: Option<String>,
    /// Whose name or login holds this.
    pub text: Option<String>,
}

/// Accounts by login.
pub async fn list(
    db: &Db,
    scope: &Scope,
    filter: &AccountFilter,
    page: &PageRequest,
) -> Result<Page<Account>, Error> {
    let mut query = Entity::find()
        .filter(reach::within(scope, Column::Unit, Some(Column::Id)))
        .order_by_asc(Column::Login)
        .limit(u64::from(page.limit()) + 1);
    if let Some(unit) = &filter.unit {
        query = query.filter(Column::Unit.eq(unit.as_str()));
    }
    if let Some(state) = &filter.state {
        query = query.filter(Column::State.eq(state.as_str()));
    }
    if let Some(text) = &filter.text {
        let (name, login) = (Column::Name.contains(text), Column::Login.contains(text.to_lowercase()));
        query = query.filter(Condition::any().add(name).add(login));
    }
    if let Some(after) = page.after() {
        query = query.filter(Column::Login.gt(after));
    }
    let rows = query.all(db.reader()).await?;
    let accounts = rows.into_iter().map(Account::try_from).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(accounts, page.limit(), |account| account.login.to_string()))
}

/// The account. Needs no scope: the caller decides on what it finds.
pub async fn find(db: &Db, id: &AccountId) -> Result<Option<Account>, Error> {
    Entity::find_by_id(id.as_str()).one(db.reader()).await?.map(Account::try_from).transpose()
}

/// The account of that login. Needs no scope: signing in is how an actor comes to be.
pub async fn find_by_login(db: &Db, login: &Login) -> Result<Option<Account>, Error> {
    let query = Entity::find().filter(Column::Login.eq(login.as_str()));
    query.one(db.reader()).await?.map(Account::try_from).transpose()
}

/// Whether there is any account at all. Needs no scope: it tells nothing of anybody.
pub async fn any(db: &Db) -> Result<bool, Error> {
    Ok(Entity::find().limit(1).one(db.reader()).await?.is_some())
}

/// The account as this transaction sees it, held so that nobody else changes it before the commit.
pub async fn load(tx: &mut Tx, id: &AccountId) -> Result<Option<Account>, Error> {
    let mut query = Entity::find_by_id(id.as_str());
    if tx.engine() == Engine::Postgres {
        query = query.lock_exclusive();
    }
    query.one(tx.inner()).await?.map(Account::try_from).transpose()
}

impl TryFrom<Model> for Account {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self, Error> {
        let key = row.id.clone();
        let wrong = |column, problem: String| Error::row(TABLE, column, &key, problem);
        let standing = |name: Option<&str>| match name {
            Some("invited") => Ok(Standing::Invited),
            Some("active") => Ok(Standing::Active),
            other => Err(wrong("locked_before", format!("{other:?} is no standing"))),
        };
        let state = match row.state.as_str() {
            "invited" => AccountState::Invited,
            "active" => AccountState::Active,
            "disabled" => AccountState::Disabled,
            "locked" => AccountState::Locked {
                until: row.locked_until.ok_or_else(|| wrong("locked_until", "is absent".to_owned()))?.at(
                    TABLE,
                    "locked_until",
                    &key,
                )?,
                before: standing(row.locked_before.as_deref())?,
            },
            other => return Err(wrong("state", format!("{other:?} is no state"))),
        };
        Ok(Self {
            id: AccountId::new(&row.id).map_err(|error| wrong("id", error.to_string()))?,
            login: Login::new(&row.login).map_err(|error| wrong("login", error.to_string()))?,
            name: row.name,
            email: row.email,
            unit: row
                .unit
                .map(|unit| UnitId::new(&unit))
                .transpose()
                .map_err(|error| wrong("unit", error.to_string()))?,
            state,
            failures: u32::try_from(row.failures).map_err(|error| wrong("failures", error.to_string()))?,
            password: PasswordHash::new(row.password),
            created_at: row.created_at.at(TABLE, "created_at", &key)?,
            version: row.version,
        })
    }
}
